// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/targetjson.h"

#include "core/chatevent.h"
#include "store/entityjson.h"
#include "store/literalkeys.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int targetFormat = 1;

// Without password, and without the query where that carries a key.
QString maskedUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return text;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    const bool hasKey = std::ranges::any_of(items, [](const auto &item) {
        const bool isReference = !ValueTemplate::parse(item.second).references().isEmpty();
        return !isReference && (item.first == "key"_L1 || looksLikeKey(item.first.toUtf8(), item.second));
    });
    if (url.password().isEmpty() && !hasKey)
        return text;
    url.setPassword({});
    if (hasKey)
        url.setQuery(QString());
    return url.toString();
}

QString maskedText(const QString &name, const QString &text)
{
    const ValueTemplate value = ValueTemplate::parse(text);
    const bool isReference = !value.references().isEmpty();
    const auto isKey = [](const ValueTemplate::Part &part) {
        const auto *plain = std::get_if<QString>(&part);
        return plain && looksLikeKey({}, *plain);
    };
    if (isReference ? std::ranges::any_of(value.parts(), isKey) : looksLikeKey(name.toUtf8(), text))
        return u"•••"_s;
    return maskedUrl(text);
}

QJsonValue masked(const QString &name, const QJsonValue &value)
{
    if (value.isString())
        return maskedText(name, value.toString());
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = masked(name, array[i]);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    const QString header = object.value("name"_L1).toString(); // of {"name": …, "value": …}, where the value's name is a value
    for (auto member = object.begin(); member != object.end(); ++member) {
        const bool isHeader = member.key() == "value"_L1 && !header.isEmpty();
        // What stands in a route's auth is a credential by its place.
        const QString place = name == "authHeader"_L1 || name == "authQuery"_L1 ? u"authorization"_s : header;
        member.value() = masked(isHeader ? place : member.key(), member.value());
    }
    return object;
}

QJsonObject toJson(const DirectTarget &direct)
{
    return {{u"kind"_s, u"direct"_s}, {u"provider"_s, toJson(direct.provider, {})}, {u"model"_s, direct.model}};
}

QJsonObject toJson(const RouteTarget &routed)
{
    QJsonObject json{{u"kind"_s, u"route"_s},
                     {u"gateway"_s, toJson(routed.gateway, {})},
                     {u"route"_s, toJson(GatewayRoute{routed.gateway.id, routed.route}, {})},
                     {u"model"_s, routed.model}};
    if (routed.gateway.isDemo)
        json[u"isDemo"_s] = true;
    if (routed.route.modifiedIndex)
        json[u"modifiedIndex"_s] = *routed.route.modifiedIndex;
    return json;
}

QJsonObject toJson(const UrlTarget &target)
{
    JsonWriter json({{u"kind"_s, u"url"_s}, {u"model"_s, target.model}}, {});
    json.put("url"_L1, target.url.toString(QUrl::FullyEncoded));
    json.putHeaders("headers"_L1, target.headers);
    json.putObject("connection"_L1, toJson(target.connection, {}));
    return json.object();
}

Target readRouteTarget(const JsonReader &json, const QJsonObject &object)
{
    RouteTarget routed{readGateway(json.child("gateway"_L1)), readRoute(json.child("route"_L1)).route, json.text("model"_L1)};
    routed.gateway.isDemo = json.flag("isDemo"_L1, false);
    if (object["modifiedIndex"_L1].isDouble())
        routed.route.modifiedIndex = object["modifiedIndex"_L1].toInteger();
    return routed;
}

} // namespace

QByteArray withoutKeys(const QString &name, const QByteArray &json)
{
    const QJsonArray array = QJsonDocument::fromJson('[' + json + ']').array(); // a document is no bare text
    const QJsonArray safe = masked(name, array).toArray();
    if (safe == array)
        return json;
    return QJsonDocument(safe).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

QByteArray writeTarget(const Target &target)
{
    QJsonObject json = std::visit([](const auto &one) { return toJson(one); }, target);
    json = masked({}, json).toObject();
    json[u"format"_s] = targetFormat;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Target readTarget(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QString problem; // what does not fit is left out; there is nobody to tell
    const JsonReader reader(object, {}, &problem);
    const QString kind = reader.text("kind"_L1);
    if (kind == "route"_L1)
        return readRouteTarget(reader, object);
    if (kind != "url"_L1)
        return DirectTarget{readProvider(reader.child("provider"_L1)), reader.text("model"_L1)};
    UrlTarget target;
    target.url = QUrl(reader.text("url"_L1), QUrl::StrictMode);
    target.model = reader.text("model"_L1);
    target.headers = reader.headers("headers"_L1);
    target.connection = readConnection(reader.child("connection"_L1));
    return target;
}

} // namespace lineside
