// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixadmin.h"

#include "gateway/apisixinspect.h"
#include "gateway/apisixlist.h"
#include "gateway/apisixroute.h"
#include "gateway/apisixwhole.h"
#include "gateway/canonicalroute.h"
#include "gateway/entrypush.h"
#include "gateway/jsondifference.h"
#include "gateway/resourcejson.h"
#include "gateway/routesync.h"
#include "gateway/routewait.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

ResourceKey keyOf(const RouteId &id)
{
    return {ResourceKind::Route, id.toString()};
}

Result<QJsonObject> writtenRoute(const Route &route)
{
    const ApisixRoute written = toApisix(route);
    if (written.broken.isEmpty())
        return written.json;
    return failure(Error::Kind::Configuration, Tr::tr("The JSON of %1 is damaged.").arg(written.broken.constFirst()),
                   Tr::tr("It must be a JSON object."));
}

// Is what is there neither what was last seen there nor what is to be put?
bool isChanged(const Route &route, const std::optional<RouteSync> &synced, const std::optional<ApisixEntry> &current)
{
    const std::optional<qint64> seen = synced ? std::optional(synced->revision) : route.modifiedIndex;
    if (!current)
        return seen.has_value();
    if (seen && seen == current->modifiedIndex)
        return false;
    const Route theirs = routeOfEntry(*current).value_or(Route());
    const QByteArray digest = routeDigest(theirs);
    return digest != routeDigest(route) && !(synced && synced->digest == digest);
}

// The gateway's route with some fields as the draft has them.
QJsonObject withFields(const QJsonObject &masked, const Route &draft, const QList<QStringList> &paths)
{
    const QJsonObject ours = withPluralFields(toApisix(draft).json);
    QJsonValue edited = withPluralFields(masked);
    for (const QStringList &path : paths)
        edited = withValueAt(edited, path, valueAt(ours, path));
    return toApisix(fromApisix(edited.toObject())).json; // without times
}

Result<PushOutcome> outcomeOf(const EntryPushed &pushed)
{
    return routeOfEntry(*pushed.entry).map([&pushed](const Route &stored) { return PushOutcome{pushed.created, stored}; });
}

} // namespace

std::unique_ptr<GatewayAdmin> makeGatewayAdmin(const Gateway &gateway, HttpClient &client)
{
    return std::make_unique<ApisixAdmin>(gateway, client);
}

ApisixAdmin::ApisixAdmin(const Gateway &gateway, HttpClient &client)
    : m_gateway(gateway)
    , m_client(client)
{
}

void ApisixAdmin::inspect(QObject *context, Callback<GatewayInfo> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    inspectApisix(*api, context, std::move(done));
}

void ApisixAdmin::listRoutes(QObject *context, PageCallback<Route> page, Callback<QList<Route>> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    const auto listing = std::make_shared<ApisixListing<Route>>(*api, u"/routes"_s, routeOfEntry, context, std::move(page), done);
    listing->setOtherwise([api = *api, context, done](const HttpResponse &response) {
        listFromWhole(api, ResourceKind::Route, {}, response, context, [done](const Result<QList<ApisixEntry>> &entries) {
            if (!entries) {
                done(failure(entries.error()));
                return;
            }
            QList<Route> routes;
            for (const ApisixEntry &entry : *entries)
                routes.append(routeOfEntry(entry).value_or(Route()));
            done(routes);
        });
    });
    listing->start();
}

void ApisixAdmin::fetchRoute(const RouteId &id, QObject *context, Callback<Route> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    fetchEntry(*api, keyOf(id), context, [done = std::move(done)](const Result<ApisixEntry> &entry) { done(entry.and_then(routeOfEntry)); });
}

Result<HttpRequest> ApisixAdmin::describePush(const Route &route) const
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failure(api.error());
    return writtenRoute(route).and_then([&](const QJsonObject &json) { return putRequest(*api, keyOf(route.id), json); });
}

void ApisixAdmin::pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    const Result<QJsonObject> json = writtenRoute(route);
    if (!api || !json)
        return failLater(context, done, api ? json.error() : api.error());
    pushEntry(*api, {.key = keyOf(route.id), .draft = *json}, context,
              [done = std::move(done)](const Result<EntryPushed> &pushed) { done(pushed.and_then(outcomeOf)); });
}

void ApisixAdmin::pushUnlessChanged(const Route &route, const std::optional<RouteSync> &synced, QObject *context, Callback<PushAttempt> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    const Result<QJsonObject> json = writtenRoute(route);
    if (!api || !json)
        return failLater(context, done, api ? json.error() : api.error());
    const EntryPush push{.key = keyOf(route.id),
                         .draft = *json,
                         .readsFirst = true,
                         .isConflict = [route, synced](const std::optional<ApisixEntry> &current) { return isChanged(route, synced, current); }};
    pushEntry(*api, push, context, [route, done = std::move(done)](const Result<EntryPushed> &pushed) {
        done(pushed.and_then([&route](const EntryPushed &made) -> Result<PushAttempt> {
            if (!made.conflict)
                return outcomeOf(made);
            RouteConflict conflict{route, std::nullopt};
            if (made.entry)
                conflict.theirs = routeOfEntry(*made.entry).value();
            return conflict;
        }));
    });
}

void ApisixAdmin::pushFields(const Route &draft, const QList<QStringList> &paths, QObject *context, Callback<PushOutcome> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    const Result<QJsonObject> json = writtenRoute(draft);
    if (!api || !json)
        return failLater(context, done, api ? json.error() : api.error());
    const EntryPush push{.key = keyOf(draft.id),
                         .draft = {},
                         .readsFirst = true,
                         .edit = [draft, paths](const QJsonObject &masked) { return withFields(masked, draft, paths); }};
    pushEntry(*api, push, context, [done = std::move(done)](const Result<EntryPushed> &pushed) { done(pushed.and_then(outcomeOf)); });
}

void ApisixAdmin::awaitRoute(const Route &route, QObject *context, Callback<void> done)
{
    waitForRoute(m_gateway, route, m_client, usualRouteWaits(), context, std::move(done));
}

} // namespace lineside
