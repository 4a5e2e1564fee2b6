// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixroute.h"
#include "gateway/gatewayadmin.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteDraft)
};

constexpr qsizetype longestId = 64;
constexpr qsizetype longestName = 256; // 100 before APISIX 3.15
constexpr qsizetype longestUri = 4096;
constexpr int longestTimeoutMs = 600'000;

// What APISIX 3.18 has names for.
const QSet<QString> routeFields{
    u"id"_s,       u"name"_s,        u"desc"_s,         u"labels"_s,      u"uri"_s,    u"uris"_s,        u"host"_s,
    u"hosts"_s,    u"methods"_s,     u"remote_addr"_s,  u"remote_addrs"_s, u"vars"_s,  u"filter_func"_s, u"priority"_s,
    u"plugins"_s,  u"plugin_config_id"_s, u"upstream"_s, u"upstream_id"_s, u"service_id"_s, u"script"_s, u"script_id"_s,
    u"timeout"_s,  u"enable_websocket"_s, u"status"_s,
};
const QSet<QString> proxyFields{
    u"provider"_s,          u"auth"_s,       u"options"_s,        u"override"_s,           u"timeout"_s,
    u"logging"_s,           u"keepalive"_s,  u"keepalive_timeout"_s, u"keepalive_pool"_s,  u"ssl_verify"_s,
    u"provider_conf"_s,     u"_meta"_s,      u"max_req_body_size"_s, u"max_stream_duration_ms"_s,
    u"max_response_bytes"_s, u"streaming_flush_interval_ms"_s,
};
const QSet<QString> authFields{u"header"_s, u"query"_s, u"gcp"_s, u"aws"_s};
const QSet<QString> providers{
    u"openai"_s,       u"deepseek"_s,   u"aimlapi"_s, u"anthropic"_s, u"openai-compatible"_s,
    u"azure-openai"_s, u"openrouter"_s, u"gemini"_s,  u"vertex-ai"_s, u"bedrock"_s,
};
const QSet<QString> methodNames{
    u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s, u"PATCH"_s, u"HEAD"_s, u"OPTIONS"_s, u"CONNECT"_s, u"TRACE"_s, u"PURGE"_s,
};

// The draft under examination and what was found so far.
struct Examination {
    const Route &route;
    ApisixRoute written;
    QList<DraftRemark> remarks;

    void refused(const QString &field, const QString &message) { remarks.append({DraftRemark::Severity::Error, field, message}); }
    void silent(const QString &field, const QString &message) { remarks.append({DraftRemark::Severity::Warning, field, message}); }
    bool has(QLatin1StringView field) const { return written.json.contains(field); }
};

void examineId(Examination &draft)
{
    static const QRegularExpression allowed(QRegularExpression::anchoredPattern(u"[a-zA-Z0-9_.-]+"_s));
    const QString id = draft.route.id.toString();
    if (id.isEmpty())
        draft.refused(u"id"_s, Tr::tr("The route has no id. Give it one, such as gemini-chat."));
    else if (!allowed.match(id).hasMatch() || id == "."_L1 || id == ".."_L1)
        draft.refused(u"id"_s, Tr::tr("An id has only A-Z, a-z, 0-9, dash, underscore and dot."));
    else if (id.size() > longestId)
        draft.refused(u"id"_s, Tr::tr("An id has at most %1 characters.").arg(longestId));
}

void examineTexts(Examination &draft)
{
    if (draft.route.name.size() > longestName)
        draft.refused(u"name"_s, Tr::tr("A name has at most %1 characters.").arg(longestName));
    if (draft.route.description.size() > longestName)
        draft.refused(u"desc"_s, Tr::tr("A description has at most %1 characters.").arg(longestName));
}

bool hasDuplicates(const QStringList &texts)
{
    return QSet<QString>(texts.begin(), texts.end()).size() != texts.size();
}

void examineUris(Examination &draft)
{
    const QStringList &uris = draft.route.uris;
    if (draft.has("uri"_L1) && draft.has("uris"_L1))
        draft.refused(u"uris"_s, Tr::tr("The route has both uri and uris. Keep one of them."));
    else if (uris.isEmpty() || uris.contains(QString()))
        draft.refused(u"uri"_s, Tr::tr("The route has no uri. Give it a path, such as /chat."));
    if (hasDuplicates(uris))
        draft.refused(u"uris"_s, Tr::tr("The same uri stands there twice."));
    for (const QString &uri : uris) {
        if (uri.size() > longestUri)
            draft.refused(u"uri"_s, Tr::tr("A uri has at most %1 characters.").arg(longestUri));
        else if (!uri.isEmpty() && !uri.startsWith(u'/'))
            draft.silent(u"uri"_s, Tr::tr("“%1” does not begin with a slash: the gateway takes it, but no request will match.").arg(uri));
    }
}

