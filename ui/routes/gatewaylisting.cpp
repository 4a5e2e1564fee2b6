// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/gatewaylisting.h"

#include "gateway/routesync.h"

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
    known.drifts.clear();
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

GatewaySchemas GatewayListing::schemasOf(const GatewayId &gateway) const
{
    return m_schemas ? m_schemas(gateway) : GatewaySchemas::shipped();
}

void GatewayListing::compareAgain(const GatewayId &gateway)
{
    const auto known = m_known.find(gateway.toString());
    if (known != m_known.end() && known->second.schemas != schemasOf(gateway))
        compareAll(gateway);
}

void GatewayListing::noteCommon(GatewayRoute &entry) const
{
    const auto known = m_known.find(entry.gateway.toString());
    if (entry.synced || known == m_known.end())
        return;
    const auto common = known->second.common.constFind(entry.route.id);
    if (common != known->second.common.constEnd())
        noteSynced(entry, *common);
}

void GatewayListing::compareAll(const GatewayId &gateway)
{
    Known &known = m_known[gateway.toString()];
    QList<GatewayRoute> drafts = m_catalog.draftsOf(gateway);
    known.compared.clear();
    for (const GatewayRoute &draft : std::as_const(drafts))
        known.compared.insert(draft.route.id, draft);
    for (GatewayRoute &draft : drafts)
        noteCommon(draft);
    known.comparing.reset();
    known.schemas = schemasOf(gateway);
    if (known.routes.size() + drafts.size() <= fewRoutes) {
        takeDrifts(known, compareRoutes(drafts, known.routes, known.schemas));
        Q_EMIT changed(gateway);
        return;
    }
    known.comparing = std::make_unique<QObject>();
    compareInBackground(drafts, known.routes, known.schemas, known.comparing.get(),
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
    known.drifts.clear();
    known.drifts.reserve(drifts.size());
    for (const RouteDrift &drift : drifts)
        takeDrift(known, drift);
}

void GatewayListing::takeDrift(Known &known, const RouteDrift &drift)
{
    known.drifts.insert(drift.id, drift);
    if (drift.state != DriftState::InSync)
        return;
    const auto draft = known.compared.constFind(drift.id);
    const auto place = known.places.constFind(drift.id);
    if (draft != known.compared.constEnd() && !draft->synced && place != known.places.constEnd())
        known.common.insert(drift.id, known.routes.at(*place));
}

void GatewayListing::compareOne(Known &known, const GatewayRoute &draft)
{
    const RouteId &id = draft.route.id;
    const auto place = known.places.constFind(id);
    known.compared.insert(id, draft);
    GatewayRoute noted = draft;
    noteCommon(noted);
    if (place != known.places.constEnd())
        takeDrift(known, compareRoute(noted, known.routes.at(*place), schemasOf(draft.gateway)));
    else if (known.isWhole)
        takeDrift(known, { .id = id, .state = DriftState::OnlyHere, .differences = {}, .deletedThere = noted.synced.has_value() });
}

void GatewayListing::followDrafts(const GatewayId &gateway, const QList<GatewayRoute> &drafts)
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return;
    if (known->second.comparing)
        return compareAll(gateway);
    QHash<RouteId, GatewayRoute> gone = known->second.compared;
    QList<GatewayRoute> others;
    for (const GatewayRoute &draft : drafts) {
        const auto before = known->second.compared.constFind(draft.route.id);
        if (before == known->second.compared.constEnd() || *before != draft)
            others.append(draft);
        gone.remove(draft.route.id);
    }
    if (others.size() > fewRoutes)
        return compareAll(gateway);
    for (const GatewayRoute &draft : std::as_const(others))
        compareOne(known->second, draft);
    for (auto draft = gone.cbegin(); draft != gone.cend(); ++draft) {
        known->second.compared.remove(draft.key());
        known->second.drifts.remove(draft.key());
    }
}

} // namespace lineside
