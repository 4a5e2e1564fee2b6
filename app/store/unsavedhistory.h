// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QHash>
#include <QSet>

#include <map>
#include <optional>
#include <variant>

namespace lineside {

/// What was put and is not on disk yet, in its order. Of several values of one thing only the last is kept, so it grows with what is
/// new and not with time. Answers for itself while the disk refuses.
class UnsavedHistory
{
public:
    struct MessageRemoval {
        ConversationId conversation = ConversationId::None;
        QList<MessageId> messages;
    };
    struct ConversationRemoval {
        QList<ConversationId> conversations;
        std::optional<QDateTime> at; ///< empty: they are restored
    };
    using Change = std::variant<Conversation, StoredMessage, MessageRemoval, ConversationRemoval>;

    void add(Change change);
    bool isEmpty() const { return m_changes.empty(); }
    const std::map<quint64, Change> &changes() const { return m_changes; }
    quint64 lastNumber() const { return m_last; }
    void dropUpTo(quint64 number); ///< these are on disk
    void drop(quint64 number);

    // What is kept, with these changes on top.
    const Conversation *conversation(ConversationId id) const;
    const StoredMessage *message(MessageId id) const;
    QList<StoredMessage> allMessages() const;
    QList<StoredMessage> messages(ConversationId id, const QList<StoredMessage> &kept) const;
    bool isRemoved(ConversationId id, bool isKeptRemoved) const;
    QSet<ConversationId> changedConversations() const; ///< by themselves, or removed or restored
    QSet<ConversationId> conversationsWithChangedMessages() const;

private:
    std::map<quint64, Change> m_changes;
    QHash<ConversationId, quint64> m_conversations; ///< where the value of each is
    QHash<MessageId, quint64> m_messages;
    quint64 m_last = 0;
};

} // namespace lineside
