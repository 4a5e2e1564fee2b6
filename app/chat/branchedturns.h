// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/messagetree.h"
#include "core/chatturn.h"
#include "core/historystore.h"

namespace lineside {

/// Turns that were taken out, as they must be to come back.
struct RemovedTurns {
    RemovedBranch branch;
    QList<ChatTurn> turns; ///< as `branch.parts`
};

/// The turns of a conversation with all its branches: those that are shown stand in a row, the others lie aside. Each is in one place only, so
/// that a reply grows without being copied.
class BranchedTurns
{
public:
    BranchedTurns() = default;
    /// Takes any list; shows the branch that ends in `leaf`, or the newest if it is not there.
    explicit BranchedTurns(const QList<StoredMessage> &messages, MessageId leaf = MessageId::None, TreeRepairs *repairs = nullptr);

    const QList<ChatTurn> &shown() const { return m_shown; }
    const MessageTree &tree() const { return m_tree; }
    /// Null if there is none. Good until something is added, removed or shown.
    const ChatTurn *find(MessageId id) const;
    ChatTurn *find(MessageId id);
    int indexOf(MessageId id) const; ///< among those that are shown; -1 if it is not
    /// All that there are, in the order of their ids.
    QList<StoredMessage> all(ConversationId conversation) const;

    /// Follows the last that is shown, and is shown. Must have an id that is not taken.
    void append(ChatTurn turn);
    /// Lies aside, following `parent`. False if that is not there, or the id is taken.
    bool addAside(ChatTurn turn, MessageId parent);
    /// Shows the path down to `id` and nothing below. Returns the first place where another turn stands now, or none; -1 if none does.
    int showUpTo(MessageId id);
    /// What `removed` holds is empty if there is no such message. Returns as `showUpTo`.
    int remove(MessageId id, RemovedTurns &removed);
    bool putBack(const RemovedTurns &removed, int &firstChanged);

private:
    int followTree();

    MessageTree m_tree;
    QList<ChatTurn> m_shown;
    QHash<MessageId, ChatTurn> m_aside;
};

} // namespace lineside
