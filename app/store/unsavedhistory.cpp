// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/unsavedhistory.h"

#include "store/historyreader.h"

namespace lineside {

namespace {

// Removes the messages and all that follow them.
void removeFrom(QMap<MessageId, StoredMessage> &messages, QList<MessageId> doomed)
{
    QMultiHash<MessageId, MessageId> children;
    for (const StoredMessage &message : std::as_const(messages))
        children.insert(message.parent, message.turn.id);
    while (!doomed.isEmpty()) {
        const MessageId id = doomed.takeLast();
        if (id != MessageId::None && messages.remove(id) > 0)
            doomed += children.values(id);
    }
}

} // namespace

void UnsavedHistory::add(Change change)
{
    const quint64 number = ++m_last;
    // The last value takes the place of the last order: what was ordered in between does not speak of it, or was undone by it.
    const auto replace = [this, number](auto &places, auto id) {
        if (const auto before = places.constFind(id); before != places.cend())
            m_changes.erase(*before);
        places.insert(id, number);
    };
    if (const auto *conversation = std::get_if<Conversation>(&change))
        replace(m_conversations, conversation->id);
    else if (const auto *message = std::get_if<StoredMessage>(&change))
        replace(m_messages, message->turn.id);
    m_changes.emplace(number, std::move(change));
}

void UnsavedHistory::dropUpTo(quint64 number)
{
    while (!m_changes.empty() && m_changes.begin()->first <= number)
        drop(m_changes.begin()->first);
}

void UnsavedHistory::drop(quint64 number)
{
    const auto found = m_changes.find(number);
    if (found == m_changes.end())
        return;
    if (const auto *conversation = std::get_if<Conversation>(&found->second))
        m_conversations.remove(conversation->id);
    else if (const auto *message = std::get_if<StoredMessage>(&found->second))
        m_messages.remove(message->turn.id);
    m_changes.erase(found);
}

const Conversation *UnsavedHistory::conversation(ConversationId id) const
{
    const auto place = m_conversations.constFind(id);
    return place == m_conversations.cend() ? nullptr : &std::get<Conversation>(m_changes.at(*place));
}

QList<StoredMessage> UnsavedHistory::messages(ConversationId id, const QList<StoredMessage> &kept) const
{
    if (!conversationsWithChangedMessages().contains(id))
        return kept;
    QMap<MessageId, StoredMessage> messages;
    for (const StoredMessage &message : kept)
        messages.insert(message.turn.id, message);
    for (const auto &[number, change] : m_changes) {
        if (const auto *message = std::get_if<StoredMessage>(&change); message && message->conversation == id)
            messages.insert(message->turn.id, *message);
        else if (const auto *removal = std::get_if<MessageRemoval>(&change); removal && removal->conversation == id)
            removeFrom(messages, removal->messages);
    }
    QList<StoredMessage> merged = messages.values();
    mendTree(merged);
    return merged;
}

QSet<ConversationId> UnsavedHistory::changedConversations() const
{
    QSet<ConversationId> changed;
    for (const auto &[number, change] : m_changes) {
        if (const auto *one = std::get_if<Conversation>(&change))
            changed.insert(one->id);
        else if (const auto *removal = std::get_if<ConversationRemoval>(&change))
            changed.unite({removal->conversations.begin(), removal->conversations.end()});
    }
    return changed;
}

QSet<ConversationId> UnsavedHistory::conversationsWithChangedMessages() const
{
    QSet<ConversationId> changed;
    for (const auto &[number, change] : m_changes) {
        if (const auto *message = std::get_if<StoredMessage>(&change))
            changed.insert(message->conversation);
        else if (const auto *removal = std::get_if<MessageRemoval>(&change))
            changed.insert(removal->conversation);
    }
    return changed;
}

bool UnsavedHistory::isRemoved(ConversationId id, bool isKeptRemoved) const
{
    bool removed = isKeptRemoved;
    for (const auto &[number, change] : m_changes) {
        if (const auto *removal = std::get_if<ConversationRemoval>(&change); removal && removal->conversations.contains(id))
            removed = removal->at.has_value();
    }
    return removed;
}

const StoredMessage *UnsavedHistory::message(MessageId id) const
{
    const auto place = m_messages.constFind(id);
    return place == m_messages.cend() ? nullptr : &std::get<StoredMessage>(m_changes.at(*place));
}

QList<StoredMessage> UnsavedHistory::allMessages() const
{
    QList<StoredMessage> messages;
    for (const auto &[number, change] : m_changes) {
        if (const auto *message = std::get_if<StoredMessage>(&change))
            messages.append(*message);
    }
    return messages;
}

} // namespace lineside
