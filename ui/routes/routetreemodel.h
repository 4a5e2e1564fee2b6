// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "ui/routes/gatewaylisting.h"
#include "ui/routes/routedrift.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace lineside {

/// The gateways, and under each a row for what it has besides routes, and its routes: the drafts of the catalog, and what the
/// gateway's last listing had besides. Changes are told by ranges of rows, so thousands of routes come and go without stopping the window.
class RouteTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { GatewayIdRole = Qt::UserRole + 1, RouteIdRole, DriftRole, DetailRole, ResourcesRole };
    static constexpr int FirstRoute = 1; ///< of a gateway's rows

    explicit RouteTreeModel(Catalog &catalog, QObject *parent = nullptr);

    GatewayListing &listing() { return m_listing; }
    bool isListed(const GatewayId &gateway) const { return m_listing.isWhole(gateway); }
    std::optional<Route> there(const GatewayId &gateway, const RouteId &route) const;
    Drift drift(const GatewayId &gateway, const RouteId &route) const;

    QModelIndex find(const GatewayId &gateway, const RouteId &route = {}) const;
    /// The row of what it has besides routes.
    QModelIndex findResources(const GatewayId &gateway) const;
    int routeCount(const GatewayId &gateway) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Leaf {
        RouteId id;
        QString label;
        QStringList uris; ///< shared with the route; joined when they are shown
        Drift drift = Drift::Unknown;
        friend bool operator==(const Leaf &, const Leaf &) = default;
    };
    struct Branch {
        GatewayId id;
        QString name;
        QString detail;
        QList<Leaf> leaves;
    };

    void sync();
    void syncBranch(const GatewayId &gateway);
    QList<Leaf> leavesOf(const GatewayId &gateway) const;
    void removeLeaves(int row, const QList<Leaf> &wanted);
    void insertLeaves(int row, const QList<Leaf> &wanted);
    void changeLeaves(int row, const QList<Leaf> &wanted);
    int rowOf(const GatewayId &gateway) const;
    const Branch *branchOf(const QModelIndex &index) const;
    static QVariant resourcesData(int role);
    static QVariant leafData(const Leaf &leaf, int role);

    Catalog &m_catalog;
    GatewayListing m_listing;
    std::vector<std::unique_ptr<Branch>> m_branches; ///< pointers, as indexes of leaves point to them
};

} // namespace lineside
