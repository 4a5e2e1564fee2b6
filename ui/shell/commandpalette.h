// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace lineside {

class ActionRegistry;

/// Every action by name: type some of its letters, Up and Down choose, Enter does it, Escape leaves.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(ActionRegistry &actions, QWidget *parent);

    void open();

Q_SIGNALS:
    /// Before the action is triggered, so that its page can be shown.
    void aboutToTrigger(QAction *action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void place();
    void moveBy(int rows);
    void run();
    void leave();

    ActionRegistry &m_actions;
    QLineEdit *m_edit;
    QListWidget *m_list;
    QPointer<QWidget> m_focusBefore;
};

} // namespace lineside