void examineHostsAndMethods(Examination &draft)
{
    static const QRegularExpression hostForm(QRegularExpression::anchoredPattern(u"\\*|\\*?[0-9a-zA-Z_.\\[\\]:-]+"_s));
    if (draft.has("host"_L1) && draft.has("hosts"_L1))
        draft.refused(u"hosts"_s, Tr::tr("The route has both host and hosts. Keep one of them."));
    if (hasDuplicates(draft.route.hosts))
        draft.refused(u"hosts"_s, Tr::tr("The same host stands there twice."));
    for (const QString &host : draft.route.hosts) {
        if (!hostForm.match(host).hasMatch())
            draft.refused(u"host"_s,
                          Tr::tr("“%1” is not a host. Write a name without scheme and path, such as api.example or *.example.").arg(host));
    }
    if (hasDuplicates(draft.route.methods))
        draft.refused(u"methods"_s, Tr::tr("The same method stands there twice."));
    for (const QString &method : draft.route.methods) {
        if (!methodNames.contains(method))
            draft.refused(u"methods"_s, Tr::tr("“%1” is not a method that the gateway knows. Methods are in capitals.").arg(method));
    }
}

void examinePlugins(Examination &draft)
{
    const auto names = {"upstream"_L1, "upstream_id"_L1, "service_id"_L1, "script"_L1};
    const bool hasTarget = std::ranges::any_of(names, [&draft](QLatin1StringView name) { return draft.has(name); });
    const QJsonValue plugins = draft.written.json.value("plugins"_L1);
    if (plugins.isUndefined() && !hasTarget)
        draft.refused(u"plugins"_s, Tr::tr("The route has no plugin and no upstream. Add ai-proxy with a provider."));
    else if (!hasTarget && plugins.toObject().isEmpty() && plugins.toArray().isEmpty())
        draft.silent(u"plugins"_s,
                     Tr::tr("The route has no plugin: the gateway takes it, but will answer every request with an error. Add ai-proxy."));
    if (!plugins.isUndefined() && !plugins.isObject() && !(plugins.isArray() && plugins.toArray().isEmpty()))
        draft.refused(u"plugins"_s, Tr::tr("Plugins must be a JSON object."));
    if (plugins["ai-proxy"_L1].isUndefined())
        return;
    if (!plugins["ai-proxy"_L1].isObject())
        draft.refused(u"plugins.ai-proxy"_s, Tr::tr("The plugin's configuration must be a JSON object."));
    if (!plugins["ai-proxy-multi"_L1].isUndefined())
        draft.silent(
            u"plugins.ai-proxy-multi"_s,
            Tr::tr("The route has ai-proxy and ai-proxy-multi: the gateway takes both, but only one can answer. Remove one of them."));
}

void examineNames(Examination &draft)
{
    for (const QString &name : draft.written.json.keys()) {
        if (!routeFields.contains(name))
            draft.refused(name, Tr::tr("A route has no field of the name %1. Remove it, or correct its name.").arg(name));
    }
    for (const QString &part : std::as_const(draft.written.broken))
        draft.refused(part, Tr::tr("This is not a JSON object. Correct it, or empty it."));
}

void examineProvider(Examination &draft, const AiProxy &proxy)
{
    const QString field = u"plugins.ai-proxy.provider"_s;
    if (proxy.provider.isEmpty())
        draft.refused(field, Tr::tr("The plugin has no provider. Choose one, such as gemini."));
    else if (!providers.contains(proxy.provider))
        draft.silent(
            field, Tr::tr("APISIX 3.18 knows no provider “%1”. Check the spelling; only a newer gateway may take it.").arg(proxy.provider));
    const bool needsEndpoint = proxy.provider == "openai-compatible"_L1 || proxy.provider == "azure-openai"_L1;
    const QUrl endpoint(proxy.endpoint, QUrl::StrictMode);
    const bool isUrl
        = endpoint.isValid() && !endpoint.host().isEmpty() && (endpoint.scheme() == "http"_L1 || endpoint.scheme() == "https"_L1);
    if (needsEndpoint && proxy.endpoint.isEmpty())
        draft.silent(u"plugins.ai-proxy.override.endpoint"_s,
                     Tr::tr("%1 needs an endpoint: the gateway takes the route without one, but will answer 500.").arg(proxy.provider));
    else if (!proxy.endpoint.isEmpty() && !isUrl)
        draft.silent(u"plugins.ai-proxy.override.endpoint"_s,
                     Tr::tr("“%1” is not a URL: the gateway takes it, but will answer 500. Begin with https://.").arg(proxy.endpoint));
}

