// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/gatewayadmin.h"

namespace lineside {

/// The Admin API of Apache APISIX, v3. Holds no state besides the gateway's data: operations under way go on if it is deleted, until
/// their context is.
class ApisixAdmin : public GatewayAdmin
{
public:
    ApisixAdmin(const Gateway &gateway, HttpClient &client);

    void inspect(QObject *context, Callback<GatewayInfo> done) override;
    void listRoutes(QObject *context, Callback<QList<Route>> done) override;
    void fetchRoute(const RouteId &id, QObject *context, Callback<Route> done) override;
    void pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done) override;
    void deleteRoute(const RouteId &id, QObject *context, Callback<bool> done) override;
    Result<HttpRequest> describePush(const Route &route) const override;

private:
    Gateway m_gateway;
    HttpClient &m_client;
};

} // namespace lineside
