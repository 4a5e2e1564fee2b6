// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

class QMenu;
class QToolButton;

namespace lineside {

class ActionRegistry;
class ChatColumn;
class Inspector;
class ShownChat;

/// Opens the inspector, keeps it in step with the conversation and the composer while it is open, and takes over what is edited in it.
class InspectorFeed : public QObject
{
    Q_OBJECT
public:
    InspectorFeed(Inspector &inspector, ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page);

    void showSession();
    void showOnWire(int turn); ///< opens the inspector at that reply

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    void connectSignals();
    void addToMenu(QMenu *menu, int turn);
    void showTarget();
    void refresh();

    Inspector &m_inspector;
    ShownChat &m_shown;
    ChatColumn &m_column;
    QToolButton *m_button;
    QTimer m_soon; ///< not with every key that is typed
};

} // namespace lineside
