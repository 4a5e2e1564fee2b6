// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/branchedturns.h"

#include <algorithm>
#include <utility>

namespace lineside {

BranchedTurns::BranchedTurns(const QList<StoredMessage> &messages, MessageId leaf, TreeRepairs *repairs)
{
    QList<MessageLink> links;
    links.reserve(messages.size());
    for (const StoredMessage &message : messages)
        links.append({message.turn.id, message.parent});
    m_tree = MessageTree::from(links, repairs);
    if (m_tree.contains(leaf))
        m_tree.showUpTo(leaf);
    const QList<MessageId> path = m_tree.path();
    m_shown.reserve(path.size());
    // Without branches the list is the path, and nothing has to be looked up.
    const auto isPath = [](const StoredMessage &message, MessageId id) { return message.turn.id == id; };
    if (std::ranges::equal(messages, path, isPath)) {
        for (const StoredMessage &message : messages)
            m_shown.append(message.turn);
        return;
    }
    for (const StoredMessage &message : messages) {
        if (m_tree.contains(message.turn.id) && !m_aside.contains(message.turn.id))
            m_aside.insert(message.turn.id, message.turn);
    }
    followTree();
}

const ChatTurn *BranchedTurns::find(MessageId id) const
{
    const auto aside = m_aside.constFind(id);
    if (aside != m_aside.cend())
        return &*aside;
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_shown.at(index);
}

ChatTurn *BranchedTurns::find(MessageId id)
{
    const auto aside = m_aside.find(id);
    if (aside != m_aside.end())
        return &*aside;
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_shown[index];
}

int BranchedTurns::indexOf(MessageId id) const
{
    const auto found = std::find_if(m_shown.crbegin(), m_shown.crend(), [id](const ChatTurn &turn) { return turn.id == id; });
    return int(m_shown.crend() - found) - 1;
}

QList<StoredMessage> BranchedTurns::all(ConversationId conversation) const
{
    QList<StoredMessage> messages;
    messages.reserve(m_tree.size());
    const auto add = [&](const ChatTurn &turn) {
        messages.append({.conversation = conversation, .parent = m_tree.parentOf(turn.id), .turn = turn});
    };
    std::ranges::for_each(m_shown, add);
    std::ranges::for_each(m_aside, add);
    std::ranges::sort(messages, {}, [](const StoredMessage &message) { return message.turn.id; });
    return messages;
}

void BranchedTurns::append(ChatTurn turn)
{
    if (!m_tree.add(turn.id, m_tree.leaf()))
        return;
    m_tree.showUpTo(turn.id);
    m_shown.append(std::move(turn));
}

bool BranchedTurns::addAside(ChatTurn turn, MessageId parent)
{
    const MessageId id = turn.id;
    if (!m_tree.add(id, parent))
        return false;
    m_aside.insert(id, std::move(turn));
    return true;
}

int BranchedTurns::showUpTo(MessageId id)
{
    m_tree.showUpTo(id);
    return followTree();
}

int BranchedTurns::remove(MessageId id, RemovedTurns &removed)
{
    removed.branch = m_tree.remove(id);
    // What leaves the row goes aside first, so that all of them are taken from there.
    const int changed = followTree();
    removed.turns.clear();
    for (const RemovedBranch::Part &part : std::as_const(removed.branch.parts))
        removed.turns.append(m_aside.take(part.link.id));
    return changed;
}

bool BranchedTurns::putBack(const RemovedTurns &removed, int &firstChanged)
{
    if (!m_tree.putBack(removed.branch))
        return false;
    for (const ChatTurn &turn : removed.turns)
        m_aside.insert(turn.id, turn);
    firstChanged = followTree();
    return true;
}

int BranchedTurns::followTree()
{
    const QList<MessageId> path = m_tree.path();
    const auto differs = std::ranges::mismatch(m_shown, path, {}, &ChatTurn::id);
    const auto same = differs.in2 - path.cbegin();
    if (same == m_shown.size() && same == path.size())
        return -1;
    while (m_shown.size() > same) {
        ChatTurn turn = m_shown.takeLast();
        const MessageId id = turn.id;
        m_aside.insert(id, std::move(turn));
    }
    for (const MessageId id : path.sliced(same))
        m_shown.append(m_aside.take(id));
    return int(same);
}

} // namespace lineside
