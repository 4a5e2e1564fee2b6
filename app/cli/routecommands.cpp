// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routecommands.h"

#include "cli/await.h"
#include "cli/output.h"
#include "cli/routediff.h"
#include "cli/routedrafts.h"
#include "cli/routepush.h"
#include "gateway/pluginnames.h"
#include "gateway/routedrift.h"
#include "gateway/routesync.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

QString modelOf(const Route &route)
{
    QStringList models;
    for (const AiProxy &proxy : route.proxies())
        models.append(proxy.provider + (proxy.model.isEmpty() ? QString() : u" "_s + proxy.model));
    return models.join(u", "_s);
}

int runList(RouteCall &call)
{
    const Result<QList<Route>> routes = listRoutes(call);
    if (!routes)
        return fail(routes.error());
    if (call.asJson) {
        QJsonArray array;
        for (const Route &route : *routes)
            array.append(routeObject(route));
        printJson({{u"routes"_s, array}});
        return AllWell;
    }
    for (const Route &route : *routes)
        printLine(printable(u"%1\t%2\t%3\t%4"_s.arg(route.id.toString(), route.uris.join(u' '), modelOf(route), route.name)));
    printNote(Tr::tr("-- routes: %1").arg(routes->size()));
    return AllWell;
}

int runShow(RouteCall &call)
{
    if (call.ids.isEmpty())
        return call.line.wrong(Tr::tr("Which route?"));
    for (const QString &id : call.ids) {
        const Result<Route> route = fetchRoute(call, id);
        if (!route)
            return fail(route.error());
        if (call.asJson)
            printJson(routeObject(*route));
        else
            printOut(printable(QString::fromUtf8(routeToJson(*route)).trimmed()) + u'\n');
    }
    return AllWell;
}

// What the three steps say. The gateway is asked only where one was named.
Result<QList<DraftRemark>> remarksOn(RouteCall &call, const Route &route)
{
    QString version = call.line.value(u"for-version"_s);
    if (!call.admin)
        return validateAll(route, version, GatewaySchemas::shipped());
    const auto info = await<GatewayInfo>(call.session.interrupts(), [&](QObject *context, Callback<GatewayInfo> done) { call.admin->inspect(context, std::move(done)); });
    if (!info)
        return failure(info.error());
    if (version.isEmpty())
        version = info->version;
    const Result<GatewaySchemas> schemas = fetchSchemas(call, pluginNames(route));
    if (!schemas)
        return failure(schemas.error());
    QList<DraftRemark> remarks = validateAll(route, version, *schemas);
    const auto tried = await<QList<DraftRemark>>(call.session.interrupts(), [&](QObject *context, Callback<QList<DraftRemark>> done) {
        call.admin->dryRun(route, context, std::move(done));
    });
    if (tried)
        return remarks + *tried;
    if (tried.error().kind != Error::Kind::NotFound)
        return failure(tried.error());
    return remarks;
}

int runValidate(RouteCall &call)
{
    const Result<QList<RouteFileDraft>> routes = draftsOf(call);
    if (!routes)
        return fail(routes.error());
    bool sound = true;
    QJsonArray json;
    for (const RouteFileDraft &draft : *routes) {
        const Result<QList<DraftRemark>> remarks = remarksOn(call, draft.entry.route);
        if (!remarks)
            return fail(remarks.error());
        sound = isSoundRoute(draft.entry.route, *remarks, call.asJson ? &json : nullptr) && sound;
    }
    if (call.asJson)
        printJson({{u"valid"_s, sound}, {u"remarks"_s, json}});
    else if (sound)
        printNote(Tr::tr("The gateway would take it."));
    return sound ? AllWell : CheckFailed;
}

Result<QList<Route>> routesToPull(RouteCall &call)
{
    if (call.line.has(u"all"_s))
        return listRoutes(call);
    QList<Route> routes;
    for (const QString &id : call.ids) {
        const Result<Route> route = fetchRoute(call, id);
        if (!route)
            return failure(route.error());
        routes.append(*route);
    }
    return routes;
}

int runPull(RouteCall &call)
{
    if (call.ids.isEmpty() && !call.line.has(u"all"_s))
        return call.line.wrong(Tr::tr("Which route?"));
    if (call.gateway.id.isEmpty())
        return call.line.wrong(Tr::tr("A route can only be pulled from a gateway of the workspace."));
    const Result<QList<Route>> routes = routesToPull(call);
    if (!routes)
        return fail(routes.error());
    Workspace workspace = call.session.workspace();
    bool hasMasks = false;
    for (const Route &route : *routes) {
        const auto same = [&](const GatewayRoute &entry) { return entry.gateway == call.gateway.id && entry.route.id == route.id; };
        const auto found = std::ranges::find_if(workspace.routes, same);
        GatewayRoute entry{call.gateway.id, found == workspace.routes.end() ? route : withAllOfTheirs(found->route, route)};
        noteSynced(entry, route);
        hasMasks = hasMasks || !maskedPlaces(routeObject(entry.route)).isEmpty();
        keepRoute(workspace, entry);
    }
    if (const Result<void> saved = call.session.save(workspace); !saved)
        return fail(saved.error());
    printNote(hasMasks ? Tr::tr("Taken over. Keys are masked in it: a push leaves the gateway's own in their places.") : Tr::tr("Taken over."));
    return AllWell;
}

int runDelete(RouteCall &call)
{
    if (call.ids.isEmpty())
        return call.line.wrong(Tr::tr("Which route?"));
    for (const QString &id : call.ids) {
        const auto deleted = await<bool>(call.session.interrupts(), [&](QObject *context, Callback<bool> done) {
            call.admin->deleteRoute(RouteId(id), context, std::move(done));
        });
        if (!deleted)
            return fail(deleted.error());
        if (!*deleted)
            return fail({ .kind = Error::Kind::NotFound,
                          .message = Tr::tr("The gateway has no route %1.").arg(id),
                          .hint = {},
                          .details = {},
                          .httpStatus = 0 });
        printNote(Tr::tr("The route %1 was deleted.").arg(printable(id)));
    }
    return AllWell;
}

} // namespace

QList<RouteAction> routeActions()
{
    return {{u"list"_s, true, runList},   {u"show"_s, true, runShow}, {u"validate"_s, false, runValidate}, {u"push"_s, true, runPush},
            {u"pull"_s, true, runPull}, {u"diff"_s, true, runDiff}, {u"delete"_s, true, runDelete}};
}

} // namespace lineside::cli
