// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Gateways without a store of their own: they take only their whole configuration.
#include "core/background.h"
#include "gateway/apisixadmin.h"
#include "gateway/apisixroute.h"
#include "gateway/routesync.h"
#include "gateway/wholejson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

using Change = WholeConfigurationPlan::Change;

qsizetype countOf(const QJsonObject &configuration)
{
    qsizetype count = 0;
    for (const QJsonValue &type : configuration)
        count += type.toArray().size();
    return count;
}

WholeConfigurationPlan planFor(const WholeJson &current, const QList<Route> &routes, bool onlyThese)
{
    WholeConfigurationPlan plan;
    plan.basedOn = current.digest;
    const QJsonArray theirs = withAllMasked(current.json)["routes"_L1].toArray();
    QJsonArray wanted;
    QStringList ids;
    for (const Route &route : routes) {
        const QString id = route.id.toString();
        const QJsonObject before = wholeItem(theirs, id);
        ids.append(id);
        const std::optional<Route> there = before.isEmpty() ? std::nullopt : std::optional(fromApisix(before));
        const bool isSame = there && routeDigest(*there) == routeDigest(route);
        wanted.append(isSame ? before : toApisix(route).json);
        if (!isSame)
            plan.changes.append({there ? Change::Kind::Replaced : Change::Kind::Created, {ResourceKind::Route, id}, there});
    }
    for (const QJsonValue &route : theirs) {
        if (ids.contains(wholeItemId(route)))
            continue;
        if (onlyThese)
            plan.changes.append({Change::Kind::Dropped, {ResourceKind::Route, wholeItemId(route)}, fromApisix(route.toObject())});
        else
            wanted.append(route);
    }
    QJsonObject configuration = withAllMasked(current.json);
    configuration["routes"_L1] = wanted;
    configuration.remove("routes_conf_version"_L1); // the gateway then counts on; all other kinds keep theirs and are not touched
    plan.configuration = QJsonDocument(configuration).toJson(QJsonDocument::Compact);
    const auto isNew = [](const Change &change) { return change.kind != Change::Kind::Dropped; };
    plan.untouched = countOf(configuration) - std::ranges::count_if(plan.changes, isNew);
    return plan;
}

} // namespace

bool WholeConfigurationPlan::drops() const
{
    return std::ranges::any_of(changes, [](const Change &change) { return change.kind == Change::Kind::Dropped; });
}

void ApisixAdmin::planWhole(const QList<Route> &routes, bool onlyThese, QObject *context, Callback<WholeConfigurationPlan> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    api->client->send(api->request("GET", u"/configs"_s), context, [api = *api, routes, onlyThese, context, done = std::move(done)](const Result<HttpResponse> &response) {
        // Thousands of routes take a while to read and to compare.
        inBackground(
            context,
            [response, api, routes, onlyThese] {
                return wholeOf(response, api).map([&](const WholeJson &current) { return planFor(current, routes, onlyThese); });
            },
            done);
    });
}

void ApisixAdmin::applyWhole(const WholeConfigurationPlan &plan, bool mayDrop, QObject *context, Callback<void> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    if (plan.drops() && !mayDrop)
        return failLater(context, done,
                         Error{.kind = Error::Kind::Configuration,
                               .message = Tr::tr("This would take routes away that the gateway has."),
                               .hint = Tr::tr("Look at them, and confirm it if they may go."),
                               .details = {},
                               .httpStatus = 0});
    api->client->send(api->request("GET", u"/configs"_s), context, [api = *api, plan, context, done = std::move(done)](const Result<HttpResponse> &response) {
        const Result<WholeJson> current = wholeOf(response, api);
        if (!current || current->digest != plan.basedOn) {
            done(current ? failure(Error::Kind::Configuration, Tr::tr("The gateway's configuration was changed meanwhile. Nothing was put."),
                                   Tr::tr("Look at what would change now, and confirm it again."))
                         : Result<void>(failure(current.error())));
            return;
        }
        putWhole(api, plan.configuration, current->json, context, done);
    });
}

} // namespace lineside
