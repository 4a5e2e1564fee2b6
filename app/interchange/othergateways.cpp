// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A route of APISIX as other gateways would say it: Kong by decK's file, LiteLLM by its configuration.
#include "interchange/leftout.h"
#include "interchange/routeexport.h"
#include "interchange/routetemplate.h"
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteExport)
};

QStringList pluginsBesides(const RouteTemplate &route, const QStringList &said)
{
    QStringList names = route.json()["plugins"_L1].toObject().keys();
    names.removeIf([&said](const QString &name) { return said.contains(name); });
    return names;
}

QString leftPlugins(const QString &form, const QStringList &names)
{
    return Tr::tr("These plugins are APISIX's own and were left out for %1: %2.").arg(form, names.join(u", "_s));
}

QString leftFields(const QString &form, const QStringList &names)
{
    return Tr::tr("%1 cannot say these parts of ai-proxy, so they were left out: %2.").arg(form, names.join(u", "_s));
}

// Kong reads a path that begins with ~ as a pattern.
QString kongPath(QString uri)
{
    if (uri.endsWith(u'*'))
        return uri.chopped(1);
    return u'~' + QRegularExpression::escape(uri).replace("\\/"_L1, "/"_L1).replace("\\-"_L1, "-"_L1).replace("\\_"_L1, "_"_L1) + u'$';
}

// What ai-proxy holds, less what was said of it.
class AiProxyFields
{
public:
    explicit AiProxyFields(const QJsonObject &proxy)
        : m_proxy(proxy)
    {
    }
    QJsonValue take(QLatin1StringView name) { return m_proxy.take(name); }
    QJsonObject takeObject(QLatin1StringView name) { return m_proxy.take(name).toObject(); }
    void leave(const QString &name) { m_left.append(name); }
    QStringList left() const
    {
        QStringList all = m_left + m_proxy.keys();
        all.removeAll(u"logging"_s);
        return all;
    }

private:
    QJsonObject m_proxy;
    QStringList m_left;
};

// Where the key goes: Kong has one place for it.
QJsonObject kongAuth(AiProxyFields &proxy)
{
    const QJsonObject auth = proxy.takeObject("auth"_L1);
    QJsonObject made;
    const auto take = [&](QLatin1StringView part, const QString &name, const QString &value) {
        const QJsonObject values = auth[part].toObject();
        for (auto member = values.begin(); member != values.end(); ++member) {
            if (made.contains(name)) {
                proxy.leave(u"auth."_s + part + u'.' + member.key());
                continue;
            }
            made[name] = member.key();
            made[value] = member.value();
        }
    };
    take("header"_L1, u"header_name"_s, u"header_value"_s);
    take("query"_L1, u"param_name"_s, u"param_value"_s);
    if (made.contains("param_name"_L1))
        made["param_location"_L1] = u"query"_s;
    for (const QLatin1StringView other : {"gcp"_L1, "aws"_L1}) {
        if (auth.contains(other))
            proxy.leave(u"auth."_s + other);
    }
    return made;
}

QJsonObject kongModel(AiProxyFields &proxy)
{
    static const QSet<QString> known{u"max_tokens"_s, u"temperature"_s, u"top_p"_s, u"top_k"_s, u"input_cost"_s, u"output_cost"_s};
    QJsonObject options = proxy.takeObject("options"_L1);
    QJsonObject kept;
    const QJsonValue name = options.take("model"_L1);
    for (auto option = options.begin(); option != options.end(); ++option) {
        if (known.contains(option.key()))
            kept.insert(option.key(), option.value());
        else
            proxy.leave(u"options."_s + option.key());
    }
    const QJsonObject override = proxy.takeObject("override"_L1);
    for (auto member = override.begin(); member != override.end(); ++member) {
        if (member.key() == "endpoint"_L1)
            kept["upstream_url"_L1] = member.value();
        else
            proxy.leave(u"override."_s + member.key());
    }
    const QString provider = proxy.take("provider"_L1).toString();
    static const QMap<QString, QString> names{{u"azure-openai"_s, u"azure"_s}, {u"openai-compatible"_s, u"openai"_s}, {u"vertex-ai"_s, u"gemini"_s},
                                              {u"deepseek"_s, u"openai"_s},    {u"openrouter"_s, u"openai"_s},        {u"aimlapi"_s, u"openai"_s}};
    QJsonObject model{{u"provider"_s, names.value(provider, provider)}};
    if (name.isString())
        model["name"_L1] = name;
    if (!kept.isEmpty())
        model["options"_L1] = kept;
    return model;
}

} // namespace

