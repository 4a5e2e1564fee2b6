// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/gatewaylisting.h"

#include <algorithm>

namespace lineside {

namespace {

// Fewer are compared at once, which spares the eye a flicker.
constexpr qsizetype fewRoutes = 32;

} // namespace

GatewayListing::GatewayListing(Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
}

GatewayListing::~GatewayListing() = default;

void GatewayListing::index(Known &known)
{
    known.places.clear();
    known.places.reserve(known.routes.size());
    for (qsizetype i = 0; i < known.routes.size(); ++i)
        known.places.insert(known.routes.at(i).id, i);
}

void GatewayListing::setAll(const GatewayId &gateway, const QList<Route> &routes)
{
    Known &known = m_known[gateway.toString()];
    known.routes = routes;
    known.isWhole = true;
    index(known);
    compareAll(gateway);
}

void GatewayListing::setOne(const GatewayId &gateway, const Route &route)
{
    Known &known = m_known[gateway.toString()];
    const auto place = known.places.constFind(route.id);
    if (place == known.places.constEnd()) {
        known.places.insert(route.id, known.routes.size());
        known.routes.append(route);
    } else {
        known.routes[*place] = route;
    }
    known.drifts.remove(route.id);
    if (const std::optional<GatewayRoute> draft = m_catalog.draft(gateway, route.id))
        compareOne(known, *draft);
    Q_EMIT changed(gateway);
}

void GatewayListing::removeOne(const GatewayId &gateway, const RouteId &route)
{
    Known &known = m_known[gateway.toString()];
    known.routes.removeIf([&route](const Route &each) { return each.id == route; });
    known.drifts.remove(route);
    known.compared.remove(route);
    index(known);
    Q_EMIT changed(gateway);
}

void GatewayListing::forget(const GatewayId &gateway)
{
    m_known.erase(gateway.toString());
    Q_EMIT changed(gateway);
}

bool GatewayListing::isWhole(const GatewayId &gateway) const
{
    const auto known = m_known.find(gateway.toString());
    return known != m_known.end() && known->second.isWhole;
}

const QList<Route> &GatewayListing::routes(const GatewayId &gateway) const
{
    static const QList<Route> none;
    const auto known = m_known.find(gateway.toString());
    return known == m_known.end() ? none : known->second.routes;
}

const Route *GatewayListing::route(const GatewayId &gateway, const RouteId &id) const
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return nullptr;
    const auto place = known->second.places.constFind(id);
    return place == known->second.places.constEnd() ? nullptr : &known->second.routes.at(*place);
}

const RouteDrift *GatewayListing::drift(const GatewayId &gateway, const RouteId &id) const
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return nullptr;
    const auto drift = known->second.drifts.constFind(id);
    return drift == known->second.drifts.constEnd() ? nullptr : &*drift;
}

void GatewayListing::compareAll(const GatewayId &gateway)
{
    Known &known = m_known[gateway.toString()];
    const QList<GatewayRoute> drafts = m_catalog.draftsOf(gateway);
    known.compared.clear();
    for (const GatewayRoute &draft : drafts)
        known.compared.insert(draft.route.id, draft);
    known.drifts.clear();
    known.comparing.reset();
    if (known.routes.size() + drafts.size() <= fewRoutes) {
        takeDrifts(known, compareRoutes(drafts, known.routes));
        Q_EMIT changed(gateway);
        return;
    }
    known.comparing = std::make_unique<QObject>();
    compareInBackground(drafts, known.routes, GatewaySchemas::shipped(), known.comparing.get(),
                        [this, gateway](const Result<QList<RouteDrift>> &drifts) {
                            Known &compared = m_known[gateway.toString()];
                            compared.comparing.release()->deleteLater(); // it is what this is called by
                            takeDrifts(compared, drifts.value_or(QList<RouteDrift>()));
                            Q_EMIT changed(gateway);
                        });
    Q_EMIT changed(gateway);
}

void GatewayListing::takeDrifts(Known &known, const QList<RouteDrift> &drifts)
{
    known.drifts.reserve(drifts.size());
    for (const RouteDrift &drift : drifts)
        known.drifts.insert(drift.id, drift);
}

void GatewayListing::compareOne(Known &known, const GatewayRoute &draft)
{
    const RouteId &id = draft.route.id;
    const auto place = known.places.constFind(id);
    known.compared.insert(id, draft);
    if (place != known.places.constEnd())
        known.drifts.insert(id, compareRoute(draft, known.routes.at(*place)));
    else if (known.isWhole)
        known.drifts.insert(id, { .id = id, .state = DriftState::OnlyHere, .differences = {}, .deletedThere = draft.synced.has_value() });
}

void GatewayListing::followDrafts(const GatewayId &gateway, const QList<GatewayRoute> &drafts)
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return;
    if (known->second.comparing)
        return compareAll(gateway);
    QHash<RouteId, GatewayRoute> gone = known->second.compared;
    for (const GatewayRoute &draft : drafts) {
        const auto before = known->second.compared.constFind(draft.route.id);
        if (before == known->second.compared.constEnd() || *before != draft)
            compareOne(known->second, draft);
        gone.remove(draft.route.id);
    }
    for (auto draft = gone.cbegin(); draft != gone.cend(); ++draft) {
        known->second.compared.remove(draft.key());
        known->second.drifts.remove(draft.key());
    }
}

} // namespace lineside