// A key that is written out would be kept in the workspace file, and passed on with it.
bool isKeyInClear(const HttpHeader &value)
{
    const QByteArray name = value.name.toLower();
    const QString text = value.value.toString();
    return (name.contains("authorization") || name.contains("key") || name.contains("token")) && !text.isEmpty()
        && value.value.references().isEmpty() && !text.contains(u"••••"_s) && !text.startsWith(u'$');
}

void examineAuth(Examination &draft, const AiProxy &proxy, const QJsonValue &json)
{
    const QString field = u"plugins.ai-proxy.auth"_s;
    const QJsonValue auth = json["auth"_L1];
    if (!auth.isObject())
        draft.refused(field, Tr::tr("auth must be a JSON object."));
    else if (auth.toObject().isEmpty())
        draft.silent(field,
                     Tr::tr("There is no key in auth: the gateway will ask the provider without one. Only keyless models answer that."));
    for (const QString &name : auth.toObject().keys()) {
        if (!authFields.contains(name))
            draft.refused(field + u'.' + name,
                          Tr::tr("auth has only header, query, gcp and aws. A bearer key goes to header, as Authorization."));
    }
    for (const auto &[part, values] : {std::pair(u".header."_s, proxy.authHeader), std::pair(u".query."_s, proxy.authQuery)}) {
        for (const HttpHeader &value : values) {
            if (isKeyInClear(value))
                draft.silent(field + part + QString::fromUtf8(value.name),
                             Tr::tr("The key is written out. Put a reference in its place, such as {keychain:NAME}: the workspace file is "
                                    "no place for keys."));
        }
    }
}

void examineProxy(Examination &draft)
{
    if (!draft.route.aiProxy)
        return;
    const AiProxy &proxy = *draft.route.aiProxy;
    const QJsonValue json = draft.written.json.value("plugins"_L1)["ai-proxy"_L1];
    examineProvider(draft, proxy);
    examineAuth(draft, proxy, json);
    const bool outOfRange = proxy.timeoutMs && (*proxy.timeoutMs < 1 || *proxy.timeoutMs > longestTimeoutMs);
    if (outOfRange || (!proxy.timeoutMs && !json["timeout"_L1].isUndefined()))
        draft.refused(u"plugins.ai-proxy.timeout"_s,
                      Tr::tr("The timeout is a whole number of milliseconds from 1 to %1.").arg(longestTimeoutMs));
    if (!json["options"_L1].isUndefined() && !json["options"_L1].isObject())
        draft.refused(u"plugins.ai-proxy.options"_s, Tr::tr("options must be a JSON object."));
    for (const QString &name : json.toObject().keys()) {
        if (!proxyFields.contains(name))
            draft.silent(u"plugins.ai-proxy."_s + name,
                         Tr::tr("ai-proxy has no field of the name %1: the gateway takes it and does nothing with it.").arg(name));
    }
}

void examineSecrets(Examination &draft)
{
    for (const QString &place : maskedPlaces(draft.written.json))
        draft.refused(place,
                      Tr::tr("This is a masked key. Put a reference in its place, such as {keychain:NAME}: the gateway would take the mask "
                             "for the key."));
    for (const QString &place : misplacedReferences(draft.written.json))
        draft.silent(place, Tr::tr("A reference counts only where a key belongs. Here it will be sent as the text it is."));
}

} // namespace

QList<DraftRemark> validateDraft(const Route &route)
{
    Examination draft{route, toApisix(route), {}};
    examineId(draft);
    examineTexts(draft);
    examineUris(draft);
    examineHostsAndMethods(draft);
    examinePlugins(draft);
    examineNames(draft);
    examineProxy(draft);
    examineSecrets(draft);
    return draft.remarks;
}

} // namespace lineside
