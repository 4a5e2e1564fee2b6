// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routetreemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

RouteTreeModel::RouteTreeModel(Catalog &catalog, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(catalog)
{
    connect(&m_catalog, &Catalog::changed, this, &RouteTreeModel::sync);
    sync();
}

void RouteTreeModel::setListing(const GatewayId &gateway, const QList<Route> &routes)
{
    m_there[gateway] = routes;
    m_listed.insert(gateway);
    sync();
}

void RouteTreeModel::setListed(const GatewayId &gateway, const Route &route)
{
    QList<Route> &routes = m_there[gateway];
    const auto same = std::ranges::find(routes, route.id, &Route::id);
    if (same == routes.end())
        routes.append(route);
    else
        *same = route;
    sync();
}

void RouteTreeModel::setUnlisted(const GatewayId &gateway, const RouteId &route)
{
    m_there[gateway].removeIf([&route](const Route &listed) { return listed.id == route; });
    sync();
}

void RouteTreeModel::forgetListing(const GatewayId &gateway)
{
    m_there.remove(gateway);
    m_listed.remove(gateway);
    sync();
}

std::optional<Route> RouteTreeModel::there(const GatewayId &gateway, const RouteId &route) const
{
    const auto listing = m_there.constFind(gateway);
    if (listing == m_there.constEnd())
        return std::nullopt;
    const auto found = std::ranges::find(*listing, route, &Route::id);
    return found == listing->end() ? std::nullopt : std::optional(*found);
}

Drift RouteTreeModel::drift(const GatewayId &gateway, const RouteId &route) const
{
    const QVariant drift = find(gateway, route).data(DriftRole);
    return drift.isValid() ? Drift(drift.toInt()) : Drift::Unknown;
}

QList<RouteTreeModel::Leaf> RouteTreeModel::leavesOf(const GatewayId &gateway) const
{
    QList<Leaf> leaves;
    const auto add = [&leaves](const Route &route, Drift drift) {
        leaves.append({ .id = route.id, .label = route.label(), .detail = route.uris.join(u", "_s), .drift = drift });
    };
    const QList<Route> drafts = m_catalog.routesOf(gateway);
    for (const Route &draft : drafts) {
        const std::optional<Route> other = there(gateway, draft.id);
        const bool isKnown = other || isListed(gateway);
        add(draft, isKnown ? driftOf(&draft, other ? &*other : nullptr) : Drift::Unknown);
    }
    const QList<Route> listing = m_there.value(gateway);
    for (const Route &listed : listing) {
        if (std::ranges::find(drafts, listed.id, &Route::id) == drafts.end())
            add(listed, Drift::OnlyThere);
    }
    return leaves;
}

void RouteTreeModel::sync()
{
    const QList<Gateway> &gateways = m_catalog.workspace().gateways;
    for (int row = int(m_branches.size()) - 1; row >= 0; --row) {
        const GatewayId id = m_branches[size_t(row)]->id;
        if (std::ranges::find(gateways, id, &Gateway::id) != gateways.end())
            continue;
        beginRemoveRows({}, row, row);
        m_branches.erase(m_branches.begin() + row);
        m_there.remove(id);
        m_listed.remove(id);
        endRemoveRows();
    }
    for (const Gateway &gateway : gateways) {
        const QString detail = gateway.adminUrl.authority();
        int row = rowOf(gateway.id);
        if (row < 0) {
            row = int(m_branches.size());
            beginInsertRows({}, row, row);
            m_branches.push_back(
                std::make_unique<Branch>(Branch { .id = gateway.id, .name = gateway.name, .detail = detail, .leaves = {} }));
            endInsertRows();
        }
        Branch &branch = *m_branches[size_t(row)];
        if (branch.name != gateway.name || branch.detail != detail) {
            branch.name = gateway.name;
            branch.detail = detail;
            Q_EMIT dataChanged(index(row, 0), index(row, 0));
        }
        syncLeaves(row, leavesOf(gateway.id));
    }
}

void RouteTreeModel::syncLeaves(int row, const QList<Leaf> &wanted)
{
    const QModelIndex parent = index(row, 0);
    QList<Leaf> &leaves = m_branches[size_t(row)]->leaves;
    for (int i = int(leaves.size()) - 1; i >= 0; --i) {
        if (std::ranges::find(wanted, leaves.at(i).id, &Leaf::id) != wanted.end())
            continue;
        beginRemoveRows(parent, i, i);
        leaves.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        const auto present = std::ranges::find(leaves, wanted.at(i).id, &Leaf::id);
        if (present == leaves.end()) {
            beginInsertRows(parent, i, i);
            leaves.insert(i, wanted.at(i));
            endInsertRows();
            continue;
        }
        if (const int from = int(present - leaves.begin()); from != i) {
            beginMoveRows(parent, from, from, parent, i);
            leaves.move(from, i);
            endMoveRows();
        }
        if (leaves.at(i) != wanted.at(i)) {
            leaves[i] = wanted.at(i);
            Q_EMIT dataChanged(index(i, 0, parent), index(i, 0, parent));
        }
    }
}

int RouteTreeModel::rowOf(const GatewayId &gateway) const
{
    const auto found = std::ranges::find_if(m_branches, [&gateway](const auto &branch) { return branch->id == gateway; });
    return found == m_branches.end() ? -1 : int(found - m_branches.begin());
}

QModelIndex RouteTreeModel::find(const GatewayId &gateway, const RouteId &route) const
{
    const int row = rowOf(gateway);
    if (row < 0 || route.isEmpty())
        return row < 0 ? QModelIndex() : index(row, 0);
    const QList<Leaf> &leaves = m_branches[size_t(row)]->leaves;
    const auto leaf = std::ranges::find(leaves, route, &Leaf::id);
    return leaf == leaves.end() ? QModelIndex() : index(int(leaf - leaves.begin()), 0, index(row, 0));
}

const RouteTreeModel::Branch *RouteTreeModel::branchOf(const QModelIndex &index) const
{
    if (const auto *branch = static_cast<const Branch *>(index.constInternalPointer()))
        return branch;
    return m_branches[size_t(index.row())].get();
}

QModelIndex RouteTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_branches[size_t(parent.row())].get()) : createIndex(row, column, nullptr);
}

QModelIndex RouteTreeModel::parent(const QModelIndex &child) const
{
    const auto *branch = static_cast<const Branch *>(child.constInternalPointer());
    return branch ? createIndex(rowOf(branch->id), 0, nullptr) : QModelIndex();
}

int RouteTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_branches.size());
    if (parent.constInternalPointer() || parent.column() > 0)
        return 0;
    return int(m_branches[size_t(parent.row())]->leaves.size());
}

int RouteTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant RouteTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Branch *branch = branchOf(index);
    if (role == GatewayIdRole)
        return branch->id.toString();
    if (!index.constInternalPointer()) {
        if (role == Qt::DisplayRole)
            return branch->name;
        return role == DetailRole || role == Qt::ToolTipRole ? QVariant(branch->detail) : QVariant();
    }
    const Leaf &leaf = branch->leaves.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return leaf.label;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(leaf.label, driftName(leaf.drift));
    case Qt::ToolTipRole:
        return tr("%1 · %2").arg(leaf.id.toString(), driftName(leaf.drift));
    case DetailRole:
        return leaf.detail;
    case DriftRole:
        return int(leaf.drift);
    case RouteIdRole:
        return leaf.id.toString();
    default:
        return {};
    }
}

} // namespace lineside
