// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixroute.h"

#include "gateway/gatewayadmin.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixRoute)
};

constexpr qsizetype longestJson = 4 * 1024 * 1024; // APISIX itself takes 1.5 MiB
constexpr auto proxyName = "ai-proxy"_L1;

QByteArray bytesOf(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Takes the member out if it is a text with something in it; anything else is left where it is.
QString takeText(QJsonObject &object, QLatin1StringView name)
{
    const QString text = object.value(name).toString();
    if (!text.isEmpty())
        object.remove(name);
    return text;
}

// Takes the member out if it is an array of texts and nothing else.
QStringList takeTexts(QJsonObject &object, QLatin1StringView name)
{
    const QJsonArray array = object.value(name).toArray();
    if (array.isEmpty() || !std::ranges::all_of(array, [](const QJsonValue &value) { return value.isString(); }))
        return {};
    object.remove(name);
    QStringList texts;
    for (const QJsonValue &value : array)
        texts.append(value.toString());
    return texts;
}

// A field that exists in the singular and the plural, of which only one is allowed.
QStringList takeOneOrMany(QJsonObject &object, QLatin1StringView one, QLatin1StringView many)
{
    const QString single = takeText(object, one);
    return single.isEmpty() ? takeTexts(object, many) : QStringList{single};
}

// Lets `take` take things out of the object inside. An object that was empty from the start is a statement of its own and stays.
template<class Take>
void inside(QJsonObject &object, QLatin1StringView name, Take take)
{
    QJsonObject inner = object.value(name).toObject();
    if (inner.isEmpty())
        return;
    take(inner);
    if (inner.isEmpty())
        object.remove(name);
    else
        object[name] = inner;
}

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

std::optional<int> takeInteger(QJsonObject &object, QLatin1StringView name)
{
    const double number = object.value(name).toDouble(0.5);
    constexpr double most = std::numeric_limits<int>::max();
    if (number < -most || number > most || number != int(number))
        return std::nullopt;
    object.remove(name);
    return int(number);
}

AiProxy readProxy(QJsonObject json)
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

// Reads the JSON of a part of a draft; notes the part where it is no object.
QJsonObject objectOf(const QByteArray &json, const QString &part, QStringList &broken)
{
    if (json.trimmed().isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        broken.append(part);
    return document.object();
}

// `over` wins, but objects on both sides become one.
QJsonObject merged(QJsonObject under, const QJsonObject &over)
{
    for (auto member = over.begin(); member != over.end(); ++member) {
        const QJsonValue below = under.value(member.key());
        under[member.key()] = below.isObject() && member.value().isObject()
            ? QJsonValue(merged(below.toObject(), member.value().toObject()))
            : QJsonValue(member.value());
    }
    return under;
}

QJsonObject valuesObject(const QList<HttpHeader> &values)
{
    QJsonObject object;
    for (const HttpHeader &value : values)
        object[QString::fromUtf8(value.name)] = value.value.toString();
    return object;
}

void putObject(QJsonObject &object, QLatin1StringView name, const QJsonObject &inner)
{
    if (!inner.isEmpty())
        object[name] = inner;
}

void putText(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

void putOneOrMany(QJsonObject &object, QLatin1StringView one, QLatin1StringView many, const QStringList &texts)
{
    if (texts.size() == 1)
        object[one] = texts.constFirst();
    else if (!texts.isEmpty())
        object[many] = QJsonArray::fromStringList(texts);
}

QJsonObject writeProxy(const AiProxy &proxy, QStringList &broken)
{
    QJsonObject auth; // stands even where it is empty: the gateway asks for it
    putObject(auth, "header"_L1, valuesObject(proxy.authHeader));
    putObject(auth, "query"_L1, valuesObject(proxy.authQuery));
    QJsonObject options = objectOf(proxy.options, u"plugins.ai-proxy.options"_s, broken);
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
    const QJsonObject rest = objectOf(proxy.rest, u"plugins.ai-proxy"_s, broken);
    if (!rest["auth"_L1].isUndefined() && !rest["auth"_L1].isObject() && auth.isEmpty())
        json.remove("auth"_L1); // of a type that the gateway will complain of; not ours to hide
    return merged(rest, json);
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
        plugins[proxyName] = writeProxy(*route.aiProxy, written.broken);
    putObject(json, "plugins"_L1, plugins);
    written.json = merged(objectOf(route.rest, u"the further fields"_s, written.broken), json);
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
            route.aiProxy = readProxy(plugins.take(proxyName).toObject());
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
