// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "gateway/routedrift.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>

namespace lineside {

/// What gateways have, as far as it is known, and how the catalog's drafts stand to it. Long lists are compared in another thread,
/// so a state may follow its route a moment later.
class GatewayListing : public QObject
{
    Q_OBJECT
public:
    explicit GatewayListing(Catalog &catalog, QObject *parent);
    ~GatewayListing() override;

    /// Whose schemas tell defaults and order; without it, the shipped ones.
    void setSchemas(std::function<GatewaySchemas(const GatewayId &)> schemas) { m_schemas = std::move(schemas); }
    /// Compares anew, with schemas that are others than they were.
    void compareAgain(const GatewayId &gateway);

    void setAll(const GatewayId &gateway, const QList<Route> &routes);
    void setOne(const GatewayId &gateway, const Route &route); ///< of the others nothing is said
    void removeOne(const GatewayId &gateway, const RouteId &route);
    void forget(const GatewayId &gateway);

    bool isWhole(const GatewayId &gateway) const;
    const QList<Route> &routes(const GatewayId &gateway) const;
    const Route *route(const GatewayId &gateway, const RouteId &id) const;
    /// Null where nothing is known, and while it is being compared.
    const RouteDrift *drift(const GatewayId &gateway, const RouteId &id) const;
    /// Compares the drafts that are others than they were.
    void followDrafts(const GatewayId &gateway);
    /// Where a draft that nothing is noted of was seen to be what the gateway has, that is noted as what both have in common.
    void noteCommon(GatewayRoute &entry) const;

Q_SIGNALS:
    void changed(const lineside::GatewayId &gateway);

private:
    /// What a comparison of all routes gives.
    struct Comparison {
        QList<GatewayRoute> drafts; ///< that the states are of; those of other gateways, too, until the comparison ends
        QHash<RouteId, RouteDrift> drifts;
        QHash<RouteId, Route> common; ///< the gateway's routes that drafts without a note of it were seen to be the same as
        QHash<RouteId, qsizetype> places; ///< in the gateway's list; empty until they are known
    };
    struct Known {
        QList<Route> routes;
        bool isWhole = false;
        GatewaySchemas schemas; ///< that all were last compared by
        Comparison compared;
        std::unique_ptr<QObject> comparing; ///< the context of a comparison that runs; deleting it cancels
    };
    void compareAll(const GatewayId &gateway, QList<Route> before = {});
    void compareOne(Known &known, const GatewayRoute &draft);
    void changedOne(const GatewayId &gateway);
    static Comparison compared(QList<GatewayRoute> drafts, const QList<Route> &theirs, const QHash<RouteId, Route> &common, const GatewaySchemas &schemas);
    GatewaySchemas schemasOf(const GatewayId &gateway) const;
    static qsizetype placeOf(const Known &known, const RouteId &id);

    Catalog &m_catalog;
    std::function<GatewaySchemas(const GatewayId &)> m_schemas;
    std::unordered_map<QString, Known> m_known; // by the gateway's id
};

} // namespace lineside
