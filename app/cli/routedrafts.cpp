// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/routedrafts.h"

#include "cli/await.h"
#include "cli/inputfile.h"
#include "cli/linediff.h"
#include "cli/output.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

bool isOf(const GatewayRoute &entry, const RouteCall &call)
{
    return call.admin == nullptr || call.gateway.id.isEmpty() || entry.gateway == call.gateway.id;
}

// Indented JSON, keys masked on both sides: a gateway tells them masked, a draft only refers to them.
QStringList comparableLines(const Route &route)
{
    return QString::fromUtf8(QJsonDocument(withSecretsMasked(routeObject(route))).toJson()).trimmed().split(u'\n');
}

QString stepName(DraftRemark::Step step)
{
    return step == DraftRemark::Step::Rules ? u"rules"_s : step == DraftRemark::Step::Schema ? u"schema"_s : u"dry-run"_s;
}

} // namespace

QJsonObject routeObject(const Route &route)
{
    return QJsonDocument::fromJson(routeToJson(route)).object();
}

Result<QList<RouteFileDraft>> draftsOf(RouteCall &call)
{
    if (call.line.has(u"file"_s)) {
        return readInput(call.line.value(u"file"_s)).and_then(routeFromJson).map([&call](const Route &route) {
            return QList<RouteFileDraft>{{GatewayRoute{call.gateway.id, route}, false}};
        });
    }
    QList<RouteFileDraft> found;
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

void keepRoute(Workspace &workspace, const GatewayRoute &entry)
{
    const auto same = [&entry](const GatewayRoute &known) { return known.gateway == entry.gateway && known.route.id == entry.route.id; };
    const auto found = std::ranges::find_if(workspace.routes, same);
    if (found == workspace.routes.end())
        workspace.routes.append(entry);
    else
        *found = entry;
}

Result<Route> fetchRoute(RouteCall &call, const QString &id)
{
    return await<Route>(call.session.interrupts(),
                        [&](QObject *context, Callback<Route> done) { call.admin->fetchRoute(RouteId(id), context, std::move(done)); });
}

Result<QList<Route>> listRoutes(RouteCall &call)
{
    return await<QList<Route>>(call.session.interrupts(), [&](QObject *context, Callback<QList<Route>> done) { call.admin->listRoutes(context, std::move(done)); });
}

Result<GatewaySchemas> fetchSchemas(RouteCall &call, const QStringList &plugins)
{
    return await<GatewaySchemas>(call.session.interrupts(), [&](QObject *context, Callback<GatewaySchemas> done) {
               call.admin->fetchSchemas(plugins, context, std::move(done));
           })
        .map([](const GatewaySchemas &schemas) { return schemas.completedBy(GatewaySchemas::shipped()); });
}

void printRouteDifference(const Route &theirs, const Route &ours)
{
    const QString id = printable(ours.id.toString());
    printLine(u"--- %1 (gateway)"_s.arg(id));
    printLine(u"+++ %1 (draft)"_s.arg(id));
    for (const QString &line : lineDiff(comparableLines(theirs), comparableLines(ours)))
        printLine(printable(line));
}

bool isSoundRoute(const Route &route, const QList<DraftRemark> &remarks, QJsonArray *json)
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

} // namespace lineside::cli
