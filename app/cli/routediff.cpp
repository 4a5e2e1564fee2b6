// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routediff.h"

#include "cli/output.h"
#include "cli/routedrafts.h"
#include "gateway/pluginnames.h"
#include "gateway/routedrift.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

QString stateName(DriftState state)
{
    switch (state) {
    case DriftState::InSync:
        return u"in-sync"_s;
    case DriftState::ChangedHere:
        return u"changed-here"_s;
    case DriftState::ChangedThere:
        return u"changed-there"_s;
    case DriftState::ChangedBoth:
        return u"changed-both"_s;
    case DriftState::OnlyHere:
        return u"only-here"_s;
    case DriftState::OnlyThere:
        break;
    }
    return u"only-there"_s;
}

QJsonValue valueOrNull(const QByteArray &json)
{
    return json.isEmpty() ? QJsonValue() : QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

QJsonObject toJson(const RouteDrift &drift)
{
    QJsonArray differences;
    for (const FieldDifference &field : drift.differences) {
        differences.append(QJsonObject{{u"path"_s, QJsonArray::fromStringList(field.path)},
                                       {u"ours"_s, valueOrNull(field.ours)},
                                       {u"theirs"_s, valueOrNull(field.theirs)},
                                       {u"base"_s, valueOrNull(field.base)}});
    }
    return {{u"id"_s, drift.id.toString()}, {u"state"_s, stateName(drift.state)}, {u"differences"_s, differences}};
}

// The gateway's side of a comparison: all of its routes, or those of the drafts. One that is not there is an error for a draft that
// was named.
Result<QList<Route>> storedFor(RouteCall &call, const QList<RouteFileDraft> &known)
{
    if (call.line.has(u"all"_s))
        return listRoutes(call);
    QList<Route> routes;
    for (const RouteFileDraft &draft : known) {
        const Result<Route> route = fetchRoute(call, draft.entry.route.id.toString());
        if (!route)
            return failure(route.error());
        routes.append(*route);
    }
    return routes;
}

} // namespace

int runDiff(RouteCall &call)
{
    const Result<QList<RouteFileDraft>> known = draftsOf(call);
    if (!known)
        return fail(known.error());
    const Result<QList<Route>> stored = storedFor(call, *known);
    if (!stored)
        return fail(stored.error());
    QList<GatewayRoute> entries;
    for (const RouteFileDraft &draft : *known)
        entries.append(draft.entry);
    QJsonArray json;
    bool differs = false;
    // By the gateway's own defaults, where it tells them.
    QStringList plugins;
    for (const GatewayRoute &entry : std::as_const(entries))
        plugins += pluginNames(entry.route);
    plugins.removeDuplicates();
    const GatewaySchemas schemas = fetchSchemas(call, plugins).value_or(GatewaySchemas::shipped());
    for (const RouteDrift &drift : compareRoutes(entries, *stored, schemas)) {
        json.append(toJson(drift));
        if (drift.state == DriftState::InSync)
            continue;
        differs = true;
        if (call.asJson)
            continue;
        printNote(u"%1: %2"_s.arg(printable(drift.id.toString()), stateName(drift.state)));
        const auto ours = std::ranges::find_if(entries, [&drift](const GatewayRoute &entry) { return entry.route.id == drift.id; });
        const auto theirs = std::ranges::find(*stored, drift.id, &Route::id);
        if (ours != entries.end() && theirs != stored->end())
            printRouteDifference(*theirs, ours->route);
    }
    if (call.asJson)
        printJson({{u"routes"_s, json}});
    return differs ? CheckFailed : AllWell;
}

} // namespace lineside::cli
