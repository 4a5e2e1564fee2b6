// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// A limit that headers told of: X-RateLimit-*, X-AI-RateLimit-*-<instance>, RateLimit-*, x-ratelimit-*-requests and so on.
struct LimitSign {
    QString name; ///< the header's family, with the instance or kind: "X-AI-RateLimit ai-proxy-gemini", "x-ratelimit requests"
    QString instance; ///< of X-AI-RateLimit-*; empty otherwise
    std::optional<double> limit;
    std::optional<double> remaining;
    std::optional<double> resetSeconds; ///< durations ("6m0s", "59.99") in seconds
    friend bool operator==(const LimitSign &, const LimitSign &) = default;
};

/// What an answer's headers tell of a gateway.
struct GatewaySigns {
    QString kind;    ///< "apisix", "kong", "portkey", "litellm", "envoy"; empty where none shows
    QString version; ///< empty where it is hidden
    QString upstreamStatus; ///< X-APISIX-Upstream-Status as it came; may be a list "503, 500"
    QStringList plugins;    ///< Apisix-Plugins (debug mode)
    QString answeredBy; ///< which target, deployment or model behind it, where it tells; empty otherwise
    QList<LimitSign> limits;
    friend bool operator==(const GatewaySigns &, const GatewaySigns &) = default;
};

GatewaySigns gatewaySigns(const HttpHead &head);

} // namespace lineside
