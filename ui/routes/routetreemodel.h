// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "ui/routes/routedrift.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace lineside {

/// The gateways, and under each its routes: the drafts of the catalog, and what the gateway's last listing had besides.
class RouteTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { GatewayIdRole = Qt::UserRole + 1, RouteIdRole, DriftRole, DetailRole };

    explicit RouteTreeModel(Catalog &catalog, QObject *parent = nullptr);

    /// What the gateway has now.
    void setListing(const GatewayId &gateway, const QList<Route> &routes);
    /// One route was seen, or is gone; of the others nothing is said.
    void setListed(const GatewayId &gateway, const Route &route);
    void setUnlisted(const GatewayId &gateway, const RouteId &route);
    /// It is no longer known what the gateway has.
    void forgetListing(const GatewayId &gateway);
    bool isListed(const GatewayId &gateway) const { return m_listed.contains(gateway); }
    std::optional<Route> there(const GatewayId &gateway, const RouteId &route) const;
    Drift drift(const GatewayId &gateway, const RouteId &route) const;

    QModelIndex find(const GatewayId &gateway, const RouteId &route = {}) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Leaf {
        RouteId id;
        QString label;
        QString detail;
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
    QList<Leaf> leavesOf(const GatewayId &gateway) const;
    void syncLeaves(int row, const QList<Leaf> &wanted);
    int rowOf(const GatewayId &gateway) const;
    const Branch *branchOf(const QModelIndex &index) const;

    Catalog &m_catalog;
    QHash<GatewayId, QList<Route>> m_there;
    QSet<GatewayId> m_listed; ///< where m_there is all there is
    std::vector<std::unique_ptr<Branch>> m_branches; ///< pointers, as indexes of leaves point to them
};

} // namespace lineside
