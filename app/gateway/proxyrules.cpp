// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What is wrong with what ai-proxy and ai-proxy-multi are told.
#include "gateway/draftexamination.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteDraft)
};

constexpr int longestTimeoutMs = 600'000;
constexpr int usualTimeoutMs = 30'000;
constexpr int thinkingTimeoutMs = 300'000;

// By the minor version of APISIX 3 that brought them.
const QHash<QString, int> providers{
    {u"openai"_s, 11},    {u"deepseek"_s, 12},   {u"openai-compatible"_s, 12}, {u"azure-openai"_s, 14}, {u"aimlapi"_s, 14},
    {u"anthropic"_s, 15}, {u"openrouter"_s, 15}, {u"gemini"_s, 15},            {u"vertex-ai"_s, 15},    {u"bedrock"_s, 17},
};
const QHash<QString, int> fields{
    {u"provider"_s, 12},      {u"auth"_s, 12},           {u"options"_s, 12},           {u"override"_s, 12},
    {u"timeout"_s, 12},       {u"keepalive"_s, 12},      {u"keepalive_pool"_s, 12},    {u"ssl_verify"_s, 12},
    {u"_meta"_s, 12},         {u"keepalive_timeout"_s, 13}, {u"logging"_s, 14},        {u"provider_conf"_s, 15},
    {u"max_req_body_size"_s, 17}, {u"max_stream_duration_ms"_s, 17}, {u"max_response_bytes"_s, 17}, {u"streaming_flush_interval_ms"_s, 17},
};
const QHash<QString, int> multiFields{
    {u"instances"_s, 12}, {u"balancer"_s, 12}, {u"fallback_strategy"_s, 12}, {u"max_retries"_s, 17}, {u"retry_on_failure_within_ms"_s, 17}, {u"semantic_opts"_s, 18},
};
const QSet<QString> authFields{u"header"_s, u"query"_s, u"gcp"_s, u"aws"_s};

// One of the models that a route asks: where in the route it stands and what the JSON says of it.
struct Instance {
    const AiProxy &proxy;
    QString place;      ///< "plugins.ai-proxy", "plugins.ai-proxy-multi.instances.main"
    QStringList path;
    QJsonValue json;
};

void examineProvider(DraftExamination &draft, const Instance &instance)
{
    const QString &provider = instance.proxy.provider;
    const QString field = instance.place + u".provider"_s;
    const int since = providers.value(provider, 0);
    if (provider.isEmpty())
        draft.refused(field, Tr::tr("The plugin has no provider. Choose one, such as gemini."));
    else if (since == 0)
        draft.silent(field, Tr::tr("APISIX 3.18 knows no provider “%1”. Check the spelling; only a newer gateway may take it.").arg(provider));
    else if (draft.isBefore(3, since))
        draft.refused(field, Tr::tr("The provider %1 comes with APISIX 3.%2, and this gateway is %3. Use openai-compatible with the provider's URL as endpoint.")
                                 .arg(provider).arg(since).arg(draft.version));
}

void examineEndpoint(DraftExamination &draft, const Instance &instance)
{
    const AiProxy &proxy = instance.proxy;
    const QString field = instance.place + u".override.endpoint"_s;
    const bool needsEndpoint = proxy.provider == "openai-compatible"_L1 || proxy.provider == "azure-openai"_L1;
    const QUrl endpoint(proxy.endpoint, QUrl::StrictMode);
    const bool isUrl
        = endpoint.isValid() && !endpoint.host().isEmpty() && (endpoint.scheme() == "http"_L1 || endpoint.scheme() == "https"_L1);
    if (needsEndpoint && proxy.endpoint.isEmpty())
        draft.silent(field, Tr::tr("%1 needs an endpoint: the gateway takes the route without one, but will answer 500.").arg(proxy.provider));
    else if (!proxy.endpoint.isEmpty() && !isUrl)
        draft.silent(field, Tr::tr("“%1” is not a URL: the gateway takes it, but will answer 500. Begin with https://.").arg(proxy.endpoint));
    else if (isUrl && draft.isBefore(3, 17) && proxy.provider == "openai-compatible"_L1 && (endpoint.path().isEmpty() || endpoint.path() == "/"_L1))
        draft.silent(field, Tr::tr("Before APISIX 3.17 the endpoint is the whole URL. Write it with its path, such as /v1/chat/completions."));
}

