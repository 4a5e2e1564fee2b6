// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace lineside {

/// The pages of the window, in their order: three to work in, and what all of it came to.
enum class WorkspacePage { Chat, Routes, Verify, Usage };

/// The narrow strip that switches the pages, with the usage and the settings at its foot.
class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void setCurrent(WorkspacePage page);
    void clearCurrent(); ///< none of the workspaces is shown
    QToolButton *settingsButton() const { return m_settings; }

Q_SIGNALS:
    void pageChosen(lineside::WorkspacePage page);
    void settingsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &iconName, const QString &text);
    void fitButtons();

    QButtonGroup *m_pages;
    QVBoxLayout *m_layout;
    QToolButton *m_settings;
};

} // namespace lineside
