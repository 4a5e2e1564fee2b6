// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/entityjson.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Store)
};

AiProxy readAiProxy(const JsonReader &json)
{
    return {.provider = json.text("provider"_L1),
            .authHeader = json.headers("authHeader"_L1),
            .authQuery = json.headers("authQuery"_L1),
            .model = json.text("model"_L1),
            .options = json.json("options"_L1),
            .endpoint = json.text("endpoint"_L1),
            .timeoutMs = json.number("timeoutMs"_L1),
            .rest = json.json("rest"_L1)};
}

QJsonObject toJson(const AiProxy &proxy, const QJsonObject &source)
{
    JsonWriter json(source, {"provider"_L1, "authHeader"_L1, "authQuery"_L1, "model"_L1, "options"_L1, "endpoint"_L1, "timeoutMs"_L1, "rest"_L1});
    json.put("provider"_L1, proxy.provider);
    json.putHeaders("authHeader"_L1, proxy.authHeader);
    json.putHeaders("authQuery"_L1, proxy.authQuery);
    json.putText("model"_L1, proxy.model);
    json.putJson("options"_L1, proxy.options);
    json.putText("endpoint"_L1, proxy.endpoint);
    if (proxy.timeoutMs)
        json.put("timeoutMs"_L1, *proxy.timeoutMs);
    json.putJson("rest"_L1, proxy.rest);
    return json.object();
}

ProxyInstance readInstance(const JsonReader &json)
{
    return {.name = json.text("name"_L1),
            .proxy = readAiProxy(json),
            .weight = json.number("weight"_L1).value_or(1),
            .priority = json.number("priority"_L1).value_or(0),
            .checks = json.json("checks"_L1)};
}

QJsonObject toJson(const ProxyInstance &instance)
{
    JsonWriter json(toJson(instance.proxy, {}), {});
    json.put("name"_L1, instance.name);
    json.put("weight"_L1, instance.weight);
    if (instance.priority != 0)
        json.put("priority"_L1, instance.priority);
    json.putJson("checks"_L1, instance.checks);
    return json.object();
}

AiProxyMulti readAiProxyMulti(const JsonReader &json)
{
    AiProxyMulti multi{.instances = {},
                       .algorithm = json.text("algorithm"_L1),
                       .hashOn = json.text("hashOn"_L1),
                       .hashKey = json.text("hashKey"_L1),
                       .fallback = json.texts("fallback"_L1),
                       .fallbackIsText = json.flag("fallbackIsText"_L1, false),
                       .timeoutMs = json.number("timeoutMs"_L1),
                       .rest = json.json("rest"_L1)};
    for (const JsonReader &entry : json.entries("instances"_L1))
        multi.instances.append(readInstance(entry));
    return multi;
}

QJsonObject toJson(const AiProxyMulti &multi, const QJsonObject &source)
{
    JsonWriter json(source, {"instances"_L1, "algorithm"_L1, "hashOn"_L1, "hashKey"_L1, "fallback"_L1, "fallbackIsText"_L1, "timeoutMs"_L1, "rest"_L1});
    QJsonArray instances;
    for (const ProxyInstance &instance : multi.instances)
        instances.append(toJson(instance));
    json.put("instances"_L1, instances);
    json.putText("algorithm"_L1, multi.algorithm);
    json.putText("hashOn"_L1, multi.hashOn);
    json.putText("hashKey"_L1, multi.hashKey);
    json.putTexts("fallback"_L1, multi.fallback);
    if (multi.fallbackIsText)
        json.put("fallbackIsText"_L1, true);
    if (multi.timeoutMs)
        json.put("timeoutMs"_L1, *multi.timeoutMs);
    json.putJson("rest"_L1, multi.rest);
    return json.object();
}

// A revision may be larger than what JSON readers take for a whole number, so it is a text.
std::optional<RouteSync> readSync(const JsonReader &json)
{
    bool isNumber = false;
    const qint64 revision = json.text("revision"_L1).toLongLong(&isNumber);
    const QByteArray digest = json.text("digest"_L1).toLatin1();
    if (!isNumber || digest.isEmpty())
        return std::nullopt;
    return RouteSync{revision, digest, json.json("base"_L1)};
}

QJsonObject toJson(const RouteSync &sync)
{
    JsonWriter json({{u"revision"_s, QString::number(sync.revision)}, {u"digest"_s, QString::fromLatin1(sync.digest)}}, {});
    json.putJson("base"_L1, sync.base);
    return json.object();
}

} // namespace

