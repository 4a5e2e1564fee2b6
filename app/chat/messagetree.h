// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"

#include <QHash>
#include <QList>

namespace lineside {

/// Which of the other ways to go on from the same place a turn is.
struct BranchPlace {
    int index = 0; ///< from 0, in the order they were made
    int count = 1;
    friend bool operator==(const BranchPlace &, const BranchPlace &) = default;
};

/// A message and the one it follows; None where it begins the conversation.
struct MessageLink {
    MessageId id = MessageId::None;
    MessageId parent = MessageId::None;
    friend bool operator==(const MessageLink &, const MessageLink &) = default;
};

/// What was not as it should be in a list of messages, and was put right.
struct TreeRepairs {
    qsizetype doubled = 0;  ///< without an id, or with one that another has: left out
    qsizetype orphaned = 0; ///< what it follows is missing: it begins the conversation another way
    qsizetype cyclic = 0;   ///< followed itself around: the oldest of the circle begins the conversation another way
    bool isEmpty() const { return *this == TreeRepairs{}; }
    friend bool operator==(const TreeRepairs &, const TreeRepairs &) = default;
};

/// A branch that was taken out, as it must be to come back as it was.
struct RemovedBranch {
    struct Part {
        MessageLink link;
        MessageId shown = MessageId::None;
        friend bool operator==(const Part &, const Part &) = default;
    };
    QList<Part> parts; ///< what is followed before what follows; the first is the branch itself
    MessageId leaf = MessageId::None; ///< the end of what was shown, if it was in here
};

/// How the messages of a conversation follow one another, and which of them are shown: one path from a beginning down to `leaf`. Every
/// place remembers which way was shown below it last, so that going back to a branch shows it as it was left.
class MessageTree
{
public:
    MessageTree();
    /// Takes any list, whatever its order, and shows the newest way. Linear in the number of links, but for sorting them.
    static MessageTree from(const QList<MessageLink> &links, TreeRepairs *repairs = nullptr);

    bool contains(MessageId id) const { return id != MessageId::None && m_nodes.contains(id); }
    qsizetype size() const { return m_nodes.size() - 1; }
    MessageId parentOf(MessageId id) const;
    QList<MessageId> childrenOf(MessageId id) const; ///< in the order of their ids; of None: the beginnings
    BranchPlace branchOf(MessageId id) const;
    /// The branch with that number beside `id`; None if there is none.
    MessageId branchBeside(MessageId id, int branch) const;

    MessageId leaf() const { return m_leaf; } ///< None: nothing is shown
    QList<MessageId> path() const { return pathTo(m_leaf); }
    QList<MessageId> pathTo(MessageId id) const;
    /// The end of the way below `id` that was shown last, or else is the newest.
    MessageId endBelow(MessageId id) const;
    /// Shows the path down to `id` and nothing below it.
    void showUpTo(MessageId id);

    /// Does not show it. False, and nothing done, if `id` is taken or `parent` is not there.
    bool add(MessageId id, MessageId parent);
    /// Takes out the message and all that follows it. If that was shown, the branch beside it is shown now, or else what it followed.
    RemovedBranch remove(MessageId id);
    /// False, and nothing done, if what it followed is gone or one of it is there.
    bool putBack(const RemovedBranch &removed);

private:
    struct Node {
        MessageId parent = MessageId::None;
        MessageId shown = MessageId::None; ///< the child that was shown last; None: the newest
        QList<MessageId> children;
    };
    static void breakCircles(QHash<MessageId, Node> &nodes, TreeRepairs &repairs);
    QList<MessageId> subtree(MessageId id) const;

    QHash<MessageId, Node> m_nodes; ///< that of None holds the beginnings
    MessageId m_leaf = MessageId::None;
};

} // namespace lineside
