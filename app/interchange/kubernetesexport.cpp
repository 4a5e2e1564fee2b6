// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The two ways in which APISIX's ingress controller takes a route.
#include "interchange/leftout.h"
#include "interchange/routeexport.h"
#include "interchange/routetemplate.h"
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteExport)
};

// A name as Kubernetes takes it: small letters, digits and dashes.
QString resourceName(const RouteTemplate &route)
{
    QString name = (route.id().isEmpty() ? route.label() : route.id()).toLower();
    name.replace(QRegularExpression(u"[^a-z0-9]+"_s), u"-"_s);
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    name.truncate(60);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"route"_s : name;
}

QString shellVariable(const QString &variable)
{
    return u"${"_s + variable + u'}';
}

QJsonObject resource(const QString &version, const QString &kind, const QString &name, const QJsonObject &spec)
{
    return {{u"apiVersion"_s, version}, {u"kind"_s, kind}, {u"metadata"_s, QJsonObject{{u"name"_s, name}}}, {u"spec"_s, spec}};
}

QString documents(const RouteTemplate &route, const QList<QJsonObject> &resources)
{
    QStringList texts;
    for (const QJsonObject &each : resources)
        texts += toYaml(route.written(each, shellVariable));
    QString text;
    if (!route.variables().isEmpty()) {
        QStringList names;
        for (const QString &name : route.variables())
            names += shellVariable(name);
        text = u"# envsubst '%1' < route.yaml | kubectl apply -f -\n"_s.arg(names.join(u' '));
    }
    return text + texts.join(u"---\n"_s);
}

// Takes the texts with keys out of a plugin's configuration, for a Secret that is merged into it: their places, joined with dots.
QJsonObject withoutKeys(const RouteTemplate &route, const QJsonObject &object, const QString &path, QJsonObject &secret)
{
    QJsonObject left;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString place = path + member.key();
        if (member.value().isObject()) {
            const QJsonObject inner = withoutKeys(route, member.value().toObject(), place + u'.', secret);
            if (!inner.isEmpty() || member.value().toObject().isEmpty())
                left[member.key()] = inner;
        } else if (member.value().isString() && route.hasKeys(member.value())) {
            secret[place] = member.value();
        } else {
            left[member.key()] = member.value();
        }
    }
    return left;
}

} // namespace

Result<ExportedText> apisixRouteYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    const QString name = resourceName(*route);
    const QString version = u"apisix.apache.org/v2"_s;
    LeftOut rest(route->json());
    QJsonArray plugins;
    QList<QJsonObject> resources;
    const QJsonObject configured = route->json()["plugins"_L1].toObject();
    for (auto plugin = configured.begin(); plugin != configured.end(); ++plugin) {
        QJsonObject secret;
        const QJsonObject config = withoutKeys(*route, plugin.value().toObject(), {}, secret);
        QJsonObject entry{{u"name"_s, plugin.key()}, {u"enable"_s, true}, {u"config"_s, config}};
        if (!secret.isEmpty()) {
            const QString secretName = name + u'-' + plugin.key();
            entry[u"secretRef"_s] = secretName;
            resources.append({{u"apiVersion"_s, u"v1"_s},
                              {u"kind"_s, u"Secret"_s},
                              {u"metadata"_s, QJsonObject{{u"name"_s, secretName}}},
                              {u"stringData"_s, secret}});
        }
        plugins.append(entry);
    }
    resources.append(resource(version, u"ApisixPluginConfig"_s, name, {{u"ingressClassName"_s, u"apisix"_s}, {u"plugins"_s, plugins}}));

    QJsonObject match{{u"paths"_s, QJsonArray::fromStringList(route->texts("uri"_L1, "uris"_L1))}};
    rest.move("methods"_L1, match, "methods"_L1);
    if (const QStringList hosts = route->texts("host"_L1, "hosts"_L1); !hosts.isEmpty())
        match["hosts"_L1] = QJsonArray::fromStringList(hosts);
    if (const QStringList addresses = route->texts("remote_addr"_L1, "remote_addrs"_L1); !addresses.isEmpty())
        match["remoteAddrs"_L1] = QJsonArray::fromStringList(addresses);
    QJsonObject rule{{u"name"_s, name}, {u"match"_s, match}, {u"plugin_config_name"_s, name}};
    rest.move("priority"_L1, rule, "priority"_L1);
    rest.move("enable_websocket"_L1, rule, "websocket"_L1);
    rest.take({"id"_L1, "name"_L1, "plugins"_L1, "uri"_L1, "uris"_L1, "host"_L1, "hosts"_L1, "remote_addr"_L1, "remote_addrs"_L1});
    resources.append(resource(version, u"ApisixRoute"_s, name, {{u"ingressClassName"_s, u"apisix"_s}, {u"http"_s, QJsonArray{rule}}}));
    return ExportedText{documents(*route, resources), {}, rest.warnings(u"ApisixRoute"_s)};
}

Result<ExportedText> gatewayApiYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    const QString name = resourceName(*route);
    LeftOut rest(route->json());
    QJsonArray plugins;
    const QJsonObject configured = route->json()["plugins"_L1].toObject();
    for (auto plugin = configured.begin(); plugin != configured.end(); ++plugin)
        plugins.append(QJsonObject{{u"name"_s, plugin.key()}, {u"config"_s, plugin.value()}});

    QJsonArray matches;
    const QStringList methods = route->texts({}, "methods"_L1);
    for (QString uri : route->texts("uri"_L1, "uris"_L1)) {
        const bool isPrefix = uri.endsWith(u'*');
        if (isPrefix)
            uri.chop(1);
        const QJsonObject path{{u"type"_s, isPrefix ? u"PathPrefix"_s : u"Exact"_s}, {u"value"_s, uri}};
        if (methods.isEmpty())
            matches.append(QJsonObject{{u"path"_s, path}});
        for (const QString &method : methods)
            matches.append(QJsonObject{{u"path"_s, path}, {u"method"_s, method}});
    }
    const QJsonObject extension{{u"group"_s, u"apisix.apache.org"_s}, {u"kind"_s, u"PluginConfig"_s}, {u"name"_s, name}};
    const QJsonObject rule{{u"matches"_s, matches},
                           {u"filters"_s, QJsonArray{QJsonObject{{u"type"_s, u"ExtensionRef"_s}, {u"extensionRef"_s, extension}}}}};
    QJsonObject spec{{u"parentRefs"_s, QJsonArray{QJsonObject{{u"name"_s, u"apisix"_s}}}}, {u"rules"_s, QJsonArray{rule}}};
    if (const QStringList hosts = route->texts("host"_L1, "hosts"_L1); !hosts.isEmpty())
        spec["hostnames"_L1] = QJsonArray::fromStringList(hosts);
    rest.take({"id"_L1, "name"_L1, "plugins"_L1, "uri"_L1, "uris"_L1, "methods"_L1, "host"_L1, "hosts"_L1});
    ExportedText made{documents(*route, {resource(u"apisix.apache.org/v1alpha1"_s, u"PluginConfig"_s, name, {{u"plugins"_s, plugins}}),
                                         resource(u"gateway.networking.k8s.io/v1"_s, u"HTTPRoute"_s, name, spec)}),
                      {}, rest.warnings(u"HTTPRoute"_s)};
    made.warnings.append(Tr::tr("The Gateway it belongs to is called apisix here: write the name of yours."));
    if (!route->variables().isEmpty())
        made.warnings.append(Tr::tr("PluginConfig takes no Secret: the keys will be readable for whoever may read it in the cluster."));
    return made;
}

} // namespace lineside
