// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/aiinstance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

std::chrono::milliseconds timeoutOf(const QJsonObject &config)
{
    return std::chrono::milliseconds(config["timeout"_L1].toInteger(30'000));
}

QString providerPath(const QString &provider)
{
    if (provider == "gemini"_L1)
        return u"/v1beta/openai/chat/completions"_s;
    if (provider == "deepseek"_L1)
        return u"/chat/completions"_s;
    if (provider == "openrouter"_L1)
        return u"/api/v1/chat/completions"_s;
    return u"/v1/chat/completions"_s;
}

bool hasOwnAddress(const QString &provider)
{
    return provider != "openai-compatible"_L1 && provider != "azure-openai"_L1;
}

QUrl targetUrl(const QJsonObject &config, const QUrl &modelUrl)
{
    const QString provider = config["provider"_L1].toString();
    const QString endpoint = config["override"_L1]["endpoint"_L1].toString();
    if (endpoint.isEmpty() && !hasOwnAddress(provider))
        return {};
    QUrl url = endpoint.isEmpty() ? modelUrl : QUrl(endpoint, QUrl::StrictMode);
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(providerPath(provider));
    const QJsonObject authQuery = config["auth"_L1]["query"_L1].toObject();
    if (!authQuery.isEmpty()) {
        QUrlQuery query(url);
        for (auto entry = authQuery.begin(); entry != authQuery.end(); ++entry)
            query.addQueryItem(entry.key(), entry.value().toString());
        url.setQuery(query);
    }
    return url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

// The client's body with the route's options over it; what is no object goes as it is.
QByteArray rewrittenBody(const QByteArray &body, const QJsonObject &config)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return body;
    QJsonObject object = document.object();
    if (object.value("stream"_L1).toBool()) // what the client asked for counts, not what the options make of it
        object.insert(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    const QJsonObject options = config["options"_L1].toObject();
    for (auto option = options.begin(); option != options.end(); ++option)
        object.insert(option.key(), option.value());
    const QJsonValue maxTokens = config["override"_L1]["llm_options"_L1]["max_tokens"_L1];
    if (!maxTokens.isUndefined())
        object.insert(u"max_tokens"_s, maxTokens);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Headers that belong to the client's connection and not to the request, and those that the gateway writes itself.
bool isForwarded(const QByteArray &name)
{
    static const std::array<QByteArrayView, 9> kept{"host", "content-length", "accept-encoding", "connection", "keep-alive",
                                                    "transfer-encoding", "expect", "te", "upgrade"};
    return std::ranges::find(kept, QByteArrayView(name)) == kept.end();
}

void setHeader(QList<RawHeader> &headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&name](const RawHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    headers.append({name, value});
}

QList<RawHeader> upstreamHeaders(const Passage &passage, const QJsonObject &config, const QUrl &url, qsizetype bodySize)
{
    QList<RawHeader> headers;
    for (const RawHeader &header : passage.request.headers) {
        if (isForwarded(header.name.toLower()))
            headers.append({header.name.toLower(), header.value});
    }
    const QByteArray host = passage.request.header("Host");
    setHeader(headers, "x-forwarded-proto", "http");
    setHeader(headers, "x-forwarded-host", host);
    setHeader(headers, "x-forwarded-port", host.contains(':') ? host.sliced(host.lastIndexOf(':') + 1) : QByteArray("80"));
    if (!passage.consumer.isEmpty())
        setHeader(headers, "x-consumer-username", passage.consumer.toUtf8());
    if (!passage.credential.isEmpty())
        setHeader(headers, "x-credential-identifier", passage.credential.toUtf8());
    const QJsonObject auth = config["auth"_L1]["header"_L1].toObject();
    for (auto header = auth.begin(); header != auth.end(); ++header)
        setHeader(headers, header.key().toLower().toLatin1(), header.value().toString().toUtf8());
    setHeader(headers, "content-type", "application/json");
    setHeader(headers, "Host", url.authority(QUrl::FullyEncoded).toLatin1());
    setHeader(headers, "Content-Length", QByteArray::number(bodySize));
    return headers;
}

} // namespace

QList<AiInstance> aiInstances(const QJsonObject &plugins)
{
    if (plugins.contains("ai-proxy"_L1)) {
        const QJsonObject config = plugins["ai-proxy"_L1].toObject();
        return {{.name = u"ai-proxy-"_s + config["provider"_L1].toString(), .config = config, .timeout = timeoutOf(config),
                 .verifyTls = config["ssl_verify"_L1].toBool(true)}};
    }
    QList<AiInstance> instances;
    const QJsonObject multi = plugins["ai-proxy-multi"_L1].toObject();
    for (const QJsonValue &entry : multi["instances"_L1].toArray()) {
        instances.append({.name = entry["name"_L1].toString(), .config = entry.toObject(), .weight = entry["weight"_L1].toInt(),
                          .priority = entry["priority"_L1].toInt(), .timeout = timeoutOf(multi),
                          .verifyTls = multi["ssl_verify"_L1].toBool(true)});
    }
    return instances;
}

QList<AiInstance> InstanceTurns::order(const QString &routeId, QList<AiInstance> instances)
{
    if (instances.size() < 2)
        return instances;
    std::ranges::stable_sort(instances, std::ranges::greater(), &AiInstance::priority);
    // Smooth weighted turns among the first priority: every one gains its weight, the richest is taken and pays for all.
    QHash<QString, int> &credits = m_credits[routeId];
    int total = 0;
    qsizetype chosen = 0;
    for (qsizetype i = 0; i < instances.size() && instances[i].priority == instances[0].priority; ++i) {
        credits[instances[i].name] += instances[i].weight;
        total += instances[i].weight;
        if (credits[instances[i].name] > credits[instances[chosen].name])
            chosen = i;
    }
    credits[instances[chosen].name] -= total;
    instances.move(chosen, 0);
    return instances;
}

std::optional<UpstreamRequest> upstreamRequest(const Passage &passage, const AiInstance &instance, const QUrl &modelUrl)
{
    const QUrl url = targetUrl(instance.config, modelUrl);
    if (url.isEmpty())
        return {};
    UpstreamRequest request;
    request.url = url;
    request.method = passage.request.method;
    request.body = rewrittenBody(passage.request.body, instance.config);
    request.headers = upstreamHeaders(passage, instance.config, url, request.body.size());
    request.timeout = instance.timeout;
    request.verifyTls = instance.verifyTls;
    return request;
}

} // namespace lineside
