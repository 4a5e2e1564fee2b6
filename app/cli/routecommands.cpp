// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routecommands.h"

#include "cli/await.h"
#include "cli/inputfile.h"
#include "cli/linediff.h"
#include "cli/output.h"
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

QJsonObject jsonOf(const Route &route)
{
    return QJsonDocument::fromJson(routeToJson(route)).object();
}

QString modelOf(const Route &route)
{
    return route.aiProxy ? route.aiProxy->provider + (route.aiProxy->model.isEmpty() ? QString() : u" "_s + route.aiProxy->model)
                         : QString();
}

Result<Route> fetch(RouteCall &call, const QString &id)
{
    return await<Route>(call.session.interrupts(),
                        [&](QObject *context, Callback<Route> done) { call.admin->fetchRoute(RouteId(id), context, std::move(done)); });
}

// The drafts that a command is about: the file's, or those of the workspace with these ids.
Result<QList<Route>> drafts(RouteCall &call)
{
    if (call.line.has(u"file"_s)) {
        return readInput(call.line.value(u"file"_s)).and_then(routeFromJson).map([](const Route &route) { return QList<Route>{route}; });
    }
    QList<Route> routes;
    for (const QString &id : call.ids) {
        const auto found = std::ranges::find_if(call.session.workspace().routes, [&](const GatewayRoute &entry) {
            const bool sameGateway = call.admin == nullptr || call.gateway.id.isEmpty() || entry.gateway == call.gateway.id;
            return sameGateway && (entry.route.id.toString() == id || entry.route.name == id);
        });
        if (found == call.session.workspace().routes.end())
            return failure(Error::Kind::Configuration, Tr::tr("The workspace has no route “%1”.").arg(id),
                           Tr::tr("Give a route's JSON with --file, or pull the route first."));
        routes.append(found->route);
    }
    if (routes.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("Which route? Give an id of the workspace, or a --file."));
    return routes;
}

int runList(RouteCall &call)
{
    const auto routes = await<QList<Route>>(call.session.interrupts(), [&](QObject *context, Callback<QList<Route>> done) {
        call.admin->listRoutes(context, std::move(done));
    });
    if (!routes)
        return fail(routes.error());
    if (call.asJson) {
        QJsonArray array;
        for (const Route &route : *routes)
            array.append(jsonOf(route));
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
        const Result<Route> route = fetch(call, id);
        if (!route)
            return fail(route.error());
        if (call.asJson)
            printJson(jsonOf(*route));
        else
            printOut(printable(QString::fromUtf8(routeToJson(*route)).trimmed()) + u'\n');
    }
    return AllWell;
}

// Prints the remarks; true if none of them is an error.
bool isSound(const Route &route, QJsonArray *json)
{
    bool sound = true;
    for (const DraftRemark &remark : validateDraft(route)) {
        const bool isError = remark.severity == DraftRemark::Severity::Error;
        sound = sound && !isError;
        if (json)
            json->append(QJsonObject{{u"route"_s, route.id.toString()},
                                     {u"severity"_s, isError ? u"error"_s : u"warning"_s},
                                     {u"field"_s, remark.field},
                                     {u"message"_s, remark.message}});
        else
            printNote(printable(
                u"%1: %2: %3: %4"_s.arg(route.id.toString(), isError ? Tr::tr("error") : Tr::tr("warning"), remark.field, remark.message)));
    }
    return sound;
}

int runValidate(RouteCall &call)
{
    const Result<QList<Route>> routes = drafts(call);
    if (!routes)
        return fail(routes.error());
    bool sound = true;
    QJsonArray remarks;
    for (const Route &route : *routes)
        sound = isSound(route, call.asJson ? &remarks : nullptr) && sound;
    if (call.asJson)
        printJson({{u"valid"_s, sound}, {u"remarks"_s, remarks}});
    else if (sound)
        printNote(Tr::tr("The gateway would take it."));
    return sound ? AllWell : CheckFailed;
}

int runPush(RouteCall &call)
{
    const Result<QList<Route>> routes = drafts(call);
    if (!routes)
        return fail(routes.error());
    for (const Route &route : *routes) {
        if (!isSound(route, nullptr))
            return CheckFailed;
        const auto outcome = await<PushOutcome>(call.session.interrupts(), [&](QObject *context, Callback<PushOutcome> done) {
            call.admin->pushRoute(route, context, std::move(done));
        });
        if (!outcome)
            return fail(outcome.error());
        if (call.asJson)
            printJson({ { u"id"_s, outcome->asStored.id.toString() },
                        { u"created"_s, outcome->created },
                        { u"route"_s, jsonOf(outcome->asStored) } });
        else
            printNote(printable((outcome->created ? Tr::tr("The route %1 was created.") : Tr::tr("The route %1 was replaced."))
                                    .arg(outcome->asStored.label())));
    }
    return AllWell;
}

int runPull(RouteCall &call)
{
    if (call.ids.isEmpty())
        return call.line.wrong(Tr::tr("Which route?"));
    if (call.gateway.id.isEmpty())
        return call.line.wrong(Tr::tr("A route can only be pulled from a gateway of the workspace."));
    Workspace workspace = call.session.workspace();
    for (const QString &id : call.ids) {
        const Result<Route> route = fetch(call, id);
        if (!route)
            return fail(route.error());
        const auto same = [&](const GatewayRoute &entry) { return entry.gateway == call.gateway.id && entry.route.id == route->id; };
        const auto found = std::ranges::find_if(workspace.routes, same);
        if (found == workspace.routes.end())
            workspace.routes.append({call.gateway.id, *route});
        else
            found->route = *route;
    }
    if (const Result<void> saved = call.session.save(workspace); !saved)
        return fail(saved.error());
    printNote(Tr::tr("Taken over. Keys are masked in it: put references in their places before you push it."));
    return AllWell;
}

// Indented JSON, keys masked on both sides: a gateway tells them masked, a draft only refers to them.
QStringList comparableLines(const Route &route)
{
    return QString::fromUtf8(QJsonDocument(withSecretsMasked(jsonOf(route))).toJson()).trimmed().split(u'\n');
}

int runDiff(RouteCall &call)
{
    const Result<QList<Route>> routes = drafts(call);
    if (!routes)
        return fail(routes.error());
    bool differs = false;
    for (const Route &draft : *routes) {
        const Result<Route> stored = fetch(call, draft.id.toString());
        if (!stored)
            return fail(stored.error());
        const QStringList lines = lineDiff(comparableLines(*stored), comparableLines(draft));
        if (lines.isEmpty())
            continue;
        differs = true;
        printLine(u"--- %1 (gateway)"_s.arg(printable(draft.id.toString())));
        printLine(u"+++ %1 (draft)"_s.arg(printable(draft.id.toString())));
        for (const QString &line : lines)
            printLine(printable(line));
    }
    return differs ? CheckFailed : AllWell;
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
