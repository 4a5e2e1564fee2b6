// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/requestchecks.h"
#include "mock/upstreamcall.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace lineside {

/// One model behind a route: what ai-proxy holds, or one entry of ai-proxy-multi.
struct AiInstance {
    QString name; ///< as limit headers name it: "ai-proxy-gemini"
    QJsonObject config;
    int weight = 1;
    int priority = 0;
    std::chrono::milliseconds timeout{30'000};
    bool verifyTls = true;
};

/// Of a route's plugins: one for ai-proxy, several for ai-proxy-multi, none without either.
QList<AiInstance> aiInstances(const QJsonObject &plugins);

/// Puts the instances in the order in which they are tried: by priority, then in turns by weight.
class InstanceTurns
{
public:
    QList<AiInstance> order(const QString &routeId, QList<AiInstance> instances);

private:
    QHash<QString, QHash<QString, int>> m_credits; // by route and instance
};

/// What is sent to that instance. `modelUrl` stands in for every provider's own address. Nothing if there is no address to send
/// to: an OpenAI-compatible provider has none of its own.
std::optional<UpstreamRequest> upstreamRequest(const Passage &passage, const AiInstance &instance, const QUrl &modelUrl);

} // namespace lineside
