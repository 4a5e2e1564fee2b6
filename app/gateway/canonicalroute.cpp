// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/canonicalroute.h"

#include "gateway/apisixroute.h"
#include "gateway/secretplaces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// Not said in the schemas.
constexpr std::array moreSets{"methods"_L1, "fallback_strategy"_L1, "whitelist"_L1, "blacklist"_L1, "allow_patterns"_L1, "deny_patterns"_L1};

bool isEmptyContainer(const QJsonValue &value)
{
    return (value.isObject() && value.toObject().isEmpty()) || (value.isArray() && value.toArray().isEmpty());
}

QByteArray sortKey(const QJsonValue &value)
{
    if (value.isObject() && value["name"_L1].isString())
        return value["name"_L1].toString().toUtf8();
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

QJsonArray sorted(const QJsonArray &array)
{
    std::vector<std::pair<QByteArray, QJsonValue>> entries;
    for (const QJsonValue &entry : array)
        entries.emplace_back(sortKey(entry), entry);
    std::ranges::stable_sort(entries, {}, [](const auto &entry) { return entry.first; });
    QJsonArray result;
    for (const auto &entry : entries)
        result.append(entry.second);
    return result;
}

QJsonValue cleaned(const QJsonValue &value, const SchemaShape *shape);

QJsonObject cleanedObject(const QJsonObject &object, const SchemaShape *shape)
{
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const SchemaShape *inner = nullptr;
        if (shape) {
            const auto found = shape->members.find(member.key());
            inner = found == shape->members.end() ? nullptr : &found->second;
        }
        const QJsonValue value = cleaned(member.value(), inner);
        if (isEmptyContainer(value) || (inner && value == inner->usual))
            continue;
        result.insert(member.key(), value);
    }
    return result;
}

QJsonValue cleaned(const QJsonValue &value, const SchemaShape *shape)
{
    if (value.isObject())
        return cleanedObject(value.toObject(), shape);
    if (!value.isArray())
        return value;
    QJsonArray array;
    for (const QJsonValue &entry : value.toArray())
        array.append(cleaned(entry, shape ? shape->items.get() : nullptr));
    return (shape && shape->isSet) || isNamedList(array) ? sorted(array) : array;
}

QJsonObject objectIn(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

SchemaShape shapeOf(const QJsonObject &schema)
{
    SchemaShape shape;
    shape.isSet = schema["uniqueItems"_L1].toBool();
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        SchemaShape inner = shapeOf(property.value().toObject());
        inner.isSet = inner.isSet || std::ranges::find(moreSets, property.key()) != moreSets.end();
        shape.members.emplace(property.key(), std::move(inner));
    }
    if (schema["items"_L1].isObject())
        shape.items = std::make_unique<SchemaShape>(shapeOf(schema["items"_L1].toObject()));
    if (schema.contains("default"_L1))
        shape.usual = cleaned(schema["default"_L1], &shape);
    return shape;
}

bool isNamedList(const QJsonArray &list)
{
    QSet<QString> names;
    for (const QJsonValue &entry : list) {
        const QString name = entry["name"_L1].toString();
        if (name.isEmpty() || names.contains(name))
            return false;
        names.insert(name);
    }
    return !names.isEmpty();
}

QJsonObject withPluralFields(QJsonObject route)
{
    constexpr std::array fields{std::pair("uri"_L1, "uris"_L1), std::pair("host"_L1, "hosts"_L1),
                                std::pair("remote_addr"_L1, "remote_addrs"_L1)};
    for (const auto &[one, many] : fields) {
        if (route.value(one).isString() && !route.contains(many))
            route[many] = QJsonArray{route.take(one)};
    }
    return route;
}

CanonicalRoutes::CanonicalRoutes(const GatewaySchemas &schemas)
    : m_route(shapeOf(objectIn(schemas.resource(ResourceKind::Route))))
{
    for (const QString &plugin : schemas.plugins())
        m_plugins.emplace(plugin, shapeOf(objectIn(schemas.plugin(plugin))));
}

const CanonicalRoutes &CanonicalRoutes::shipped()
{
    static const CanonicalRoutes routes(GatewaySchemas::shipped());
    return routes;
}

QJsonObject CanonicalRoutes::of(const Route &route) const
{
    return of(withSecretsMasked(toApisix(route).json));
}

QJsonObject CanonicalRoutes::of(const QJsonObject &masked) const
{
    QJsonObject route = withPluralFields(masked);
    for (const QLatin1StringView name : {"id"_L1, "create_time"_L1, "update_time"_L1})
        route.remove(name);
    const QJsonObject plugins = route.take("plugins"_L1).toObject();
    QJsonObject result = cleanedObject(route, &m_route);
    QJsonObject cleanPlugins; // a plugin without a configuration is still there
    for (auto plugin = plugins.begin(); plugin != plugins.end(); ++plugin) {
        const auto shape = m_plugins.find(plugin.key());
        QJsonValue config = plugin.value();
        if (QJsonObject object = config.toObject(); object.value("fallback_strategy"_L1).isString()) {
            object["fallback_strategy"_L1] = QJsonArray{object["fallback_strategy"_L1]};
            config = object;
        }
        cleanPlugins[plugin.key()] = cleaned(config, shape == m_plugins.end() ? nullptr : &shape->second);
    }
    if (!cleanPlugins.isEmpty())
        result["plugins"_L1] = cleanPlugins;
    return result;
}

} // namespace lineside