ConnectionSettings readConnection(const JsonReader &json)
{
    ConnectionSettings connection;
    const QString mode = json.text("proxyMode"_L1, u"system"_s);
    if (mode == "none"_L1)
        connection.proxyMode = ConnectionSettings::Proxy::None;
    else if (mode == "fixed"_L1)
        connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    else if (mode != "system"_L1)
        json.note("proxyMode"_L1, Tr::tr("one of system, none, fixed"));
    connection.proxy = json.url("proxy"_L1);
    connection.caFile = json.text("caFile"_L1);
    connection.clientCertificate = json.text("clientCertificate"_L1);
    connection.clientKey = json.text("clientKey"_L1);
    const auto limit = [&json](QLatin1StringView name, std::chrono::milliseconds usual) {
        return std::chrono::milliseconds(json.number(name).value_or(int(usual.count())));
    };
    connection.connectLimit = limit("connectLimitMs"_L1, connection.connectLimit);
    connection.firstByteLimit = limit("firstByteLimitMs"_L1, connection.firstByteLimit);
    connection.idleLimit = limit("idleLimitMs"_L1, connection.idleLimit);
    if (const auto total = json.number("totalLimitMs"_L1))
        connection.totalLimit = std::chrono::milliseconds(*total);
    return connection;
}

Provider readProvider(const JsonReader &json)
{
    Provider provider;
    provider.id = ProviderId(json.text("id"_L1));
    provider.name = json.text("name"_L1);
    provider.kind = json.text("kind"_L1);
    provider.baseUrl = json.text("baseUrl"_L1);
    provider.key = json.key("key"_L1);
    provider.keyHeader = json.text("keyHeader"_L1, QString::fromLatin1(provider.keyHeader)).toLatin1();
    provider.keyPrefix = json.text("keyPrefix"_L1, provider.keyPrefix);
    provider.extraHeaders = json.headers("extraHeaders"_L1);
    provider.model = json.text("model"_L1);
    provider.omits = json.texts("omits"_L1);
    provider.connection = readConnection(json.child("connection"_L1));
    return provider;
}

Gateway readGateway(const JsonReader &json)
{
    Gateway gateway;
    gateway.id = GatewayId(json.text("id"_L1));
    gateway.name = json.text("name"_L1);
    gateway.adminUrl = json.url("adminUrl"_L1);
    gateway.adminKey = json.key("adminKey"_L1);
    gateway.dataUrl = json.url("dataUrl"_L1);
    gateway.consumerHeader = json.text("consumerHeader"_L1, QString::fromLatin1(gateway.consumerHeader)).toLatin1();
    gateway.consumerKey = json.key("consumerKey"_L1);
    gateway.connection = readConnection(json.child("connection"_L1));
    return gateway;
}

GatewayRoute readRoute(const JsonReader &json)
{
    Route route;
    route.id = RouteId(json.text("id"_L1));
    route.name = json.text("name"_L1);
    route.description = json.text("description"_L1);
    route.uris = json.texts("uris"_L1);
    route.methods = json.texts("methods"_L1);
    route.hosts = json.texts("hosts"_L1);
    route.enabled = json.flag("enabled"_L1, true);
    if (json.has("aiProxy"_L1))
        route.aiProxy = readAiProxy(json.child("aiProxy"_L1));
    route.plugins = json.json("plugins"_L1);
    route.rest = json.json("rest"_L1);
    if (json.has("aiProxyMulti"_L1))
        route.aiProxyMulti = readAiProxyMulti(json.child("aiProxyMulti"_L1));
    return {GatewayId(json.text("gateway"_L1)), route, json.has("synced"_L1) ? readSync(json.child("synced"_L1)) : std::nullopt};
}

