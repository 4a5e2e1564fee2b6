// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/gatewaylisting.h"

#include "core/background.h"
#include "gateway/routesync.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

// Fewer are compared at once, which spares the eye a flicker.
constexpr qsizetype fewRoutes = 32;

// Thousands of routes take milliseconds to end, which the window does not wait for.
template<class T> void endElsewhere(T ended)
{
    startInPool([last = std::make_shared<T>(std::move(ended))] { });
}

} // namespace

GatewayListing::GatewayListing(Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
}

GatewayListing::~GatewayListing() = default;

// Until a comparison knows all places, they are looked for.
qsizetype GatewayListing::placeOf(const Known &known, const RouteId &id)
{
    if (!known.compared.places.isEmpty())
        return known.compared.places.value(id, -1);
    const auto found = std::ranges::find(known.routes, id, &Route::id);
    return found == known.routes.end() ? -1 : found - known.routes.begin();
}

void GatewayListing::setAll(const GatewayId &gateway, const QList<Route> &routes)
{
    Known &known = m_known[gateway.toString()];
    QList<Route> before = std::exchange(known.routes, routes);
    known.isWhole = true;
    endElsewhere(std::exchange(known.compared.places, {}));
    compareAll(gateway, std::move(before));
}

void GatewayListing::setOne(const GatewayId &gateway, const Route &route)
{
    Known &known = m_known[gateway.toString()];
    const qsizetype place = placeOf(known, route.id);
    if (place >= 0) {
        known.routes[place] = route;
    } else {
        if (!known.compared.places.isEmpty())
            known.compared.places.insert(route.id, known.routes.size());
        known.routes.append(route);
    }
    known.compared.drifts.remove(route.id);
    if (const std::optional<GatewayRoute> draft = m_catalog.draft(gateway, route.id))
        compareOne(known, *draft);
    changedOne(gateway);
}

void GatewayListing::removeOne(const GatewayId &gateway, const RouteId &route)
{
    Known &known = m_known[gateway.toString()];
    known.routes.removeIf([&route](const Route &each) { return each.id == route; });
    known.compared.drifts.remove(route);
    known.compared.places.clear();
    changedOne(gateway);
}

// A comparison that runs would bring back what it began with.
void GatewayListing::changedOne(const GatewayId &gateway)
{
    if (m_known[gateway.toString()].comparing)
        compareAll(gateway);
    else
        Q_EMIT changed(gateway);
}

void GatewayListing::forget(const GatewayId &gateway)
{
    if (const auto known = m_known.find(gateway.toString()); known != m_known.end()) {
        endElsewhere(std::pair(std::move(known->second.routes), std::move(known->second.compared)));
        m_known.erase(known);
    }
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
    const qsizetype place = placeOf(known->second, id);
    return place < 0 ? nullptr : &known->second.routes.at(place);
}

const RouteDrift *GatewayListing::drift(const GatewayId &gateway, const RouteId &id) const
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return nullptr;
    const QHash<RouteId, RouteDrift> &drifts = known->second.compared.drifts;
    const auto drift = drifts.constFind(id);
    return drift == drifts.constEnd() ? nullptr : &*drift;
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
    const QHash<RouteId, Route> &all = known->second.compared.common;
    if (const auto common = all.constFind(entry.route.id); common != all.constEnd())
        noteSynced(entry, *common);
}

GatewayListing::Comparison GatewayListing::compared(QList<GatewayRoute> drafts, const QList<Route> &theirs, const QHash<RouteId, Route> &common,
                                                    const GatewaySchemas &schemas)
{
    Comparison made { .drafts = drafts, .drifts = {}, .common = common, .places = {} };
    QSet<RouteId> unnoted;
    for (GatewayRoute &draft : drafts) {
        if (draft.synced)
            continue;
        unnoted.insert(draft.route.id);
        if (const auto same = common.constFind(draft.route.id); same != common.constEnd())
            noteSynced(draft, *same);
    }
    const QList<RouteDrift> drifts = compareRoutes(drafts, theirs, schemas);
    made.drifts.reserve(drifts.size());
    QSet<RouteId> same;
    for (const RouteDrift &drift : drifts) {
        made.drifts.insert(drift.id, drift);
        if (drift.state == DriftState::InSync && unnoted.contains(drift.id))
            same.insert(drift.id);
    }
    made.places.reserve(theirs.size());
    for (const Route &route : theirs) {
        made.places.insert(route.id, made.places.size());
        if (same.contains(route.id))
            made.common.insert(route.id, route);
    }
    return made;
}

