// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "ui/routes/gatewaylisting.h"
#include "ui/routes/leafsync.h"
#include "ui/routes/routedrift.h"

#include <QAbstractItemModel>
#include <QList>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace lineside {

/// The gateways, and under each a row for what it has besides routes, and its routes: the drafts of the catalog, and what the
/// gateway's last listing had besides. Changes are told by ranges of rows, and many of them are taken in over several turns of the
/// event loop: what is to come then is not in the rows yet, and a newer change takes its place.
class RouteTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { GatewayIdRole = Qt::UserRole + 1, RouteIdRole, DriftRole, DetailRole, ResourcesRole };
    static constexpr int FirstRoute = 1; ///< of a gateway's rows

    /// What is taken in at a time: for so long, and over so many rows at least; right where something changed, over those alone. A few
    /// dozen routes are there at once.
    struct Portion {
        std::chrono::microseconds time { 2'000 };
        qsizetype leastRows = 512;
    };
    explicit RouteTreeModel(Catalog &catalog, QObject *parent = nullptr); // with the usual portions
    RouteTreeModel(Catalog &catalog, Portion portion, QObject *parent);
    ~RouteTreeModel() override;

    GatewayListing &listing() { return m_listing; }
    bool isListed(const GatewayId &gateway) const { return m_listing.isWhole(gateway); }
    std::optional<Route> there(const GatewayId &gateway, const RouteId &route) const;
    Drift drift(const GatewayId &gateway, const RouteId &route) const;

    QModelIndex find(const GatewayId &gateway, const RouteId &route = {}) const;
    bool isSettled() const;
    /// Takes in at once what is still to come.
    void settle();
    /// The row of what it has besides routes.
    QModelIndex findResources(const GatewayId &gateway) const;
    int routeCount(const GatewayId &gateway) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void aboutToTakePortion();
    void tookPortion();

private:
    class Rows;
    struct Branch {
        GatewayId id;
        QString name;
        QString detail;
        QList<RouteLeaf> leaves;
        std::unique_ptr<LeafSync> sync; ///< while the leaves are not yet as they should be
    };

    void sync();
    void syncBranches();
    void syncBranch(const GatewayId &gateway);
    void startSync(Branch &branch);
    void advance(std::optional<std::chrono::microseconds> time); ///< none: to the end
    Branch *unsettled() const;
    int rowOf(const GatewayId &gateway) const;
    const Branch *branchOf(const QModelIndex &index) const;
    static QVariant resourcesData(int role);
    static QVariant leafData(const RouteLeaf &leaf, int role);

    Catalog &m_catalog;
    Portion m_portion;
    GatewayListing m_listing;
    std::vector<std::unique_ptr<Branch>> m_branches; ///< pointers, as indexes of leaves point to them
    QTimer m_nextPortion;
    bool m_isSyncing = false;
    bool m_isAdvancing = false;
    bool m_isOutdated = false; ///< something changed while rows were being changed
};

} // namespace lineside