// A key that is written out would be kept in the workspace file, and passed on with it.
bool isKeyInClear(const HttpHeader &value)
{
    const QByteArray name = value.name.toLower();
    const QString text = value.value.toString();
    return (name.contains("authorization") || name.contains("key") || name.contains("token")) && !text.isEmpty()
        && value.value.references().isEmpty() && !text.contains(u"••••"_s) && !text.startsWith(u'$');
}

// Before 3.17 ai-proxy sends such a text to the provider as it is.
bool isUnresolved(const DraftExamination &draft, const QString &text)
{
    return draft.isBefore(3, 17) && (text.contains("$env://"_L1, Qt::CaseInsensitive) || text.contains("$secret://"_L1, Qt::CaseInsensitive));
}

void examineAuthValue(DraftExamination &draft, const QString &field, const HttpHeader &value)
{
    if (isKeyInClear(value))
        draft.silent(field, Tr::tr("The key is written out. Put a reference in its place, such as {keychain:NAME}: the workspace file is "
                                   "no place for keys."));
    else if (isUnresolved(draft, value.value.toString()))
        draft.silent(field, Tr::tr("APISIX %1 does not look up $env:// and $secret:// here, and will send this text as the key. From 3.17 on it does; until then use {keychain:NAME}.")
                                .arg(draft.version));
    else if (value.value.toString().contains("$env://"_L1) && !value.value.toString().startsWith(u'$'))
        draft.silent(field, Tr::tr("$env:// and $secret:// are looked up only where they begin the value. Keep the word before the key in the variable."));
}

void examineAuth(DraftExamination &draft, const Instance &instance)
{
    const QString field = instance.place + u".auth"_s;
    const QJsonValue auth = instance.json["auth"_L1];
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
    for (const HttpHeader &value : instance.proxy.authHeader)
        examineAuthValue(draft, field + u".header."_s + QString::fromUtf8(value.name), value);
    for (const HttpHeader &value : instance.proxy.authQuery)
        examineAuthValue(draft, field + u".query."_s + QString::fromUtf8(value.name), value);
    const auto setsAuthorization = [](const HttpHeader &value) { return value.name.compare("Authorization", Qt::CaseInsensitive) == 0; };
    if (draft.isFrom(3, 16) && !instance.proxy.authQuery.isEmpty() && std::ranges::none_of(instance.proxy.authHeader, setsAuthorization))
        draft.silent(field + u".query"_s, Tr::tr("The key goes into the query, so that the client's own Authorization header is passed on to the provider. "
                                                 "Put the key into a header if the provider takes it there."));
}

void examineOptions(DraftExamination &draft, const Instance &instance)
{
    const QJsonValue options = instance.json["options"_L1];
    if (!options.isUndefined() && !options.isObject())
        draft.refused(instance.place + u".options"_s, Tr::tr("options must be a JSON object."));
    else if (!options["stream"_L1].isUndefined())
        draft.silent(instance.place + u".options.stream"_s,
                     Tr::tr("This decides for the clients: one that asks for a stream gets none, or the reverse. Leave it out, and each gets what it asks for."),
                     DraftFix{Tr::tr("Leave it out"), instance.path + QStringList{u"options"_s, u"stream"_s}, {}});
}

