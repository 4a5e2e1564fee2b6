// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "core/httpclient.h"
#include "core/result.h"
#include "core/route.h"
#include "core/secretstore.h"
#include "core/workspace.h"
#include "gateway/draftremark.h"
#include "gateway/gatewayinfo.h"
#include "gateway/gatewayresource.h"
#include "gateway/gatewayschemas.h"
#include "gateway/pushattempt.h"
#include "gateway/wholeconfiguration.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace lineside {

/// A part of a list, told as soon as it came and before the whole; `total` counts all parts.
template<class T>
using PageCallback = std::function<void(const QList<T> &page, qint64 total)>;

/// A gateway's administration. Errors name the field the gateway complained of, where it named one. Holds no state besides the
/// gateway's data: operations under way go on if it is deleted, until their context is.
///
/// Keys: what a gateway sends is masked ("••••") before anyone sees it. A mask in what is pushed stands for the key that the gateway
/// has at that place: it is read afresh and put back as it is; where there is none the push fails with Kind::Configuration.
class GatewayAdmin
{
public:
    static constexpr int MostEntries = 50'000; ///< longer lists fail with Kind::Protocol

    virtual ~GatewayAdmin() = default;

    virtual void inspect(QObject *context, Callback<GatewayInfo> done) = 0;

    /// All routes, page by page. Parts that cannot be understood are kept in Route::rest. A list that came in halves fails: what is
    /// missing in it would look deleted.
    virtual void listRoutes(QObject *context, PageCallback<Route> page, Callback<QList<Route>> done) = 0;
    void listRoutes(QObject *context, Callback<QList<Route>> done) { listRoutes(context, {}, std::move(done)); }
    virtual void fetchRoute(const RouteId &id, QObject *context, Callback<Route> done) = 0;
    /// Puts the whole route (never a patch, never an echo) over whatever is there, and reads it back.
    virtual void pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done) = 0;
    /// As pushRoute, unless somebody changed or deleted the route since `synced`, or made another of that id: then nothing is
    /// written, and the answer is a RouteConflict. Reads right before it writes; the gateway has no safer way.
    virtual void pushUnlessChanged(const Route &route, const std::optional<RouteSync> &synced, QObject *context,
                                   Callback<PushAttempt> done) = 0;
    /// Puts the gateway's own route again with the fields at these paths (FieldDifference::path) as the draft has them.
    virtual void pushFields(const Route &draft, const QList<QStringList> &paths, QObject *context, Callback<PushOutcome> done) = 0;
    /// False where there was none.
    virtual void deleteRoute(const RouteId &id, QObject *context, Callback<bool> done) = 0;
    /// The request `pushRoute` would send, with references in place of keys. Fails for a draft with masks.
    virtual Result<HttpRequest> describePush(const Route &route) const = 0;
    /// Asks the data plane for the route until it is known there: a push is not at once in force. Succeeds as soon as anything but
    /// "no such route" answers; Kind::NotFound after about two seconds. No model is asked.
    virtual void awaitRoute(const Route &route, QObject *context, Callback<void> done) = 0;

    /// Resources of one kind; credentials are those of the consumer `within`. A gateway that does not know the kind has none.
    virtual void listResources(ResourceKind kind, const QString &within, QObject *context, PageCallback<GatewayResource> page,
                               Callback<QList<GatewayResource>> done) = 0;
    virtual void fetchResource(const ResourceKey &key, QObject *context, Callback<GatewayResource> done) = 0;
    /// PushMode::UnlessChanged goes by the resource's modifiedIndex; none means that it is new.
    virtual void pushResource(const GatewayResource &resource, PushMode mode, QObject *context, Callback<ResourcePushAttempt> done) = 0;
    /// Deletes nothing that is in use: the users are told instead. With `force` it is not asked.
    virtual void deleteResource(const ResourceKey &key, bool force, QObject *context, Callback<ResourceDeletion> done) = 0;
    /// What refers to it.
    virtual void findUsers(const ResourceKey &key, QObject *context, Callback<QList<ResourceKey>> done) = 0;

    /// The gateway's own schemas of routes, of resources of these kinds besides, and of these plugins; what it does not tell is missing
    /// in the answer.
    virtual void fetchSchemas(const QList<ResourceKind> &kinds, const QStringList &plugins, QObject *context, Callback<GatewaySchemas> done) = 0;
    void fetchSchemas(const QStringList &plugins, QObject *context, Callback<GatewaySchemas> done)
    {
        fetchSchemas({}, plugins, context, std::move(done));
    }
    /// What the gateway itself says of the draft, without keeping it. Remarks of DraftRemark::Step::DryRun. Does not succeed where
    /// the gateway has no dry run (Kind::NotFound).
    virtual void dryRun(const Route &route, QObject *context, Callback<QList<DraftRemark>> done) = 0;

    /// Are the keys that the draft refers to those that the gateway has? Neither is shown.
    virtual void compareKeys(const Route &draft, SecretStore &secrets, QObject *context, Callback<QList<KeyComparison>> done) = 0;
    /// Takes the keys at these places (paths in dots; entries of lists by name or number) from the gateway into the keychain, each under its
    /// reference. Gives the draft with the references in their places; the gateway keeps what it has.
    virtual void moveKeys(const Route &draft, const QHash<QString, SecretRef> &places, SecretStore &secrets, QObject *context,
                          Callback<Route> done) = 0;

    /// A gateway without a store of its own (GatewayInfo::Mode::StandaloneApi) takes only whole configurations. What putting these
    /// routes would do; with `onlyThese` all other routes go.
    virtual void planWhole(const QList<Route> &routes, bool onlyThese, QObject *context, Callback<WholeConfigurationPlan> done) = 0;
    /// Puts what was planned. Fails with Kind::Configuration if the gateway's configuration is no longer the one of the plan, or
    /// if something would be dropped and `mayDrop` is false.
    virtual void applyWhole(const WholeConfigurationPlan &plan, bool mayDrop, QObject *context, Callback<void> done) = 0;
};

/// The administration of that gateway. The client must outlive it.
std::unique_ptr<GatewayAdmin> makeGatewayAdmin(const Gateway &gateway, HttpClient &client);

/// The Admin API's JSON of a route, indented, with references in place of keys; without times and indexes.
QByteArray routeToJson(const Route &route);
/// Reads Admin API JSON: a bare route, or one wrapped in `value`. Times are dropped. Kind::BadRequest names the place.
Result<Route> routeFromJson(const QByteArray &json);

} // namespace lineside
