// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "core/httpclient.h"
#include "core/result.h"
#include "core/route.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace lineside {

/// What a gateway's administration tells about itself.
struct GatewayInfo {
    enum class Mode {
        Unknown,
        Traditional,      ///< routes are put one by one (etcd behind it)
        StandaloneApi,    ///< only the whole configuration can be put
        AdminUnavailable, ///< nothing answers as an admin API there
    };
    Mode mode = Mode::Unknown;
    QString version;        ///< "3.18.0"; empty where the gateway hides it
    bool keyAccepted = false;
    bool readOnlyKey = false; ///< as far as is known: only a write proves the contrary
    friend bool operator==(const GatewayInfo &, const GatewayInfo &) = default;
};

/// What a push did.
struct PushOutcome {
    bool created = false; ///< false: an existing route was replaced
    Route asStored;       ///< from a fresh read, secrets masked
};

/// A gateway's administration. Errors name the field the gateway complained of, where it named one.
class GatewayAdmin
{
public:
    virtual ~GatewayAdmin() = default;

    virtual void inspect(QObject *context, Callback<GatewayInfo> done) = 0;
    /// All routes, page by page, secrets masked. Parts that cannot be understood are kept in Route::rest.
    virtual void listRoutes(QObject *context, Callback<QList<Route>> done) = 0;
    virtual void fetchRoute(const RouteId &id, QObject *context, Callback<Route> done) = 0;
    /// Puts the whole route (never a patch, never an echo) and reads it back.
    virtual void pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done) = 0;
    virtual void deleteRoute(const RouteId &id, QObject *context, Callback<bool> done) = 0;

    /// The request `pushRoute` would send, with references in place of keys.
    virtual Result<HttpRequest> describePush(const Route &route) const = 0;
};

/// The administration of that gateway. The client must outlive it.
std::unique_ptr<GatewayAdmin> makeGatewayAdmin(const Gateway &gateway, HttpClient &client);

/// A remark on a draft, made before it is pushed.
struct DraftRemark {
    enum class Severity { Error, Warning };
    Severity severity = Severity::Warning;
    QString field;   ///< "uri", "plugins.ai-proxy.auth" …
    QString message; ///< what is wrong and what to do
    friend bool operator==(const DraftRemark &, const DraftRemark &) = default;
};

/// What the gateway would refuse, and what it accepts silently but will not work.
QList<DraftRemark> validateDraft(const Route &route);

/// The Admin API's JSON of a route, indented, with references in place of keys; without times and indexes.
QByteArray routeToJson(const Route &route);
/// Reads Admin API JSON: a bare route, or one wrapped in `value`. Times are dropped. Kind::BadRequest names the place.
Result<Route> routeFromJson(const QByteArray &json);

} // namespace lineside