void examineFields(DraftExamination &draft, const QString &place, const QJsonObject &json, const QHash<QString, int> &known, const QString &plugin)
{
    for (const QString &name : json.keys()) {
        const int since = known.value(name, fields.value(name, 0));
        if (since == 0)
            draft.silent(place + u'.' + name, Tr::tr("%1 has no field of the name %2: the gateway takes it and does nothing with it.").arg(plugin, name));
        else if (draft.isBefore(3, since))
            draft.silent(place + u'.' + name, Tr::tr("This field comes with APISIX 3.%1. Version %2 takes it and does nothing with it.").arg(since).arg(draft.version));
    }
    for (const QString &name : {u"llm_options"_s, u"request_body"_s}) {
        if (draft.isBefore(3, 17) && !json["override"_L1][name].isUndefined())
            draft.silent(place + u".override."_s + name, Tr::tr("This field comes with APISIX 3.17. Version %1 takes it and does nothing with it.").arg(draft.version));
    }
}

// Models that think before they write the first word.
bool isThinking(const QString &model)
{
    static const QRegularExpression names(u"^(o[134](-|$)|gpt-5|gemini-(2\\.5-pro|3)|deepseek-(reasoner|r1)|qwq)|thinking|reason|-r1\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return names.match(model.section(u'/', -1)).hasMatch();
}

void examineTimeout(DraftExamination &draft, const QStringList &path, std::optional<int> timeout, const QJsonValue &json, bool thinks)
{
    const QString field = path.join(u'.') + u".timeout"_s;
    const bool outOfRange = timeout && (*timeout < 1 || *timeout > longestTimeoutMs);
    if (outOfRange || (!timeout && !json["timeout"_L1].isUndefined()))
        draft.refused(field, Tr::tr("The timeout is a whole number of milliseconds from 1 to %1.").arg(longestTimeoutMs));
    else if (thinks && timeout.value_or(usualTimeoutMs) <= usualTimeoutMs)
        draft.silent(field, Tr::tr("This model thinks before it answers, often for longer than %1 s: the gateway will then end the call with 504. Allow five minutes.")
                                .arg(timeout.value_or(usualTimeoutMs) / 1000),
                     DraftFix{Tr::tr("Allow five minutes"), path + QStringList{u"timeout"_s}, QByteArray::number(thinkingTimeoutMs)});
}

void examineInstance(DraftExamination &draft, const Instance &instance)
{
    examineProvider(draft, instance);
    examineEndpoint(draft, instance);
    examineAuth(draft, instance);
    examineOptions(draft, instance);
}

void examineBalance(DraftExamination &draft, const AiProxyMulti &multi, const QString &place)
{
    QSet<QString> names;
    QSet<int> priorities;
    int weights = 0;
    for (const ProxyInstance &instance : multi.instances) {
        if (names.contains(instance.name))
            draft.silent(place + u".instances."_s + instance.name, Tr::tr("Two instances have this name: limits and answers cannot tell them apart. Rename one."));
        if (instance.weight < 0)
            draft.refused(place + u".instances."_s + instance.name + u".weight"_s, Tr::tr("A weight is 0 or more."));
        names.insert(instance.name);
        priorities.insert(instance.priority);
        weights += instance.weight;
    }
    if (weights == 0)
        draft.silent(place + u".instances"_s, Tr::tr("All weights are 0: no instance is ever asked. Give one a weight."));
    if (!multi.fallback.isEmpty() && multi.instances.size() < 2)
        draft.silent(place + u".fallback_strategy"_s, Tr::tr("There is only one instance, so there is nothing to fall back to. Add a second."));
    if (!multi.fallback.isEmpty() && !multi.fallbackIsText && draft.isBefore(3, 14))
        draft.refused(place + u".fallback_strategy"_s,
                      Tr::tr("Before APISIX 3.14 this is one text, instance_health_and_rate_limiting, and no list."));
    if (multi.algorithm == "chash"_L1 && multi.hashKey.isEmpty() && multi.hashOn != "consumer"_L1)
        draft.silent(place + u".balancer.key"_s, Tr::tr("chash needs a key: what is hashed, such as remote_addr or a header's name."));
    if (multi.algorithm == "semantic"_L1 && draft.isBefore(3, 18))
        draft.refused(place + u".balancer.algorithm"_s, Tr::tr("Balancing by meaning comes with APISIX 3.18."));
    if (multi.algorithm == "semantic"_L1 && !multi.fallback.isEmpty())
        draft.silent(place + u".fallback_strategy"_s, Tr::tr("Balancing by meaning does not fall back: a failing instance's answer goes to the client."));
}

void examineMulti(DraftExamination &draft)
{
    const QStringList path{u"plugins"_s, u"ai-proxy-multi"_s};
    const QJsonValue json = draft.written.json.value("plugins"_L1)["ai-proxy-multi"_L1];
    if (!draft.route.aiProxyMulti) {
        if (!json.isUndefined() && !json["instances"_L1].isArray())
            draft.refused(u"plugins.ai-proxy-multi.instances"_s, Tr::tr("The plugin has no instances. Add one with a name, a provider, auth and a weight."));
        return;
    }
    const AiProxyMulti &multi = *draft.route.aiProxyMulti;
    bool thinks = false;
    const QJsonArray instances = json["instances"_L1].toArray();
    for (qsizetype i = 0; i < multi.instances.size(); ++i) {
        const ProxyInstance &instance = multi.instances.at(i);
        const QStringList place = path + QStringList{u"instances"_s, instance.name};
        examineInstance(draft, {instance.proxy, place.join(u'.'), place, instances.at(i)});
        thinks = thinks || isThinking(instance.proxy.model);
    }
    examineBalance(draft, multi, path.join(u'.'));
    examineTimeout(draft, path, multi.timeoutMs, json, thinks);
    QJsonObject own = json.toObject();
    own.remove("override"_L1); // belongs to the instances
    examineFields(draft, path.join(u'.'), own, multiFields, path.constLast());
}

} // namespace

