// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/historyid.h"

#include <QObject>

class QAction;

namespace lineside {

class ActionRegistry;
class Asker;
class ChatColumn;
class ShownChat;

/// What the user does with turns: asks, asks again, edits what was asked, goes to another branch, stops the reply.
class TurnOrders : public QObject
{
    Q_OBJECT
public:
    TurnOrders(ShownChat &shown, ChatColumn &column, ActionRegistry &actions, QWidget *page);

    /// From now on that one asks and is stopped; null: the conversation.
    void setAsker(Asker *asker);
    void followBusy();
    void startEditing(int turn);

Q_SIGNALS:
    void verifyRequested(const lineside::ChatCall &call);
    void editingStarted();
    void statusMessage(const QString &message);

private:
    void connectTranscript();
    void followTurns();
    void enableActions();
    void send();
    bool isBusy() const;
    void stop();
    void retry();

    ShownChat &m_shown;
    ChatColumn &m_column;
    Asker *m_asker = nullptr;
    QAction *m_stop;
    QAction *m_retry;
    MessageId m_edited = MessageId::None; ///< the question that what is in the composer will stand beside
};

} // namespace lineside
