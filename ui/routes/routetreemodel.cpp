// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routetreemodel.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

RouteTreeModel::RouteTreeModel(Catalog &catalog, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(catalog)
    , m_listing(catalog, nullptr)
{
    connect(&m_catalog, &Catalog::changed, this, &RouteTreeModel::sync);
    connect(&m_listing, &GatewayListing::changed, this, &RouteTreeModel::syncBranch);
    sync();
}

std::optional<Route> RouteTreeModel::there(const GatewayId &gateway, const RouteId &route) const
{
    const Route *listed = m_listing.route(gateway, route);
    return listed ? std::optional(*listed) : std::nullopt;
}

Drift RouteTreeModel::drift(const GatewayId &gateway, const RouteId &route) const
{
    const RouteDrift *drift = m_listing.drift(gateway, route);
    if (drift)
        return shownDrift(drift->state);
    const bool isOnlyThere = m_listing.route(gateway, route) && !m_catalog.route(gateway, route);
    return isOnlyThere ? Drift::OnlyThere : Drift::Unknown;
}

QList<RouteTreeModel::Leaf> RouteTreeModel::leavesOf(const GatewayId &gateway) const
{
    QList<Leaf> leaves;
    QSet<RouteId> here;
    const auto add = [&leaves](const Route &route, Drift drift) {
        leaves.append({ .id = route.id, .label = route.label(), .uris = route.uris, .drift = drift });
    };
    const QList<Route> &listing = m_listing.routes(gateway);
    const QList<GatewayRoute> &drafts = m_catalog.workspace().routes; // thousands, so none is copied
    leaves.reserve(drafts.size() + listing.size());
    here.reserve(drafts.size());
    for (const GatewayRoute &draft : drafts) {
        if (draft.gateway != gateway)
            continue;
        here.insert(draft.route.id);
        const RouteDrift *drift = m_listing.drift(gateway, draft.route.id);
        add(draft.route, drift ? shownDrift(drift->state) : Drift::Unknown);
    }
    for (const Route &listed : listing) {
        if (!here.contains(listed.id))
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
        endRemoveRows();
        m_listing.forget(id);
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
        m_listing.followDrafts(gateway.id);
        syncBranch(gateway.id);
    }
}

void RouteTreeModel::syncBranch(const GatewayId &gateway)
{
    const int row = rowOf(gateway);
    if (row < 0)
        return;
    const QList<Leaf> wanted = leavesOf(gateway);
    if (wanted == m_branches[size_t(row)]->leaves)
        return;
    removeLeaves(row, wanted);
    insertLeaves(row, wanted);
    changeLeaves(row, wanted);
}

void RouteTreeModel::removeLeaves(int row, const QList<Leaf> &wanted)
{
    QSet<RouteId> kept;
    kept.reserve(wanted.size());
    for (const Leaf &leaf : wanted)
        kept.insert(leaf.id);
    QList<Leaf> &leaves = m_branches[size_t(row)]->leaves;
    const QModelIndex parent = index(row, 0);
    for (qsizetype last = leaves.size() - 1; last >= 0; --last) {
        if (kept.contains(leaves.at(last).id))
            continue;
        qsizetype first = last;
        while (first > 0 && !kept.contains(leaves.at(first - 1).id))
            --first;
        beginRemoveRows(parent, int(first) + FirstRoute, int(last) + FirstRoute);
        leaves.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

// What stays is mostly in the order that is wanted already; what is new comes in as few ranges as there are.
void RouteTreeModel::insertLeaves(int row, const QList<Leaf> &wanted)
{
    QList<Leaf> &leaves = m_branches[size_t(row)]->leaves;
    const QModelIndex parent = index(row, 0);
    QSet<RouteId> present;
    present.reserve(leaves.size());
    for (const Leaf &leaf : std::as_const(leaves))
        present.insert(leaf.id);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i < leaves.size() && leaves.at(i).id == wanted.at(i).id)
            continue;
        if (present.contains(wanted.at(i).id)) {
            const qsizetype from = std::ranges::find(leaves.cbegin() + i, leaves.cend(), wanted.at(i).id, &Leaf::id) - leaves.cbegin();
            beginMoveRows(parent, int(from) + FirstRoute, int(from) + FirstRoute, parent, int(i) + FirstRoute);
            leaves.move(from, i);
            endMoveRows();
            continue;
        }
        qsizetype end = i + 1;
        while (end < wanted.size() && !present.contains(wanted.at(end).id))
            ++end;
        beginInsertRows(parent, int(i) + FirstRoute, int(end) - 1 + FirstRoute);
        leaves = leaves.first(i) + wanted.sliced(i, end - i) + leaves.sliced(i);
        endInsertRows();
        i = end - 1;
    }
}

void RouteTreeModel::changeLeaves(int row, const QList<Leaf> &wanted)
{
    QList<Leaf> &leaves = m_branches[size_t(row)]->leaves;
    qsizetype first = -1;
    qsizetype last = -1;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (leaves.at(i) == wanted.at(i))
            continue;
        leaves[i] = wanted.at(i);
        first = first < 0 ? i : first;
        last = i;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(int(first) + FirstRoute, 0, index(row, 0)), index(int(last) + FirstRoute, 0, index(row, 0)));
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
    return leaf == leaves.end() ? QModelIndex() : index(int(leaf - leaves.begin()) + FirstRoute, 0, index(row, 0));
}

QModelIndex RouteTreeModel::findResources(const GatewayId &gateway) const
{
    const int row = rowOf(gateway);
    return row < 0 ? QModelIndex() : index(0, 0, index(row, 0));
}

int RouteTreeModel::routeCount(const GatewayId &gateway) const
{
    const int row = rowOf(gateway);
    return row < 0 ? 0 : int(m_branches[size_t(row)]->leaves.size());
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
    return FirstRoute + int(m_branches[size_t(parent.row())]->leaves.size());
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
    return index.row() < FirstRoute ? resourcesData(role) : leafData(branch->leaves.at(index.row() - FirstRoute), role);
}

QVariant RouteTreeModel::resourcesData(int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return tr("Resources");
    case DetailRole:
        return tr("services, upstreams, consumers, secrets");
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("What the gateway has besides routes: services, upstreams, consumers, plugin configurations, global rules, secrets");
    case ResourcesRole:
        return true;
    default:
        return {};
    }
}

QVariant RouteTreeModel::leafData(const Leaf &leaf, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return leaf.label;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(leaf.label, driftName(leaf.drift));
    case Qt::ToolTipRole:
        return tr("%1 · %2").arg(leaf.id.toString(), driftName(leaf.drift));
    case DetailRole:
        return leaf.uris.join(u", "_s);
    case DriftRole:
        return int(leaf.drift);
    case RouteIdRole:
        return leaf.id.toString();
    default:
        return {};
    }
}

} // namespace lineside
