// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixroute.h"

#include "gateway/apisixproxy.h"
#include "gateway/gatewayadmin.h"
#include "gateway/jsonparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixRoute)
};

constexpr qsizetype longestJson = 4 * 1024 * 1024; // APISIX itself takes 1.5 MiB
constexpr auto proxyName = "ai-proxy"_L1;
constexpr auto multiName = "ai-proxy-multi"_L1;

// A field that exists in the singular and the plural, of which only one is allowed.
QStringList takeOneOrMany(QJsonObject &object, QLatin1StringView one, QLatin1StringView many)
{
    const QString single = takeText(object, one);
    return single.isEmpty() ? takeTexts(object, many) : QStringList{single};
}

void takeId(QJsonObject &json, Route &route)
{
    if (const QJsonValue id = json.value("id"_L1); id.isDouble()) {
        route.id = RouteId(QString::number(id.toInteger()));
        json.remove("id"_L1);
    } else {
        route.id = RouteId(takeText(json, "id"_L1));
    }
}

void takeStatus(QJsonObject &json, Route &route)
{
    const QJsonValue status = json.value("status"_L1);
    if (!status.isDouble() || (status.toDouble() != 0 && status.toDouble() != 1))
        return;
    route.enabled = status.toDouble() == 1;
    json.remove("status"_L1);
}

void putOneOrMany(QJsonObject &object, QLatin1StringView one, QLatin1StringView many, const QStringList &texts)
{
    if (texts.size() == 1)
        object[one] = texts.constFirst();
    else if (!texts.isEmpty())
        object[many] = QJsonArray::fromStringList(texts);
}

Error notJson(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.first(std::min<qsizetype>(error.offset, json.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return Error{.kind = Error::Kind::BadRequest,
                 .message = Tr::tr("This is not JSON: line %1, column %2.").arg(line).arg(column),
                 .hint = Tr::tr("Look for a missing comma, quote or brace there."),
                 .details = error.errorString(),
                 .httpStatus = 0};
}

} // namespace

ApisixRoute toApisix(const Route &route)
{
    ApisixRoute written;
    QJsonObject json;
    putText(json, "id"_L1, route.id.toString());
    putText(json, "name"_L1, route.name);
    putText(json, "desc"_L1, route.description);
    putOneOrMany(json, "uri"_L1, "uris"_L1, route.uris);
    putOneOrMany(json, "host"_L1, "hosts"_L1, route.hosts);
    if (!route.methods.isEmpty())
        json["methods"_L1] = QJsonArray::fromStringList(route.methods);
    if (!route.enabled)
        json["status"_L1] = 0;
    QJsonObject plugins = objectOf(route.plugins, u"plugins"_s, written.broken);
    if (route.aiProxy)
        plugins[proxyName] = writeAiProxy(*route.aiProxy, u"plugins.ai-proxy"_s, written.broken);
    if (route.aiProxyMulti)
        plugins[multiName] = writeAiProxyMulti(*route.aiProxyMulti, written.broken);
    putObject(json, "plugins"_L1, plugins);
    written.json = mergedObjects(objectOf(route.rest, u"the further fields"_s, written.broken), json);
    return written;
}

Route fromApisix(const QJsonObject &object)
{
    QJsonObject json = object;
    for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
        json.remove(time);
    Route route;
    takeId(json, route);
    takeStatus(json, route);
    route.name = takeText(json, "name"_L1);
    route.description = takeText(json, "desc"_L1);
    route.uris = takeOneOrMany(json, "uri"_L1, "uris"_L1);
    route.hosts = takeOneOrMany(json, "host"_L1, "hosts"_L1);
    route.methods = takeTexts(json, "methods"_L1);
    inside(json, "plugins"_L1, [&route](QJsonObject &plugins) {
        if (plugins.value(proxyName).isObject())
            route.aiProxy = readAiProxy(plugins.take(proxyName).toObject());
        if (plugins.value(multiName).isObject()) {
            route.aiProxyMulti = readAiProxyMulti(plugins.value(multiName).toObject());
            if (route.aiProxyMulti)
                plugins.remove(multiName);
        }
        route.plugins = bytesOf(std::exchange(plugins, {}));
    });
    route.rest = bytesOf(json);
    return route;
}

QByteArray routeToJson(const Route &route)
{
    return QJsonDocument(toApisix(route).json).toJson(QJsonDocument::Indented);
}

Result<Route> routeFromJson(const QByteArray &json)
{
    if (json.size() > longestJson)
        return failure(Error::Kind::BadRequest, Tr::tr("This is longer than a route can be (%1 bytes).").arg(json.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(notJson(json, error));
    if (!document.isObject())
        return failure(Error::Kind::BadRequest, Tr::tr("A route is a JSON object, in braces."));
    const QJsonObject object = document.object();
    if (!object["value"_L1].isObject())
        return fromApisix(object);
    Route route = fromApisix(object["value"_L1].toObject());
    if (object["modifiedIndex"_L1].isDouble())
        route.modifiedIndex = object["modifiedIndex"_L1].toInteger();
    return route;
}

} // namespace lineside