QJsonObject toJson(const ConnectionSettings &connection, const QJsonObject &source)
{
    JsonWriter json(source, {"proxyMode"_L1, "proxy"_L1, "caFile"_L1, "clientCertificate"_L1, "clientKey"_L1, "connectLimitMs"_L1,
                         "firstByteLimitMs"_L1, "idleLimitMs"_L1, "totalLimitMs"_L1});
    const ConnectionSettings usual;
    if (connection.proxyMode != usual.proxyMode)
        json.put("proxyMode"_L1, connection.proxyMode == ConnectionSettings::Proxy::None ? u"none"_s : u"fixed"_s);
    json.putText("proxy"_L1, connection.proxy.toString());
    json.putText("caFile"_L1, connection.caFile);
    json.putText("clientCertificate"_L1, connection.clientCertificate);
    json.putText("clientKey"_L1, connection.clientKey);
    using Limit = std::optional<std::chrono::milliseconds>;
    const auto putLimit = [&json](QLatin1StringView name, Limit limit, Limit usualLimit) {
        if (limit && limit != usualLimit)
            json.put(name, qint64(limit->count()));
    };
    putLimit("connectLimitMs"_L1, connection.connectLimit, usual.connectLimit);
    putLimit("firstByteLimitMs"_L1, connection.firstByteLimit, usual.firstByteLimit);
    putLimit("idleLimitMs"_L1, connection.idleLimit, usual.idleLimit);
    putLimit("totalLimitMs"_L1, connection.totalLimit, usual.totalLimit);
    return json.object();
}

QJsonObject toJson(const Provider &provider, const QJsonObject &source)
{
    JsonWriter json(source, {"id"_L1, "name"_L1, "kind"_L1, "baseUrl"_L1, "key"_L1, "keyHeader"_L1, "keyPrefix"_L1, "extraHeaders"_L1,
                             "model"_L1, "omits"_L1, "connection"_L1});
    json.put("id"_L1, provider.id.toString());
    json.putText("name"_L1, provider.name);
    json.putText("kind"_L1, provider.kind);
    json.putText("baseUrl"_L1, provider.baseUrl);
    json.putKey("key"_L1, provider.key);
    json.put("keyHeader"_L1, QString::fromLatin1(provider.keyHeader));
    json.put("keyPrefix"_L1, provider.keyPrefix);
    json.putHeaders("extraHeaders"_L1, provider.extraHeaders);
    json.putText("model"_L1, provider.model);
    json.putTexts("omits"_L1, provider.omits);
    json.putObject("connection"_L1, toJson(provider.connection, source["connection"_L1].toObject()));
    return json.object();
}

QJsonObject toJson(const Gateway &gateway, const QJsonObject &source)
{
    JsonWriter json(source, {"id"_L1, "name"_L1, "adminUrl"_L1, "adminKey"_L1, "dataUrl"_L1, "consumerHeader"_L1, "consumerKey"_L1,
                             "connection"_L1});
    json.put("id"_L1, gateway.id.toString());
    json.putText("name"_L1, gateway.name);
    json.putText("adminUrl"_L1, gateway.adminUrl.toString());
    json.putKey("adminKey"_L1, gateway.adminKey);
    json.putText("dataUrl"_L1, gateway.dataUrl.toString());
    json.put("consumerHeader"_L1, QString::fromLatin1(gateway.consumerHeader));
    json.putKey("consumerKey"_L1, gateway.consumerKey);
    json.putObject("connection"_L1, toJson(gateway.connection, source["connection"_L1].toObject()));
    return json.object();
}

QJsonObject toJson(const GatewayRoute &entry, const QJsonObject &source)
{
    const Route &route = entry.route;
    JsonWriter json(source, {"gateway"_L1, "id"_L1, "name"_L1, "description"_L1, "uris"_L1, "methods"_L1, "hosts"_L1,
                             "enabled"_L1, "aiProxy"_L1, "aiProxyMulti"_L1, "plugins"_L1, "rest"_L1, "synced"_L1});
    json.put("gateway"_L1, entry.gateway.toString());
    json.put("id"_L1, route.id.toString());
    json.putText("name"_L1, route.name);
    json.putText("description"_L1, route.description);
    json.putTexts("uris"_L1, route.uris);
    json.putTexts("methods"_L1, route.methods);
    json.putTexts("hosts"_L1, route.hosts);
    if (!route.enabled)
        json.put("enabled"_L1, false);
    if (route.aiProxy)
        json.putObject("aiProxy"_L1, toJson(*route.aiProxy, source["aiProxy"_L1].toObject()));
    if (route.aiProxyMulti)
        json.putObject("aiProxyMulti"_L1, toJson(*route.aiProxyMulti, source["aiProxyMulti"_L1].toObject()));
    json.putJson("plugins"_L1, route.plugins);
    json.putJson("rest"_L1, route.rest);
    if (entry.synced)
        json.putObject("synced"_L1, toJson(*entry.synced));
    return json.object();
}

} // namespace lineside
