// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routecommands.h"

#include "cli/await.h"
#include "cli/inputfile.h"
#include "cli/linediff.h"
#include "cli/output.h"
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

QJsonObject jsonOf(const Route &route)
{
    return QJsonDocument::fromJson(routeToJson(route)).object();
}

QString modelOf(const Route &route)
{
    QStringList models;
    for (const AiProxy &proxy : route.proxies())
        models.append(proxy.provider + (proxy.model.isEmpty() ? QString() : u" "_s + proxy.model));
    return models.join(u", "_s);
}

// Indented JSON, keys masked on both sides: a gateway tells them masked, a draft only refers to them.
QStringList comparableLines(const Route &route)
{
    return QString::fromUtf8(QJsonDocument(withSecretsMasked(jsonOf(route))).toJson()).trimmed().split(u'\n');
}

Result<Route> fetch(RouteCall &call, const QString &id)
{
    return await<Route>(call.session.interrupts(),
                        [&](QObject *context, Callback<Route> done) { call.admin->fetchRoute(RouteId(id), context, std::move(done)); });
}

// What a command works on: a draft of the workspace, or one from a file, which nothing is known of besides.
struct Draft {
    GatewayRoute entry;
    bool isKept = false;
};

bool isOf(const GatewayRoute &entry, const RouteCall &call)
{
    return call.admin == nullptr || call.gateway.id.isEmpty() || entry.gateway == call.gateway.id;
}

// The drafts that a command is about: the file's, all of the gateway, or those of the workspace with these ids.
Result<QList<Draft>> drafts(RouteCall &call)
{
    if (call.line.has(u"file"_s)) {
        return readInput(call.line.value(u"file"_s)).and_then(routeFromJson).map([&call](const Route &route) {
            return QList<Draft>{{GatewayRoute{call.gateway.id, route}, false}};
        });
    }
    QList<Draft> found;
    const QList<GatewayRoute> &known = call.session.workspace().routes;
    if (call.line.has(u"all"_s)) {
        for (const GatewayRoute &entry : known) {
            if (isOf(entry, call))
                found.append({entry, true});
        }
        return found;
    }
    for (const QString &id : call.ids) {
        const auto entry = std::ranges::find_if(known, [&](const GatewayRoute &candidate) {
            return isOf(candidate, call) && (candidate.route.id.toString() == id || candidate.route.name == id);
        });
        if (entry == known.end())
            return failure(Error::Kind::Configuration, Tr::tr("The workspace has no route “%1”.").arg(id),
                           Tr::tr("Give a route's JSON with --file, or pull the route first."));
        found.append({*entry, true});
    }
    if (found.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("Which route? Give an id of the workspace, or --all, or a --file."));
    return found;
}

// Puts the entry into the workspace in place of the one with its id.
void keep(Workspace &workspace, const GatewayRoute &entry)
{
    const auto same = [&entry](const GatewayRoute &known) { return known.gateway == entry.gateway && known.route.id == entry.route.id; };
    const auto found = std::ranges::find_if(workspace.routes, same);
    if (found == workspace.routes.end())
        workspace.routes.append(entry);
    else
        *found = entry;
}

Result<QList<Route>> listAll(RouteCall &call)
{
    return await<QList<Route>>(call.session.interrupts(), [&](QObject *context, Callback<QList<Route>> done) { call.admin->listRoutes(context, std::move(done)); });
}