// All that is long, also the end of what was known before, is left to the other thread: the drafts are not even looked through here,
// and copied there, so that they are not shared when one of them is edited.
void GatewayListing::compareAll(const GatewayId &gateway, QList<Route> before)
{
    Known &known = m_known[gateway.toString()];
    const QList<GatewayRoute> &drafts = m_catalog.workspace().routes;
    known.comparing.reset();
    known.schemas = schemasOf(gateway);
    const auto work = [gateway, drafts, theirs = known.routes, common = known.compared.common, schemas = known.schemas] {
        QList<GatewayRoute> own;
        own.reserve(drafts.size());
        std::ranges::copy_if(drafts, std::back_inserter(own), [&gateway](const GatewayRoute &draft) { return draft.gateway == gateway; });
        return compared(own, theirs, common, schemas);
    };
    if (known.routes.size() + drafts.size() <= fewRoutes) {
        known.compared = work();
        Q_EMIT changed(gateway);
        return;
    }
    endElsewhere(std::exchange(known.compared.drafts, drafts));
    known.comparing = std::make_unique<QObject>();
    inBackground(
        known.comparing.get(), [work, old = std::move(before)] { return work(); },
        [this, gateway](Comparison made) {
            Known &shown = m_known[gateway.toString()];
            shown.comparing.release()->deleteLater(); // it is what this is called by
            endElsewhere(std::exchange(shown.compared, std::move(made)));
            Q_EMIT changed(gateway);
        });
    Q_EMIT changed(gateway);
}

void GatewayListing::compareOne(Known &known, const GatewayRoute &draft)
{
    const RouteId &id = draft.route.id;
    Comparison &all = known.compared;
    if (const qsizetype place = placeOf(known, id); place >= 0) {
        const Comparison made = compared({ draft }, { known.routes.at(place) }, all.common, schemasOf(draft.gateway));
        all.drifts.insert(id, made.drifts.value(id));
        all.common = made.common;
    } else if (known.isWhole) {
        all.drifts.insert(id, { .id = id, .state = DriftState::OnlyHere, .differences = {}, .deletedThere = draft.synced || all.common.contains(id) });
    }
}

// Mostly one draft is another than it was, and all are where they were.
void GatewayListing::followDrafts(const GatewayId &gateway)
{
    const auto known = m_known.find(gateway.toString());
    if (known == m_known.end())
        return;
    QList<const GatewayRoute *> others;
    QList<GatewayRoute> &before = known->second.compared.drafts;
    auto old = before.cbegin();
    const auto isOfAnother = [&gateway](const GatewayRoute &draft) { return draft.gateway != gateway; };
    bool isRearranged = false;
    for (const GatewayRoute &draft : m_catalog.workspace().routes) {
        if (isOfAnother(draft))
            continue;
        old = std::find_if_not(old, before.cend(), isOfAnother);
        isRearranged = old == before.cend() || old->route.id != draft.route.id;
        if (isRearranged)
            break;
        if (draft != *old)
            others.append(&draft);
        ++old;
    }
    isRearranged = isRearranged || std::find_if_not(old, before.cend(), isOfAnother) != before.cend();
    if (!isRearranged && others.isEmpty())
        return;
    if (isRearranged || others.size() > fewRoutes || known->second.comparing)
        return compareAll(gateway);
    for (const GatewayRoute *draft : std::as_const(others)) {
        const auto place = std::ranges::find_if(before, [draft](const GatewayRoute &each) { return each.route.id == draft->route.id; });
        *place = *draft;
        compareOne(known->second, *draft);
    }
}

} // namespace lineside
