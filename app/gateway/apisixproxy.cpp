// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixproxy.h"

#include "gateway/jsonparts.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QList<HttpHeader> takeValues(QJsonObject &object)
{
    QList<HttpHeader> values;
    const QStringList names = object.keys();
    for (const QString &name : names) {
        if (object.value(name).isString())
            values.append({name.toUtf8(), ValueTemplate::parse(object.take(name).toString())});
    }
    return values;
}

QJsonObject valuesObject(const QList<HttpHeader> &values)
{
    QJsonObject object;
    for (const HttpHeader &value : values)
        object[QString::fromUtf8(value.name)] = value.value.toString();
    return object;
}

const QString multiPlace = u"plugins.ai-proxy-multi"_s;

// None where a field that has a name here is of another type: the whole plugin is then left as it is.
std::optional<ProxyInstance> readInstance(QJsonObject json)
{
    ProxyInstance instance;
    instance.name = takeText(json, "name"_L1);
    const std::optional<int> weight = takeInteger(json, "weight"_L1);
    const std::optional<int> priority = json.contains("priority"_L1) ? takeInteger(json, "priority"_L1) : 0;
    if (instance.name.isEmpty() || !weight || !priority || json.contains("timeout"_L1))
        return std::nullopt;
    instance.weight = *weight;
    instance.priority = *priority;
    if (json.value("checks"_L1).isObject())
        instance.checks = bytesOf(json.take("checks"_L1).toObject());
    instance.proxy = readAiProxy(json);
    return instance;
}

QJsonObject writeInstance(const ProxyInstance &instance, QStringList &broken)
{
    const QString place = multiPlace + u".instances."_s + instance.name;
    QJsonObject json = writeAiProxy(instance.proxy, place, broken);
    json["name"_L1] = instance.name;
    json["weight"_L1] = instance.weight;
    if (instance.priority != 0)
        json["priority"_L1] = instance.priority;
    putObject(json, "checks"_L1, objectOf(instance.checks, place + u".checks"_s, broken));
    return json;
}

} // namespace

AiProxy readAiProxy(QJsonObject json)
{
    AiProxy proxy;
    proxy.provider = takeText(json, "provider"_L1);
    inside(json, "auth"_L1, [&proxy](QJsonObject &auth) {
        inside(auth, "header"_L1, [&proxy](QJsonObject &values) { proxy.authHeader = takeValues(values); });
        inside(auth, "query"_L1, [&proxy](QJsonObject &values) { proxy.authQuery = takeValues(values); });
    });
    inside(json, "options"_L1, [&proxy](QJsonObject &options) {
        proxy.model = takeText(options, "model"_L1);
        proxy.options = bytesOf(std::exchange(options, {}));
    });
    inside(json, "override"_L1, [&proxy](QJsonObject &override) { proxy.endpoint = takeText(override, "endpoint"_L1); });
    proxy.timeoutMs = takeInteger(json, "timeout"_L1);
    proxy.rest = bytesOf(json);
    return proxy;
}

QJsonObject writeAiProxy(const AiProxy &proxy, const QString &place, QStringList &broken)
{
    QJsonObject auth; // stands even where it is empty: the gateway asks for it
    putObject(auth, "header"_L1, valuesObject(proxy.authHeader));
    putObject(auth, "query"_L1, valuesObject(proxy.authQuery));
    QJsonObject options = objectOf(proxy.options, place + u".options"_s, broken);
    putText(options, "model"_L1, proxy.model);
    QJsonObject override;
    putText(override, "endpoint"_L1, proxy.endpoint);

    QJsonObject json;
    putText(json, "provider"_L1, proxy.provider);
    json["auth"_L1] = auth;
    putObject(json, "options"_L1, options);
    putObject(json, "override"_L1, override);
    if (proxy.timeoutMs)
        json["timeout"_L1] = *proxy.timeoutMs;
    const QJsonObject rest = objectOf(proxy.rest, place, broken);
    if (!rest["auth"_L1].isUndefined() && !rest["auth"_L1].isObject() && auth.isEmpty())
        json.remove("auth"_L1); // of a type that the gateway will complain of; not ours to hide
    return mergedObjects(rest, json);
}

std::optional<AiProxyMulti> readAiProxyMulti(QJsonObject json)
{
    AiProxyMulti multi;
    const QJsonArray instances = json.take("instances"_L1).toArray();
    for (const QJsonValue &entry : instances) {
        const std::optional<ProxyInstance> instance = readInstance(entry.toObject());
        if (!instance)
            return std::nullopt;
        multi.instances.append(*instance);
    }
    if (multi.instances.isEmpty())
        return std::nullopt;
    inside(json, "balancer"_L1, [&multi](QJsonObject &balancer) {
        multi.algorithm = takeText(balancer, "algorithm"_L1);
        multi.hashOn = takeText(balancer, "hash_on"_L1);
        multi.hashKey = takeText(balancer, "key"_L1);
    });
    if (const QString text = takeText(json, "fallback_strategy"_L1); !text.isEmpty()) {
        multi.fallback = {text};
        multi.fallbackIsText = true;
    } else {
        multi.fallback = takeTexts(json, "fallback_strategy"_L1);
    }
    multi.timeoutMs = takeInteger(json, "timeout"_L1);
    multi.rest = bytesOf(json);
    return multi;
}

QJsonObject writeAiProxyMulti(const AiProxyMulti &multi, QStringList &broken)
{
    QJsonArray instances;
    for (const ProxyInstance &instance : multi.instances)
        instances.append(writeInstance(instance, broken));
    QJsonObject balancer;
    putText(balancer, "algorithm"_L1, multi.algorithm);
    putText(balancer, "hash_on"_L1, multi.hashOn);
    putText(balancer, "key"_L1, multi.hashKey);

    QJsonObject json;
    json["instances"_L1] = instances;
    putObject(json, "balancer"_L1, balancer);
    if (multi.fallbackIsText && multi.fallback.size() == 1)
        json["fallback_strategy"_L1] = multi.fallback.constFirst();
    else if (!multi.fallback.isEmpty())
        json["fallback_strategy"_L1] = QJsonArray::fromStringList(multi.fallback);
    if (multi.timeoutMs)
        json["timeout"_L1] = *multi.timeoutMs;
    return mergedObjects(objectOf(multi.rest, multiPlace, broken), json);
}

} // namespace lineside