Result<ExportedText> kongYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    const QJsonObject plugins = route->json()["plugins"_L1].toObject();
    AiProxyFields proxy(plugins["ai-proxy"_L1].toObject());
    QJsonArray written;
    if (plugins.contains("key-auth"_L1)) {
        const bool hides = plugins["key-auth"_L1]["hide_credentials"_L1].toBool();
        const QString header = plugins["key-auth"_L1]["header"_L1].toString(u"apikey"_s);
        written.append(QJsonObject{{u"name"_s, u"key-auth"_s},
                                   {u"config"_s, QJsonObject{{u"key_names"_s, QJsonArray{header}}, {u"hide_credentials"_s, hides}}}});
    }
    QJsonObject service{{u"name"_s, route->label()}, {u"url"_s, u"http://localhost:32000"_s}};
    if (plugins.contains("ai-proxy"_L1)) {
        const QJsonValue timeout = proxy.take("timeout"_L1);
        if (timeout.isDouble()) {
            service["read_timeout"_L1] = timeout;
            service["write_timeout"_L1] = timeout;
        }
        QJsonObject config{{u"route_type"_s, u"llm/v1/chat"_s}, {u"model"_s, kongModel(proxy)}};
        if (const QJsonObject auth = kongAuth(proxy); !auth.isEmpty())
            config["auth"_L1] = auth;
        written.append(QJsonObject{{u"name"_s, u"ai-proxy"_s}, {u"config"_s, config}});
    }
    LeftOut rest(route->json());
    QJsonArray paths;
    for (const QString &uri : route->texts("uri"_L1, "uris"_L1))
        paths.append(kongPath(uri));
    QJsonObject entry{{u"name"_s, route->label()}, {u"paths"_s, paths}, {u"plugins"_s, written}};
    rest.move("methods"_L1, entry, "methods"_L1);
    if (const QStringList hosts = route->texts("host"_L1, "hosts"_L1); !hosts.isEmpty())
        entry["hosts"_L1] = QJsonArray::fromStringList(hosts);
    rest.take({"id"_L1, "name"_L1, "uri"_L1, "uris"_L1, "host"_L1, "hosts"_L1, "plugins"_L1});
    service["routes"_L1] = QJsonArray{entry};
    const QJsonValue all = route->written(QJsonObject{{u"_format_version"_s, u"3.0"_s}, {u"services"_s, QJsonArray{service}}},
                                          [](const QString &variable) { return u"${{ env \"DECK_%1\" }}"_s.arg(variable); });
    ExportedText made{toYaml(all), {}, rest.warnings(u"Kong"_s)};
    if (const QStringList names = pluginsBesides(*route, {u"ai-proxy"_s, u"key-auth"_s}); !names.isEmpty())
        made.warnings.append(leftPlugins(u"Kong"_s, names));
    if (!proxy.left().isEmpty())
        made.warnings.append(leftFields(u"Kong"_s, proxy.left()));
    if (!route->variables().isEmpty())
        made.warnings.append(Tr::tr("decK takes keys from variables that begin with DECK_."));
    made.warnings.append(Tr::tr("“deck gateway sync” deletes whatever Kong has and this file has not. Look at “deck gateway diff” first."));
    return made;
}

Result<ExportedText> liteLlmYaml(const QByteArray &routeTemplate)
{
    const Result<RouteTemplate> route = RouteTemplate::parse(routeTemplate);
    if (!route)
        return failure(route.error());
    const QJsonObject plugin = route->json()["plugins"_L1]["ai-proxy"_L1].toObject();
    if (plugin.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The route has no ai-proxy, and LiteLLM knows nothing else."));
    AiProxyFields proxy(plugin);
    static const QMap<QString, QString> prefixes{{u"azure-openai"_s, u"azure"_s}, {u"openai-compatible"_s, u"openai"_s}, {u"vertex-ai"_s, u"vertex_ai"_s}};
    const QString provider = proxy.take("provider"_L1).toString();
    QJsonObject options = proxy.takeObject("options"_L1);
    const QString model = options.take("model"_L1).toString(u"*"_s);
    QJsonObject parameters{{u"model"_s, prefixes.value(provider, provider) + u'/' + model}};
    for (auto option = options.begin(); option != options.end(); ++option)
        parameters.insert(option.key(), option.value());
    const QJsonObject auth = proxy.takeObject("auth"_L1);
    for (const QLatin1StringView part : {"header"_L1, "query"_L1, "gcp"_L1, "aws"_L1}) {
        const QJsonObject values = auth[part].toObject();
        for (auto member = values.begin(); member != values.end(); ++member) {
            const QString variable = route->onlyVariable(member.value());
            if (variable.isEmpty() || parameters.contains("api_key"_L1))
                proxy.leave(u"auth."_s + part + u'.' + member.key());
            else
                parameters["api_key"_L1] = u"os.environ/"_s + variable;
        }
    }
    const QJsonObject override = proxy.takeObject("override"_L1);
    if (override.contains("endpoint"_L1)) {
        QString base = override["endpoint"_L1].toString();
        if (base.endsWith("/chat/completions"_L1))
            base.chop(17);
        parameters["api_base"_L1] = base;
    }
    if (const QJsonValue timeout = proxy.take("timeout"_L1); timeout.isDouble()) {
        parameters["timeout"_L1] = timeout.toDouble() / 1000;
        parameters["stream_timeout"_L1] = timeout.toDouble() / 1000;
    }
    const QJsonObject entry{{u"model_name"_s, route->label()}, {u"litellm_params"_s, parameters}};
    // A key in the middle of a text has no way to be said here; nothing else is written of it than its name.
    const QJsonValue all = route->written(QJsonObject{{u"model_list"_s, QJsonArray{entry}}},
                                          [](const QString &variable) { return u"os.environ/"_s + variable; });
    LeftOut rest(route->json());
    rest.take({"id"_L1, "name"_L1, "plugins"_L1});
    ExportedText made{toYaml(all), {}, rest.warnings(u"LiteLLM"_s)};
    if (const QStringList names = pluginsBesides(*route, {u"ai-proxy"_s}); !names.isEmpty())
        made.warnings.append(leftPlugins(u"LiteLLM"_s, names));
    if (!proxy.left().isEmpty())
        made.warnings.append(leftFields(u"LiteLLM"_s, proxy.left()));
    made.warnings.append(Tr::tr("LiteLLM serves /v1/chat/completions and chooses by the model's name, which is %1 here.").arg(route->label()));
    return made;
}

} // namespace lineside