int runList(RouteCall &call)
{
    const Result<QList<Route>> routes = listAll(call);
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

QString stepName(DraftRemark::Step step)
{
    return step == DraftRemark::Step::Rules ? u"rules"_s : step == DraftRemark::Step::Schema ? u"schema"_s : u"dry-run"_s;
}

// Prints the remarks; true if none of them is an error.
bool isSound(const Route &route, const QList<DraftRemark> &remarks, QJsonArray *json)
{
    bool sound = true;
    for (const DraftRemark &remark : remarks) {
        const bool isError = remark.severity == DraftRemark::Severity::Error;
        sound = sound && !isError;
        if (json)
            json->append(QJsonObject{{u"route"_s, route.id.toString()},
                                     {u"severity"_s, isError ? u"error"_s : u"warning"_s},
                                     {u"step"_s, stepName(remark.step)},
                                     {u"field"_s, remark.field},
                                     {u"message"_s, remark.message}});
        else
            printNote(printable(
                u"%1: %2: %3: %4"_s.arg(route.id.toString(), isError ? Tr::tr("error") : Tr::tr("warning"), remark.field, remark.message)));
    }
    return sound;
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
    const auto schemas = await<GatewaySchemas>(call.session.interrupts(), [&](QObject *context, Callback<GatewaySchemas> done) {
        call.admin->fetchSchemas(pluginNames(route), context, std::move(done));
    });
    if (!schemas)
        return failure(schemas.error());
    QList<DraftRemark> remarks = validateAll(route, version, schemas->completedBy(GatewaySchemas::shipped()));
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
    const Result<QList<Draft>> routes = drafts(call);
    if (!routes)
        return fail(routes.error());
    bool sound = true;
    QJsonArray json;
    for (const Draft &draft : *routes) {
        const Result<QList<DraftRemark>> remarks = remarksOn(call, draft.entry.route);
        if (!remarks)
            return fail(remarks.error());
        sound = isSound(draft.entry.route, *remarks, call.asJson ? &json : nullptr) && sound;
    }
    if (call.asJson)
        printJson({{u"valid"_s, sound}, {u"remarks"_s, json}});
    else if (sound)
        printNote(Tr::tr("The gateway would take it."));
    return sound ? AllWell : CheckFailed;
}

void printDifference(const Route &theirs, const Route &ours)
{
    const QString id = printable(ours.id.toString());
    printLine(u"--- %1 (gateway)"_s.arg(id));
    printLine(u"+++ %1 (draft)"_s.arg(id));
    for (const QString &line : lineDiff(comparableLines(theirs), comparableLines(ours)))
        printLine(printable(line));
}

int tellConflict(const RouteCall &call, const RouteConflict &conflict)
{
    const QString label = printable(conflict.ours.label());
    if (call.asJson)
        printJson({{u"id"_s, conflict.ours.id.toString()}, {u"conflict"_s, true}, {u"theirs"_s, conflict.theirs ? QJsonValue(jsonOf(*conflict.theirs)) : QJsonValue()}});
    else if (conflict.theirs)
        printDifference(*conflict.theirs, conflict.ours);
    printNote(conflict.theirs ? Tr::tr("Nothing was pushed: %1 is not as it was last seen at the gateway. Pull it, or push with --force.").arg(label)
                              : Tr::tr("Nothing was pushed: %1 was deleted at the gateway. Push with --force to make it anew.").arg(label));
    return CheckFailed;
}

Result<PushAttempt> push(RouteCall &call, const Draft &draft)
{
    if (draft.isKept && !call.line.has(u"force"_s)) {
        return await<PushAttempt>(call.session.interrupts(), [&](QObject *context, Callback<PushAttempt> done) {
            call.admin->pushUnlessChanged(draft.entry.route, draft.entry.synced, context, std::move(done));
        });
    }
    return await<PushOutcome>(call.session.interrupts(),
                              [&](QObject *context, Callback<PushOutcome> done) { call.admin->pushRoute(draft.entry.route, context, std::move(done)); })
        .map([](const PushOutcome &outcome) { return PushAttempt(outcome); });
}

// A push is in force only a little later. That it is not does not make the push undone.
void awaitForce(RouteCall &call, const Route &route)
{
    if (call.gateway.dataUrl.isEmpty())
        return;
    const auto served = await<void>(call.session.interrupts(), [&](QObject *context, Callback<void> done) { call.admin->awaitRoute(route, context, std::move(done)); });
    if (!served)
        printNote(printable(served.error().message));
}

int runPush(RouteCall &call)
{
    const Result<QList<Draft>> routes = drafts(call);
    if (!routes)
        return fail(routes.error());
    Workspace workspace = call.session.workspace();
    int status = AllWell;
    for (const Draft &draft : *routes) {
        if (!isSound(draft.entry.route, validateDraft(draft.entry.route), nullptr))
            return CheckFailed;
        const Result<PushAttempt> attempt = push(call, draft);
        if (!attempt)
            return fail(attempt.error());
        if (const auto *conflict = std::get_if<RouteConflict>(&*attempt)) {
            status = tellConflict(call, *conflict);
            continue;
        }
        const PushOutcome &outcome = std::get<PushOutcome>(*attempt);
        awaitForce(call, draft.entry.route);
        if (draft.isKept) {
            GatewayRoute entry = draft.entry;
            noteSynced(entry, outcome.asStored);
            keep(workspace, entry);
        }
        if (call.asJson)
            printJson({{u"id"_s, outcome.asStored.id.toString()}, {u"created"_s, outcome.created}, {u"route"_s, jsonOf(outcome.asStored)}});
        else
            printNote(printable((outcome.created ? Tr::tr("The route %1 was created.") : Tr::tr("The route %1 was replaced.")).arg(outcome.asStored.label())));
    }
    if (workspace != call.session.workspace()) {
        if (const Result<void> saved = call.session.save(workspace); !saved)
            return fail(saved.error());
    }
    return status;
}

Result<QList<Route>> routesToPull(RouteCall &call)
{
    if (call.line.has(u"all"_s))
        return listAll(call);
    QList<Route> routes;
    for (const QString &id : call.ids) {
        const Result<Route> route = fetch(call, id);
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
        hasMasks = hasMasks || !maskedPlaces(jsonOf(entry.route)).isEmpty();
        keep(workspace, entry);
    }
    if (const Result<void> saved = call.session.save(workspace); !saved)
        return fail(saved.error());
    printNote(hasMasks ? Tr::tr("Taken over. Keys are masked in it: a push leaves the gateway's own in their places.") : Tr::tr("Taken over."));
    return AllWell;
}

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
Result<QList<Route>> storedFor(RouteCall &call, const QList<Draft> &known)
{
    if (call.line.has(u"all"_s))
        return listAll(call);
    QList<Route> routes;
    for (const Draft &draft : known) {
        const Result<Route> route = fetch(call, draft.entry.route.id.toString());
        if (!route)
            return failure(route.error());
        routes.append(*route);
    }
    return routes;
}

int runDiff(RouteCall &call)
{
    const Result<QList<Draft>> known = drafts(call);
    if (!known)
        return fail(known.error());
    const Result<QList<Route>> stored = storedFor(call, *known);
    if (!stored)
        return fail(stored.error());
    QList<GatewayRoute> entries;
    for (const Draft &draft : *known)
        entries.append(draft.entry);
    QJsonArray json;
    bool differs = false;
    for (const RouteDrift &drift : compareRoutes(entries, *stored)) {
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
            printDifference(*theirs, ours->route);
    }
    if (call.asJson)
        printJson({{u"routes"_s, json}});
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
