// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/strongid.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineside {

/// What an `ai-proxy` plugin is told.
struct AiProxy {
    QString provider;             ///< "gemini", "openai-compatible" and so on, as the gateway names them
    QList<HttpHeader> authHeader; ///< e.g. Authorization: Bearer {keychain:gemini}
    QList<HttpHeader> authQuery;
    QString model;                ///< options.model; empty: the client's request decides
    QByteArray options;           ///< a JSON object: the other options; empty if there are none
    QString endpoint;             ///< override.endpoint; empty: the provider's own
    std::optional<int> timeoutMs;
    QByteArray rest;              ///< a JSON object: whatever else the plugin holds, kept as it is; empty if nothing
    friend bool operator==(const AiProxy &, const AiProxy &) = default;
};

/// One of the models behind `ai-proxy-multi`.
struct ProxyInstance {
    QString name;
    AiProxy proxy; ///< without a timeout, which is the plugin's
    int weight = 1;
    int priority = 0;  ///< the highest is asked first, the others where it fails
    QByteArray checks; ///< a JSON object: its health checks; empty if there are none
    friend bool operator==(const ProxyInstance &, const ProxyInstance &) = default;
};

/// What an `ai-proxy-multi` plugin is told.
struct AiProxyMulti {
    QList<ProxyInstance> instances;
    QString algorithm; ///< balancer.algorithm: "roundrobin", "chash", "semantic"; empty: the gateway's own choice, which is roundrobin
    QString hashOn;    ///< balancer.hash_on
    QString hashKey;   ///< balancer.key
    QStringList fallback;      ///< when the next instance is asked: "http_429", "http_5xx", "rate_limiting"
    bool fallbackIsText = false; ///< written as one text, as gateways before 3.14 want it
    std::optional<int> timeoutMs;
    QByteArray rest; ///< a JSON object: whatever else the plugin holds, kept as it is; empty if nothing
    friend bool operator==(const AiProxyMulti &, const AiProxyMulti &) = default;
};

/// A gateway's route as it is drafted here. Fields that Lineside has no name for survive in `rest` and `plugins`.
struct Route {
    RouteId id;
    QString name;
    QString description;
    QStringList uris;
    QStringList methods; ///< empty: all
    QStringList hosts;   ///< empty: all
    bool enabled = true;
    std::optional<AiProxy> aiProxy;
    QByteArray plugins; ///< a JSON object: the plugins besides ai-proxy and ai-proxy-multi; empty if there are none
    QByteArray rest;    ///< a JSON object: the other fields; empty if there are none
    std::optional<qint64> modifiedIndex; ///< the gateway's revision when it was read; not part of the draft
    std::optional<AiProxyMulti> aiProxyMulti = {};

    /// What a person calls it: the name, or the id.
    QString label() const { return name.isEmpty() ? id.toString() : name; }
    /// All that it asks models through: what ai-proxy is told, then the instances of ai-proxy-multi.
    QList<AiProxy> proxies() const;
    friend bool operator==(const Route &, const Route &) = default;
};

inline QList<AiProxy> Route::proxies() const
{
    QList<AiProxy> all;
    if (aiProxy)
        all.append(*aiProxy);
    if (aiProxyMulti) {
        for (const ProxyInstance &instance : aiProxyMulti->instances)
            all.append(instance.proxy);
    }
    return all;
}

} // namespace lineside
