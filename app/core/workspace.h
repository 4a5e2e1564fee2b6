// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "core/ownprice.h"
#include "core/prompt.h"
#include "core/provider.h"
#include "core/result.h"
#include "core/route.h"
#include "core/suite.h"

#include <QList>
#include <QObject>

namespace lineside {

/// What draft and gateway last had in common (gateway/routesync.h).
struct RouteSync {
    qint64 revision = 0; ///< the gateway's modifiedIndex then
    QByteArray digest;   ///< of the route as it was then, keys masked
    QByteArray base;     ///< the route itself as Admin API JSON, keys masked; only while the draft is another
    friend bool operator==(const RouteSync &, const RouteSync &) = default;
};

/// A route together with the gateway it is meant for.
struct GatewayRoute {
    GatewayId gateway;
    Route route;
    std::optional<RouteSync> synced = {}; ///< none: never pushed to it nor pulled from it
    friend bool operator==(const GatewayRoute &, const GatewayRoute &) = default;
};

/// What a user has set up; what the workspace file holds. Holds references, never keys.
struct Workspace {
    QList<Provider> providers;
    QList<Gateway> gateways;
    QList<GatewayRoute> routes;
    QList<OwnPrice> prices = {}; ///< the first that fits a model counts
    QList<Prompt> prompts = {};
    QList<Suite> suites = {};
    friend bool operator==(const Workspace &, const Workspace &) = default;
};

/// Keeps the workspace in its file.
class WorkspaceStore
{
public:
    virtual ~WorkspaceStore() = default;
    /// A file that is not there gives an empty workspace. A file that cannot be understood is set aside under another name
    /// (the error says which) and never overwritten.
    virtual Result<Workspace> load() = 0;
    /// Replaces the file as a whole, off the calling thread. Kind::Storage with the file's name on a full or read-only disk; the
    /// file is then as it was.
    virtual void save(const Workspace &workspace, QObject *context, Callback<void> done) = 0;
    virtual QString fileName() const = 0;
};

} // namespace lineside
