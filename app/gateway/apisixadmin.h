// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/gatewayadmin.h"

namespace lineside {

/// The Admin API of Apache APISIX, v3.
class ApisixAdmin : public GatewayAdmin
{
public:
    ApisixAdmin(const Gateway &gateway, HttpClient &client);

    using GatewayAdmin::listRoutes;
    void inspect(QObject *context, Callback<GatewayInfo> done) override;
    void listRoutes(QObject *context, PageCallback<Route> page, Callback<QList<Route>> done) override;
    void fetchRoute(const RouteId &id, QObject *context, Callback<Route> done) override;
    void pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done) override;
    void pushUnlessChanged(const Route &route, const std::optional<RouteSync> &synced, QObject *context,
                           Callback<PushAttempt> done) override;
    void pushFields(const Route &draft, const QList<QStringList> &paths, QObject *context, Callback<PushOutcome> done) override;
    void deleteRoute(const RouteId &id, QObject *context, Callback<bool> done) override;
    Result<HttpRequest> describePush(const Route &route) const override;
    void awaitRoute(const Route &route, QObject *context, Callback<void> done) override;

    void listResources(ResourceKind kind, const QString &within, QObject *context, PageCallback<GatewayResource> page,
                       Callback<QList<GatewayResource>> done) override;
    void fetchResource(const ResourceKey &key, QObject *context, Callback<GatewayResource> done) override;
    void pushResource(const GatewayResource &resource, PushMode mode, QObject *context, Callback<ResourcePushAttempt> done) override;
    void deleteResource(const ResourceKey &key, bool force, QObject *context, Callback<ResourceDeletion> done) override;
    void findUsers(const ResourceKey &key, QObject *context, Callback<QList<ResourceKey>> done) override;

    using GatewayAdmin::fetchSchemas;
    void fetchSchemas(const QList<ResourceKind> &kinds, const QStringList &plugins, QObject *context, Callback<GatewaySchemas> done) override;
    void dryRun(const Route &route, QObject *context, Callback<QList<DraftRemark>> done) override;
    void compareKeys(const Route &draft, SecretStore &secrets, QObject *context, Callback<QList<KeyComparison>> done) override;
    void moveKeys(const Route &draft, const QHash<QString, SecretRef> &places, SecretStore &secrets, QObject *context,
                  Callback<Route> done) override;

    void planWhole(const QList<Route> &routes, bool onlyThese, QObject *context, Callback<WholeConfigurationPlan> done) override;
    void applyWhole(const WholeConfigurationPlan &plan, bool mayDrop, QObject *context, Callback<void> done) override;

private:
    Gateway m_gateway;
    HttpClient &m_client;
};

} // namespace lineside
