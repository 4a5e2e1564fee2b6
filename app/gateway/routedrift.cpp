// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routedrift.h"

#include "core/background.h"
#include "gateway/apisixroute.h"
#include "gateway/canonicalroute.h"
#include "gateway/jsondifference.h"
#include "gateway/routesync.h"
#include "gateway/secretplaces.h"

#include <QJsonDocument>
#include <QMutex>
#include <QMutexLocker>

namespace lineside {

namespace {

using Changed = FieldDifference::Changed;

// Draft and gateway beside each other, in the form in which they are compared.
struct Comparison {
    const CanonicalRoutes &canonical;
    const GatewayRoute &draft;
    const Route &theirs;
    QJsonObject ours = {};
    QJsonObject there = {};

    bool isSameRevision() const { return draft.synced && theirs.modifiedIndex == draft.synced->revision; }
    std::optional<QJsonObject> base() const;
    DriftState state() const;
};

// What both last had in common, as far as it can still be told.
std::optional<QJsonObject> Comparison::base() const
{
    if (!draft.synced)
        return std::nullopt;
    if (isSameRevision() || routeDigest(theirs) == draft.synced->digest)
        return there;
    if (routeDigest(draft.route) == draft.synced->digest)
        return ours;
    const QJsonDocument kept = QJsonDocument::fromJson(draft.synced->base);
    return kept.isObject() ? std::optional(canonical.of(kept.object())) : std::nullopt;
}

DriftState Comparison::state() const
{
    if (!draft.synced) // the revision that was read is as good, where there is one
        return draft.route.modifiedIndex && draft.route.modifiedIndex == theirs.modifiedIndex ? DriftState::ChangedHere : DriftState::ChangedBoth;
    const bool changedHere = routeDigest(draft.route) != draft.synced->digest;
    const bool changedThere = !isSameRevision() && routeDigest(theirs) != draft.synced->digest;
    if (changedHere == changedThere)
        return DriftState::ChangedBoth;
    return changedHere ? DriftState::ChangedHere : DriftState::ChangedThere;
}

Changed whoChanged(const JsonDifference &difference, const std::optional<QJsonValue> &base)
{
    if (!base)
        return Changed::Unknown;
    if (*base == difference.theirs)
        return Changed::Here;
    return *base == difference.ours ? Changed::There : Changed::Both;
}

QList<FieldDifference> fieldDifferences(const Comparison &comparison)
{
    QList<FieldDifference> fields;
    const std::optional<QJsonObject> base = comparison.base();
    for (const JsonDifference &difference : jsonDifferences(comparison.ours, comparison.there)) {
        const std::optional<QJsonValue> common = base ? std::optional(valueAt(*base, difference.path)) : std::nullopt;
        fields.append({difference.path, jsonText(difference.ours), jsonText(difference.theirs),
                       common ? jsonText(*common) : QByteArray(), whoChanged(difference, common)});
    }
    return fields;
}

// Reading the schemas takes longer than comparing hundreds of routes, and mostly they are those of the last time.
std::shared_ptr<const CanonicalRoutes> canonicalFor(const GatewaySchemas &schemas)
{
    static QMutex mutex;
    static GatewaySchemas last;
    static std::shared_ptr<const CanonicalRoutes> canonical;
    const QMutexLocker lock(&mutex);
    if (!canonical || schemas != last) {
        canonical = std::make_shared<const CanonicalRoutes>(schemas);
        last = schemas;
    }
    return canonical;
}

RouteDrift driftBetween(const CanonicalRoutes &canonical, const GatewayRoute &draft, const Route &theirs)
{
    RouteDrift drift{draft.route.id, DriftState::InSync, {}, false, false};
    Comparison comparison{canonical, draft, theirs};
    drift.keysMayDiffer = !comparison.isSameRevision();
    const QJsonObject masked = withSecretsMasked(toApisix(draft.route).json);
    const QJsonObject sent = toApisix(theirs).json; // masked when it came, if it came from a gateway
    if (masked == sent)
        return drift;
    comparison.ours = canonical.of(masked);
    comparison.there = canonical.of(withSecretsMasked(sent));
    if (comparison.ours == comparison.there)
        return drift;
    drift.state = comparison.state();
    drift.differences = fieldDifferences(comparison);
    return drift;
}

QJsonObject pluralJson(const Route &route)
{
    return withPluralFields(toApisix(route).json);
}

Route withIdentityOf(const Route &draft, Route route)
{
    route.id = draft.id;
    route.modifiedIndex = draft.modifiedIndex;
    return route;
}

} // namespace

QList<RouteDrift> compareRoutes(const QList<GatewayRoute> &drafts, const QList<Route> &theirs, const GatewaySchemas &schemas)
{
    const std::shared_ptr<const CanonicalRoutes> canonical = canonicalFor(schemas);
    QHash<RouteId, const Route *> there;
    for (const Route &route : theirs)
        there.insert(route.id, &route);
    QList<RouteDrift> drifts;
    for (const GatewayRoute &draft : drafts) {
        if (const Route *route = there.take(draft.route.id))
            drifts.append(driftBetween(*canonical, draft, *route));
        else
            drifts.append({draft.route.id, DriftState::OnlyHere, {}, draft.synced.has_value(), false});
    }
    for (const Route &route : theirs) {
        if (there.contains(route.id))
            drifts.append({route.id, DriftState::OnlyThere, {}, false, false});
    }
    return drifts;
}

RouteDrift compareRoute(const GatewayRoute &draft, const Route &theirs, const GatewaySchemas &schemas)
{
    return driftBetween(*canonicalFor(schemas), draft, theirs);
}

void compareInBackground(const QList<GatewayRoute> &drafts, const QList<Route> &theirs, const GatewaySchemas &schemas, QObject *context,
                         Callback<QList<RouteDrift>> done)
{
    inBackground(
        context, [drafts, theirs, schemas] { return compareRoutes(drafts, theirs, schemas); },
        [done = std::move(done)](const QList<RouteDrift> &drifts) { done(drifts); });
}

Route withTheirs(const Route &draft, const Route &theirs, const QStringList &path)
{
    const QJsonObject ours = pluralJson(draft);
    const QJsonObject there = withMasksFilled(pluralJson(theirs), ours, FilledWith::References);
    return withIdentityOf(draft, fromApisix(withValueAt(ours, path, valueAt(there, path)).toObject()));
}

Route withAllOfTheirs(const Route &draft, const Route &theirs)
{
    Route route = fromApisix(withMasksFilled(pluralJson(theirs), pluralJson(draft), FilledWith::References));
    route.id = draft.id;
    route.modifiedIndex = theirs.modifiedIndex;
    return route;
}

} // namespace lineside
