// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routetreemodel.h"

#include <QDeadlineTimer>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Whoever changes something has work of its own in the same turn.
constexpr std::chrono::microseconds atOnce(0);

} // namespace

// The leaves of one branch, and what of the model tells the views.
class RouteTreeModel::Rows final : public LeafRows
{
public:
    Rows(RouteTreeModel &model, Branch &branch)
        : m_model(model)
        , m_branch(branch)
        , m_parent(model.index(model.rowOf(branch.id), 0))
    {
    }
    const QList<RouteLeaf> &leaves() const override { return m_branch.leaves; }
    void remove(qsizetype first, qsizetype count) override
    {
        m_model.beginRemoveRows(m_parent, rowAt(first), rowAt(first + count - 1));
        m_branch.leaves.remove(first, count);
        m_model.endRemoveRows();
    }
    void insert(qsizetype at, const QList<RouteLeaf> &added) override
    {
        m_model.beginInsertRows(m_parent, rowAt(at), rowAt(at + added.size() - 1));
        m_branch.leaves.insert(at, added.size(), RouteLeaf());
        std::ranges::copy(added, m_branch.leaves.begin() + at);
        m_model.endInsertRows();
    }
    void move(qsizetype from, qsizetype to) override
    {
        m_model.beginMoveRows(m_parent, rowAt(from), rowAt(from), m_parent, rowAt(to));
        m_branch.leaves.move(from, to);
        m_model.endMoveRows();
    }
    void replace(qsizetype first, const QList<RouteLeaf> &others) override
    {
        std::ranges::copy(others, m_branch.leaves.begin() + first);
        Q_EMIT m_model.dataChanged(m_model.index(rowAt(first), 0, m_parent), m_model.index(rowAt(first + others.size() - 1), 0, m_parent));
    }

private:
    static int rowAt(qsizetype leaf) { return int(leaf) + FirstRoute; }

    RouteTreeModel &m_model;
    Branch &m_branch;
    QModelIndex m_parent;
};

RouteTreeModel::RouteTreeModel(Catalog &catalog, QObject *parent)
    : RouteTreeModel(catalog, Portion(), parent)
{
}

RouteTreeModel::RouteTreeModel(Catalog &catalog, Portion portion, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(catalog)
    , m_portion(portion)
    , m_listing(catalog, nullptr)
{
    m_nextPortion.setSingleShot(true);
    connect(&m_nextPortion, &QTimer::timeout, this, [this] { advance(m_portion.time); });
    connect(&m_catalog, &Catalog::changed, this, &RouteTreeModel::sync);
    connect(&m_listing, &GatewayListing::changed, this, &RouteTreeModel::syncBranch);
    sync();
}

RouteTreeModel::~RouteTreeModel() = default;

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

// Views may answer a change of rows with a change of the catalog; rows are changed by one at a time.
void RouteTreeModel::sync()
{
    if (m_isAdvancing || m_isSyncing) {
        m_isOutdated = true;
        return;
    }
    syncBranches();
    advance(atOnce);
}

void RouteTreeModel::syncBranches()
{
    const QScopedValueRollback guard(m_isSyncing, true);
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
                std::make_unique<Branch>(Branch { .id = gateway.id, .name = gateway.name, .detail = detail, .leaves = {}, .sync = {} }));
            endInsertRows();
        }
        Branch &branch = *m_branches[size_t(row)];
        if (branch.name != gateway.name || branch.detail != detail) {
            branch.name = gateway.name;
            branch.detail = detail;
            Q_EMIT dataChanged(index(row, 0), index(row, 0));
        }
        m_listing.followDrafts(gateway.id);
        startSync(branch);
    }
}

void RouteTreeModel::syncBranch(const GatewayId &gateway)
{
    const int row = rowOf(gateway);
    if (row < 0 || m_isSyncing)
        return; // gone, or about to be begun anew anyway
    if (m_isAdvancing) {
        m_isOutdated = true;
        return;
    }
    startSync(*m_branches[size_t(row)]);
    advance(atOnce);
}

void RouteTreeModel::startSync(Branch &branch)
{
    branch.sync = std::make_unique<LeafSync>(branch.id, m_catalog, m_listing);
}

RouteTreeModel::Branch *RouteTreeModel::unsettled() const
{
    const auto found = std::ranges::find_if(m_branches, [](const auto &branch) { return branch->sync != nullptr; });
    return found == m_branches.end() ? nullptr : found->get();
}

void RouteTreeModel::advance(std::optional<std::chrono::microseconds> time)
{
    if (m_isAdvancing || !unsettled())
        return;
    m_nextPortion.stop();
    Q_EMIT aboutToTakePortion();
    const QDeadlineTimer limit(time.value_or(atOnce));
    qsizetype walked = 0;
    const auto mayGoOn = [&] { return !m_isOutdated && (!time || walked < m_portion.leastRows || !limit.hasExpired()); };
    {
        const QScopedValueRollback guard(m_isAdvancing, true);
        for (Branch *branch = unsettled(); branch && mayGoOn(); branch = unsettled()) {
            Rows rows(*this, *branch);
            walked += branch->sync->step(rows);
            if (branch->sync->isDone())
                branch->sync.reset();
        }
    }
    if (std::exchange(m_isOutdated, false)) {
        syncBranches();
        return advance(time);
    }
    if (unsettled())
        m_nextPortion.start();
    Q_EMIT tookPortion();
}

bool RouteTreeModel::isSettled() const
{
    return !unsettled();
}

void RouteTreeModel::settle()
{
    advance(std::nullopt);
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
    const QList<RouteLeaf> &leaves = m_branches[size_t(row)]->leaves;
    const auto leaf = std::ranges::find(leaves, route, &RouteLeaf::id);
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

QVariant RouteTreeModel::leafData(const RouteLeaf &leaf, int role)
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
