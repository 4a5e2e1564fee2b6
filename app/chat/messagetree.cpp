// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/messagetree.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace lineside {

MessageTree::MessageTree()
{
    m_nodes.insert(MessageId::None, {});
}

MessageTree MessageTree::from(const QList<MessageLink> &links, TreeRepairs *repairs)
{
    TreeRepairs found;
    MessageTree tree;
    QList<MessageId> ids;
    ids.reserve(links.size());
    tree.m_nodes.reserve(links.size() + 1);
    for (const MessageLink &link : links) {
        if (tree.m_nodes.contains(link.id)) { // that of None is there from the start
            ++found.doubled;
            continue;
        }
        tree.m_nodes.insert(link.id, {.parent = link.parent, .shown = MessageId::None, .children = {}});
        ids.append(link.id);
    }
    for (Node &node : tree.m_nodes) {
        if (tree.m_nodes.contains(node.parent))
            continue;
        node.parent = MessageId::None;
        ++found.orphaned;
    }
    // Where each is greater than what it follows, as it is unless a clock went back, there can be no circle.
    const auto isLater = [](const MessageLink &link) { return link.parent < link.id; };
    if (!std::ranges::all_of(links, isLater))
        breakCircles(tree.m_nodes, found);
    if (!std::ranges::is_sorted(ids))
        std::ranges::sort(ids);
    for (const MessageId id : std::as_const(ids)) {
        QList<MessageId> &children = tree.m_nodes[tree.parentOf(id)].children;
        if (children.isEmpty())
            children = {id}; // mostly the only one, and takes no room to grow
        else
            children.append(id);
    }
    tree.showUpTo(tree.endBelow(MessageId::None));
    if (repairs)
        *repairs = found;
    return tree;
}

void MessageTree::breakCircles(QHash<MessageId, Node> &nodes, TreeRepairs &repairs)
{
    QSet<MessageId> safe{MessageId::None}; // leads to a beginning
    safe.reserve(nodes.size());
    QList<MessageId> way;
    for (auto start = nodes.cbegin(); start != nodes.cend(); ++start) {
        way.clear();
        QSet<MessageId> onWay;
        MessageId at = start.key();
        while (!safe.contains(at) && !onWay.contains(at)) {
            way.append(at);
            onWay.insert(at);
            at = nodes.constFind(at)->parent;
        }
        if (!safe.contains(at)) {
            const auto oldest = std::min_element(way.cbegin() + way.indexOf(at), way.cend());
            nodes.find(*oldest)->parent = MessageId::None;
            ++repairs.cyclic;
        }
        for (const MessageId id : std::as_const(way))
            safe.insert(id);
    }
}

MessageId MessageTree::parentOf(MessageId id) const
{
    const auto node = m_nodes.constFind(id);
    return node == m_nodes.cend() ? MessageId::None : node->parent;
}

QList<MessageId> MessageTree::childrenOf(MessageId id) const
{
    const auto node = m_nodes.constFind(id);
    return node == m_nodes.cend() ? QList<MessageId>() : node->children;
}

BranchPlace MessageTree::branchOf(MessageId id) const
{
    if (!contains(id))
        return {};
    const QList<MessageId> &branches = m_nodes.constFind(parentOf(id))->children;
    return {int(std::ranges::lower_bound(branches, id) - branches.cbegin()), int(branches.size())};
}

MessageId MessageTree::branchBeside(MessageId id, int branch) const
{
    return contains(id) ? childrenOf(parentOf(id)).value(branch, MessageId::None) : MessageId::None;
}

QList<MessageId> MessageTree::pathTo(MessageId id) const
{
    QList<MessageId> path;
    for (; contains(id); id = parentOf(id))
        path.append(id);
    std::ranges::reverse(path);
    return path;
}

MessageId MessageTree::endBelow(MessageId id) const
{
    auto node = m_nodes.constFind(id);
    while (node != m_nodes.cend() && !node->children.isEmpty()) {
        id = node->shown == MessageId::None ? node->children.constLast() : node->shown;
        node = m_nodes.constFind(id);
    }
    return id;
}

void MessageTree::showUpTo(MessageId id)
{
    if (id != MessageId::None && !contains(id))
        return;
    const MessageId before = std::exchange(m_leaf, id);
    while (id != MessageId::None) {
        const MessageId parent = parentOf(id);
        m_nodes[parent].shown = id;
        if (parent == before)
            return; // above, the path is as it was
        id = parent;
    }
}

bool MessageTree::add(MessageId id, MessageId parent)
{
    if (m_nodes.contains(id) || !m_nodes.contains(parent))
        return false;
    m_nodes.insert(id, {.parent = parent, .shown = MessageId::None, .children = {}});
    QList<MessageId> &siblings = m_nodes[parent].children;
    siblings.insert(std::ranges::upper_bound(siblings, id), id);
    return true;
}

QList<MessageId> MessageTree::subtree(MessageId id) const
{
    QList<MessageId> ids{id};
    for (qsizetype next = 0; next < ids.size(); ++next)
        ids += m_nodes.constFind(ids.at(next))->children;
    return ids;
}

RemovedBranch MessageTree::remove(MessageId id)
{
    if (!contains(id))
        return {};
    RemovedBranch removed;
    const MessageId parent = parentOf(id);
    for (const MessageId each : subtree(id)) {
        const Node node = m_nodes.take(each);
        removed.parts.append({{each, node.parent}, node.shown});
        if (each == m_leaf)
            removed.leaf = each;
    }
    Node &above = m_nodes[parent];
    const qsizetype place = above.children.indexOf(id);
    above.children.removeAt(place);
    const MessageId beside = above.children.value(std::min(place, above.children.size() - 1), MessageId::None);
    if (above.shown == id)
        above.shown = beside;
    if (removed.leaf != MessageId::None)
        showUpTo(beside == MessageId::None ? parent : endBelow(beside));
    return removed;
}

bool MessageTree::putBack(const RemovedBranch &removed)
{
    const auto isTaken = [this](const RemovedBranch::Part &part) { return m_nodes.contains(part.link.id); };
    if (removed.parts.isEmpty() || !m_nodes.contains(removed.parts.constFirst().link.parent) || std::ranges::any_of(removed.parts, isTaken))
        return false;
    for (const RemovedBranch::Part &part : removed.parts) {
        add(part.link.id, part.link.parent);
        m_nodes[part.link.id].shown = part.shown;
    }
    if (removed.leaf != MessageId::None)
        showUpTo(removed.leaf);
    return true;
}

} // namespace lineside
