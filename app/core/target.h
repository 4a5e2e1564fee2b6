// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "core/gateway.h"
#include "core/provider.h"
#include "core/route.h"

#include <variant>

namespace lineside {

/// A model, asked at its provider.
struct DirectTarget {
    Provider provider;
    QString model;
    friend bool operator==(const DirectTarget &, const DirectTarget &) = default;
};

/// A gateway's route. `model` is what the request names; the route's own options win over it.
struct RouteTarget {
    Gateway gateway;
    Route route;
    QString model;
    friend bool operator==(const RouteTarget &, const RouteTarget &) = default;
};

/// Any URL that takes OpenAI chat requests.
struct UrlTarget {
    QUrl url;
    QString model;
    QList<HttpHeader> headers;
    ConnectionSettings connection;
    friend bool operator==(const UrlTarget &, const UrlTarget &) = default;
};

using Target = std::variant<DirectTarget, RouteTarget, UrlTarget>;

/// "gemini-2.5-flash · direct · Gemini", "gemini-2.5-flash · route gemini-chat · Demo gateway"
QString describe(const Target &target);
/// The path alone: "direct · Gemini", "route gemini-chat · Demo gateway".
QString describePath(const Target &target);
QString requestedModel(const Target &target);

/// Where a client reaches the route: the data-plane URL joined with the route's first uri (a trailing `*` is cut).
Result<QUrl> routeUrl(const Gateway &gateway, const Route &route);

/// One question to one target.
struct ChatCall {
    Target target;
    ChatRequest request; ///< its model is filled from the target where it is empty
    friend bool operator==(const ChatCall &, const ChatCall &) = default;
};

} // namespace lineside
