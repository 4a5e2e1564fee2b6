// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/gatewaylisting.h"

#include "core/background.h"
#include "gateway/routesync.h"

#include <QSet>

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
    QList<Route> before = std::exchange(known.routes, routes);
    known.isWhole = true;
    index(known);
    compareAll(gateway, std::move(before));
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

struct GatewayListing::Comparison {
    QHash<RouteId, RouteDrift> drifts;
    QHash<RouteId, Route> common;
};

GatewayListing::Comparison GatewayListing::compared(QList<GatewayRoute> drafts, const QList<Route> &theirs, const QHash<RouteId, Route> &common,
                                                    const GatewaySchemas &schemas)
{
    QSet<RouteId> unnoted;
    for (GatewayRoute &draft : drafts) {
        if (draft.synced)
            continue;
        unnoted.insert(draft.route.id);
        if (const auto same = common.constFind(draft.route.id); same != common.constEnd())
            noteSynced(draft, *same);
    }
    Comparison made { .drifts = {}, .common = common };
    const QList<RouteDrift> drifts = compareRoutes(drafts, theirs, schemas);
    made.drifts.reserve(drifts.size());
    QSet<RouteId> same;
    for (const RouteDrift &drift : drifts) {
        made.drifts.insert(drift.id, drift);
        if (drift.state == DriftState::InSync && unnoted.contains(drift.id))
            same.insert(drift.id);
    }
    for (const Route &route : theirs) {
        if (same.contains(route.id))
            made.common.insert(route.id, route);
    }
    return made;
}

// All that is long, also the end of what was known before, is left to the other thread.
void GatewayListing::compareAll(const GatewayId &gateway, QList<Route> before)
{
    Known &known = m_known[gateway.toString()];
    known.compared = m_catalog.draftsOf(gateway);
    known.comparing.reset();
    known.schemas = schemasOf(gateway);
    const auto work = [drafts = known.compared, theirs = known.routes, common = known.common, schemas = known.schemas] {
        return compared(drafts, theirs, common, schemas);
    };
    if (known.routes.size() + known.compared.size() <= fewRoutes) {
        const Comparison made = work();
        known.drifts = made.drifts;
        known.common = made.common;
        Q_EMIT changed(gateway);
        return;
    }
    known.comparing = std::make_unique<QObject>();
    inBackground(
        known.comparing.get(), [work, old = std::move(before)] { return work(); },
        [this, gateway](const Comparison &made) {
            Known &shown = m_known[gateway.toString()];
            shown.comparing.release()->deleteLater(); // it is what this is called by
            const auto ended = std::make_shared<Comparison>(Comparison { std::exchange(shown.drifts, made.drifts), std::exchange(shown.common, made.common) });
            startInPool([ended] { });
            Q_EMIT changed(gateway);
        });
    Q_EMIT changed(gateway);
}

void GatewayListing::compareOne(Known &known, const GatewayRoute &draft)
{
    const RouteId &id = draft.route.id;
    const auto place = known.places.constFind(id);
    if (place != known.places.constEnd()) {
        const Comparison made = compared({ draft }, { known.routes.at(*place) }, known.common, schemasOf(draft.gateway));
        known.drifts.insert(id, made.drifts.value(id));
        known.common = made.common;
    } else if (known.isWhole) {
        known.drifts.insert(id, { .id = id, .state = DriftState::OnlyHere, .differences = {}, .deletedThere = draft.synced || known.common.contains(id) });
    }
}

// Mostly one draft is another than it was, and all are where they were.
void GatewayListing::followDrafts(const GatewayId &gateway)
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return;
    QList<const GatewayRoute *> others;
    qsizetype count = 0;
    bool isRearranged = false;
    const QList<GatewayRoute> &before = known->second.compared;
    for (const GatewayRoute &draft : m_catalog.workspace().routes) {
        if (draft.gateway != gateway)
            continue;
        isRearranged = isRearranged || count >= before.size() || draft.route.id != before.at(count).route.id;
        if (!isRearranged && draft != before.at(count))
            others.append(&draft);
        ++count;
    }
    isRearranged = isRearranged || count != before.size();
    if (!isRearranged && others.isEmpty())
        return;
    if (isRearranged || others.size() > fewRoutes || known->second.comparing)
        return compareAll(gateway);
    for (const GatewayRoute *draft : std::as_const(others)) {
        const auto place = std::ranges::find_if(known->second.compared, [draft](const GatewayRoute &each) { return each.route.id == draft->route.id; });
        *place = *draft;
        compareOne(known->second, *draft);
    }
}

} // namespace lineside
