// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Gateways without a store of their own: they take only their whole configuration.
#include "gateway/apisixwhole.h"

#include "gateway/apisixadmin.h"
#include "gateway/apisixerror.h"
#include "gateway/apisixroute.h"
#include "gateway/jsondifference.h"
#include "gateway/resourcejson.h"
#include "gateway/routesync.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QCryptographicHash>
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

// A configuration as it was read, with what stands for it.
struct Configuration {
    QJsonObject json;
    QByteArray digest;
};

Result<Configuration> configurationOf(const Result<HttpResponse> &response, const ApisixApi &api)
{
    return answerObject(response, api).map([&response](const QJsonObject &json) {
        const QByteArray told = response->head.header("X-Digest").value_or(QByteArray());
        return Configuration{json, told.isEmpty() ? QCryptographicHash::hash(response->body, QCryptographicHash::Sha256).toHex() : told};
    });
}

QString idOf(const QJsonValue &item)
{
    const QJsonValue id = item["id"_L1];
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString(item["username"_L1].toString());
}

QJsonObject itemOf(const QJsonArray &items, const QString &id)
{
    const auto found = std::ranges::find_if(items, [&id](const QJsonValue &item) { return idOf(item) == id; });
    return found == items.end() ? QJsonObject() : QJsonValue(*found).toObject();
}

// Lets `change` alter every resource of the configuration.
template<class Alter>
QJsonObject withItems(QJsonObject configuration, Alter alter)
{
    for (auto type = configuration.begin(); type != configuration.end(); ++type) {
        if (!type.value().isArray())
            continue;
        QJsonArray items;
        for (const QJsonValue &item : type.value().toArray())
            items.append(item.isObject() ? QJsonValue(alter(type.key(), item.toObject())) : item);
        type.value() = items;
    }
    return configuration;
}

QJsonObject masked(const QJsonObject &configuration)
{
    return withItems(configuration, [](const QString &, const QJsonObject &item) { return withSecretsMasked(item); });
}

qsizetype countOf(const QJsonObject &configuration)
{
    qsizetype count = 0;
    for (const QJsonValue &type : configuration)
        count += type.toArray().size();
    return count;
}

// The template of each resource, one after the other: what counts as a reference is told by the place within the resource.
QByteArray templateOf(const QJsonObject &configuration)
{
    QByteArrayList members;
    for (auto type = configuration.begin(); type != configuration.end(); ++type) {
        QByteArray value = jsonText(type.value());
        if (type.value().isArray()) {
            QByteArrayList items;
            for (const QJsonValue &item : type.value().toArray())
                items.append(item.isObject() ? toJsonTemplate(item.toObject()) : jsonText(item));
            value = '[' + items.join(',') + ']';
        }
        members.append(jsonText(type.key()) + ':' + value);
    }
    return '{' + members.join(',') + '}';
}

WholeConfigurationPlan planFor(const Configuration &current, const QList<Route> &routes, bool onlyThese)
{
    WholeConfigurationPlan plan;
    plan.basedOn = current.digest;
    const QJsonArray theirs = masked(current.json)["routes"_L1].toArray();
    QJsonArray wanted;
    QStringList ids;
    for (const Route &route : routes) {
        const QString id = route.id.toString();
        const QJsonObject before = itemOf(theirs, id);
        ids.append(id);
        const bool isSame = !before.isEmpty() && routeDigest(fromApisix(before)) == routeDigest(route);
        wanted.append(isSame ? before : toApisix(route).json);
        if (!isSame)
            plan.changes.append({before.isEmpty() ? Change::Kind::Created : Change::Kind::Replaced, {ResourceKind::Route, id}});
    }
    for (const QJsonValue &route : theirs) {
        if (ids.contains(idOf(route)))
            continue;
        if (onlyThese)
            plan.changes.append({Change::Kind::Dropped, {ResourceKind::Route, idOf(route)}});
        else
            wanted.append(route);
    }
    QJsonObject configuration = masked(current.json);
    configuration["routes"_L1] = wanted;
    configuration.remove("routes_conf_version"_L1); // the gateway then counts on; all other kinds keep theirs and are not touched
    plan.configuration = QJsonDocument(configuration).toJson(QJsonDocument::Compact);
    const auto isNew = [](const Change &change) { return change.kind != Change::Kind::Dropped; };
    plan.untouched = countOf(configuration) - std::ranges::count_if(plan.changes, isNew);
    return plan;
}

