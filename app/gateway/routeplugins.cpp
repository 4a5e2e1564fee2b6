// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routeplugins.h"

#include "gateway/apisixroute.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject pluginsOf(const QJsonObject &route)
{
    return route["plugins"_L1].toObject();
}

// What the gateway does with a request first. The figures are APISIX 3.18's priorities.
int priorityOf(const QString &name)
{
    static const QHash<QString, int> priorities {
        { u"proxy-buffering"_s, 21991 },
        { u"request-id"_s, 12015 },
        { u"cors"_s, 4000 },
        { u"ip-restriction"_s, 3000 },
        { u"jwt-auth"_s, 2510 },
        { u"basic-auth"_s, 2520 },
        { u"key-auth"_s, 2500 },
        { u"consumer-restriction"_s, 2400 },
        { u"ai-request-rewrite"_s, 1073 },
        { u"ai-prompt-guard"_s, 1072 },
        { u"ai-prompt-template"_s, 1071 },
        { u"ai-prompt-decorator"_s, 1070 },
        { u"ai-rag"_s, 1060 },
        { u"ai-proxy-multi"_s, 1041 },
        { u"ai-proxy"_s, 1040 },
        { u"ai-rate-limiting"_s, 1030 },
        { u"proxy-rewrite"_s, 1008 },
        { u"limit-conn"_s, 1003 },
        { u"limit-count"_s, 1002 },
        { u"limit-req"_s, 1001 },
        { u"response-rewrite"_s, 899 },
    };
    return priorities.value(name, 0);
}

// Through the one reader and writer of routes, so that ai-proxy lands where it belongs.
Route withPlugins(const Route &route, const QJsonObject &plugins)
{
    const ApisixRoute written = toApisix(route);
    if (!written.broken.isEmpty())
        return route; // a change would lose what cannot be read
    QJsonObject json = written.json;
    if (plugins.isEmpty())
        json.remove("plugins"_L1);
    else
        json["plugins"_L1] = plugins;
    Route changed = fromApisix(json);
    changed.modifiedIndex = route.modifiedIndex;
    return changed;
}

} // namespace

QStringList pluginsInOrder(const Route &route)
{
    QStringList names = pluginsOf(toApisix(route).json).keys();
    std::ranges::stable_sort(names, std::ranges::greater(), priorityOf);
    return names;
}

bool hasPlugin(const Route &route, const QString &name)
{
    return pluginsOf(toApisix(route).json).contains(name);
}

QByteArray pluginConfig(const Route &route, const QString &name)
{
    const QJsonObject plugins = pluginsOf(toApisix(route).json);
    return plugins.contains(name) ? QJsonDocument(plugins.value(name).toObject()).toJson(QJsonDocument::Compact) : QByteArray();
}

Route withPlugin(Route route, const QString &name, const QByteArray &config)
{
    const QJsonDocument document = QJsonDocument::fromJson(config.trimmed().isEmpty() ? QByteArray("{}") : config);
    if (!document.isObject())
        return route;
    QJsonObject plugins = pluginsOf(toApisix(route).json);
    plugins[name] = document.object();
    return withPlugins(route, plugins);
}

Route withoutPlugin(Route route, const QString &name)
{
    QJsonObject plugins = pluginsOf(toApisix(route).json);
    plugins.remove(name);
    return withPlugins(route, plugins);
}

bool isPluginDisabled(const Route &route, const QString &name)
{
    return objectOf(pluginConfig(route, name))["_meta"_L1]["disable"_L1].toBool();
}

Route withPluginDisabled(const Route &route, const QString &name, bool disabled)
{
    QJsonObject config = objectOf(pluginConfig(route, name));
    QJsonObject meta = config["_meta"_L1].toObject();
    if (disabled)
        meta["disable"_L1] = true;
    else
        meta.remove("disable"_L1);
    if (meta.isEmpty())
        config.remove("_meta"_L1);
    else
        config["_meta"_L1] = meta;
    return withPlugin(route, name, QJsonDocument(config).toJson(QJsonDocument::Compact));
}

QByteArray routeFieldsJson(const Route &route)
{
    QJsonObject json = toApisix(route).json;
    json.remove("plugins"_L1);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Route withRouteFields(const Route &route, const QByteArray &json)
{
    QJsonObject fields = objectOf(json);
    const QJsonObject plugins = pluginsOf(toApisix(route).json);
    if (!plugins.isEmpty())
        fields["plugins"_L1] = plugins;
    Route changed = fromApisix(fields);
    changed.modifiedIndex = route.modifiedIndex;
    return changed;
}

} // namespace lineside