void examineProxies(DraftExamination &draft)
{
    if (draft.route.aiProxy) {
        const QStringList path{u"plugins"_s, u"ai-proxy"_s};
        const QJsonValue json = draft.written.json.value("plugins"_L1)["ai-proxy"_L1];
        examineInstance(draft, {*draft.route.aiProxy, path.join(u'.'), path, json});
        examineTimeout(draft, path, draft.route.aiProxy->timeoutMs, json, isThinking(draft.route.aiProxy->model));
        examineFields(draft, path.join(u'.'), json.toObject(), {}, path.constLast());
    }
    examineMulti(draft);
}

void examineCompanions(DraftExamination &draft)
{
    const QJsonValue plugins = draft.written.json.value("plugins"_L1);
    if (draft.route.proxies().isEmpty())
        return;
    for (const QString &name : {u"key-auth"_s, u"basic-auth"_s, u"jwt-auth"_s}) {
        const QJsonValue config = plugins[name];
        if (draft.isFrom(3, 16) && config.isObject() && !config["hide_credentials"_L1].toBool())
            draft.silent(u"plugins.%1.hide_credentials"_s.arg(name),
                         Tr::tr("From APISIX 3.16 on the client's headers go to the provider, and with them the key for this gateway. Hide the credentials."),
                         DraftFix{Tr::tr("Hide the credentials"), {u"plugins"_s, name, u"hide_credentials"_s}, "true"});
    }
    for (const QString &name : {u"limit-count"_s, u"limit-req"_s, u"ai-rate-limiting"_s}) {
        const QJsonValue config = plugins[name];
        if (config.isObject() && config["rejected_code"_L1].isUndefined())
            draft.silent(u"plugins.%1.rejected_code"_s.arg(name),
                         Tr::tr("Without it whoever is over the limit gets 503, as if the gateway were broken. Clients understand 429."),
                         DraftFix{Tr::tr("Answer 429"), {u"plugins"_s, name, u"rejected_code"_s}, "429"});
    }
}

} // namespace lineside