// The plan's configuration with the gateway's own keys in the places of their masks.
Result<QByteArray> bodyFor(const WholeConfigurationPlan &plan, const QJsonObject &current)
{
    QString left;
    const QJsonObject filled = withItems(QJsonDocument::fromJson(plan.configuration).object(), [&](const QString &type, const QJsonObject &item) {
        QJsonObject whole = withMasksFilled(item, itemOf(current[type].toArray(), idOf(item)), FilledWith::Keys);
        for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
            whole.remove(time);
        if (const QStringList places = maskedPlaces(whole); !places.isEmpty())
            left = idOf(item) + u": "_s + places.constFirst();
        return whole;
    });
    if (!left.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("A key is masked that the gateway does not have (%1).").arg(left),
                       Tr::tr("Put a reference to the key there, such as {keychain:NAME} or {env:NAME}."));
    return templateOf(filled);
}

} // namespace

void listFromWhole(const ApisixApi &api, const HttpResponse &refusal, QObject *context, Callback<QList<Route>> done)
{
    const Error refused = answerObject(refusal, api).error();
    api.client->send(api.request("GET", u"/configs"_s), context, [api, refused, done = std::move(done)](const Result<HttpResponse> &response) {
        const Result<Configuration> current = configurationOf(response, api);
        if (!current || !current->json.contains("routes_conf_version"_L1)) {
            done(failure(refused));
            return;
        }
        QList<Route> routes;
        for (const QJsonValue &item : current->json["routes"_L1].toArray())
            routes.append(routeOfEntry({idOf(item), item.toObject(), {}}).value());
        done(routes);
    });
}

bool WholeConfigurationPlan::drops() const
{
    return std::ranges::any_of(changes, [](const Change &change) { return change.kind == Change::Kind::Dropped; });
}

void ApisixAdmin::planWhole(const QList<Route> &routes, bool onlyThese, QObject *context, Callback<WholeConfigurationPlan> done)
{
    const Result<ApisixApi> api = ApisixApi::of(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    api->client->send(api->request("GET", u"/configs"_s), context, [api = *api, routes, onlyThese, done = std::move(done)](const Result<HttpResponse> &response) {
        done(configurationOf(response, api).map([&](const Configuration &current) { return planFor(current, routes, onlyThese); }));
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
        const Result<Configuration> current = configurationOf(response, api);
        if (!current || current->digest != plan.basedOn) {
            done(current ? failure(Error::Kind::Configuration, Tr::tr("The gateway's configuration was changed meanwhile. Nothing was put."),
                                   Tr::tr("Look at what would change now, and confirm it again."))
                         : Result<void>(failure(current.error())));
            return;
        }
        const Result<QByteArray> body = bodyFor(plan, current->json);
        if (!body) {
            done(failure(body.error()));
            return;
        }
        HttpRequest put = api.writing("PUT", u"/configs"_s, *body, HttpRequest::Body::JsonTemplate);
        const QByteArray digest = QCryptographicHash::hash(plan.configuration, QCryptographicHash::Sha256).toHex();
        put.headers.append({"X-Digest", ValueTemplate::literal(QString::fromLatin1(digest))});
        api.client->send(put, context, [api, done](const Result<HttpResponse> &answer) {
            if (!answer)
                done(failure(answer.error()));
            else if (answer->head.status >= 200 && answer->head.status < 300)
                done({});
            else
                done(failure(apisixError(*answer, api.url)));
        });
    });
}

} // namespace lineside
