// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/messageids.h"

#include <algorithm>

namespace lineside {

MessageIds::MessageIds(Conversation &conversation, const QDateTime &undated)
{
    if (!conversation.createdAt.isValid())
        conversation.createdAt = conversation.updatedAt.isValid() ? conversation.updatedAt : undated.isValid() ? undated : QDateTime::currentDateTime();
    if (!conversation.updatedAt.isValid())
        conversation.updatedAt = conversation.createdAt;
    conversation.id = ConversationId(historyIdAt(conversation.createdAt));
    m_conversation = conversation.id;
    m_time = conversation.createdAt;
}

void MessageIds::add(QList<StoredMessage> &messages, const QString &name, const QString &parent, ChatTurn turn)
{
    if (!name.isEmpty() && m_ids.contains(name))
        return;
    if (!turn.createdAt.isValid())
        turn.createdAt = m_time;
    m_time = turn.createdAt;
    m_last = std::max(m_last + 1, historyIdAt(turn.createdAt));
    turn.id = MessageId(m_last);
    if (!name.isEmpty())
        m_ids.insert(name, turn.id);
    messages.append({m_conversation, of(parent), std::move(turn)});
}

} // namespace lineside
