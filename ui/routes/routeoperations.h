// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "core/secretstore.h"
#include "gateway/gatewayadmin.h"

#include <QObject>

#include <memory>

namespace lineside {

/// What is asked of gateways' administrations, one thing at a time. Each ends with exactly one signal: what it did, `failed`, or
/// `cancelled`.
class RouteOperations : public QObject
{
    Q_OBJECT
public:
    enum class Kind { List, Push, Pull, Delete, MoveKey, DryRun };

    RouteOperations(Catalog &catalog, HttpClient &http, SecretStore &secrets, QObject *parent = nullptr);
    ~RouteOperations() override;

    bool isBusy() const { return m_context != nullptr; }
    Kind kind() const { return m_kind; }

    void list(const GatewayId &gateway);
    /// Unless somebody changed it there: then `conflicted` ends it.
    void push(const GatewayRoute &draft);
    /// Over whatever is there.
    void pushOver(const GatewayId &gateway, const Route &route);
    /// Only these fields; the others stay as the gateway has them.
    void pushFields(const GatewayId &gateway, const Route &route, const QList<QStringList> &paths);
    void pull(const GatewayId &gateway, const RouteId &route);
    void remove(const GatewayId &gateway, const RouteId &route);
    /// What the gateway itself says of the draft, without keeping it.
    void dryRun(const GatewayId &gateway, const Route &draft);
    /// The key that the gateway has at that place of the draft into the keychain, where nothing may be under that reference yet.
    void moveKey(const GatewayId &gateway, const Route &draft, const QString &place, const SecretRef &reference);
    void cancel();

    /// For what is asked of a gateway besides these, one thing at a time.
    std::unique_ptr<GatewayAdmin> administration(const Gateway &gateway) const { return makeGatewayAdmin(gateway, m_http); }
    /// The request that a push would send.
    Result<HttpRequest> describePush(const GatewayId &gateway, const Route &route) const;

Q_SIGNALS:
    void busyChanged(bool busy);
    void listed(const lineside::GatewayId &gateway, const QList<lineside::Route> &routes);
    void pushed(const lineside::GatewayId &gateway, const lineside::PushOutcome &outcome);
    void conflicted(const lineside::GatewayId &gateway, const lineside::RouteConflict &conflict);
    void pulled(const lineside::GatewayId &gateway, const lineside::Route &route);
    void examined(const lineside::GatewayId &gateway, const lineside::Route &draft, const QList<lineside::DraftRemark> &remarks);
    void keyMoved(const lineside::GatewayId &gateway, const lineside::Route &draft, const lineside::Route &withReference);
    void removed(const lineside::GatewayId &gateway, const lineside::RouteId &route);
    void failed(const lineside::GatewayId &gateway, const lineside::RouteId &route, const lineside::Error &error);
    void cancelled(const lineside::GatewayId &gateway);

private:
    bool begin(Kind kind, const GatewayId &gateway, const RouteId &route);
    void end();
    template<class T, class Told> Callback<T> ending(Told told);

    Catalog &m_catalog;
    HttpClient &m_http;
    SecretStore &m_secrets;
    Kind m_kind = Kind::List;
    GatewayId m_gateway;
    RouteId m_route;
    std::unique_ptr<GatewayAdmin> m_admin;
    std::unique_ptr<QObject> m_context; ///< of the operation; deleting it cancels
};

} // namespace lineside
