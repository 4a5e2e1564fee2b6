// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeoperations.h"

namespace lineside {

RouteOperations::RouteOperations(Catalog &catalog, HttpClient &http, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_http(http)
    , m_secrets(secrets)
{
}

RouteOperations::~RouteOperations() = default;

bool RouteOperations::begin(Kind kind, const GatewayId &gateway, const RouteId &route)
{
    const std::optional<Gateway> known = m_catalog.gateway(gateway);
    if (isBusy() || !known)
        return false;
    m_kind = kind;
    m_gateway = gateway;
    m_route = route;
    m_admin = makeGatewayAdmin(*known, m_http);
    m_context = std::make_unique<QObject>();
    Q_EMIT busyChanged(true);
    return true;
}

void RouteOperations::end()
{
    m_context.release()->deleteLater(); // the answer that ends it may come from inside of it
    Q_EMIT busyChanged(false);
}

// An answer ends the operation, and is then told; the administration stays until the next one, as it may be what answers.
template<class T, class Told> Callback<T> RouteOperations::ending(Told told)
{
    return [this, told](Result<T> result) {
        end();
        if (result)
            told(*result);
        else
            Q_EMIT failed(m_gateway, m_route, result.error());
    };
}

void RouteOperations::list(const GatewayId &gateway)
{
    if (begin(Kind::List, gateway, {}))
        m_admin->listRoutes(m_context.get(),
                            ending<QList<Route>>([this](const QList<Route> &routes) { Q_EMIT listed(m_gateway, routes); }));
}

void RouteOperations::push(const GatewayRoute &draft)
{
    if (!begin(Kind::Push, draft.gateway, draft.route.id))
        return;
    m_admin->pushUnlessChanged(draft.route, draft.synced, m_context.get(), ending<PushAttempt>([this](const PushAttempt &attempt) {
                                   if (const auto *conflict = std::get_if<RouteConflict>(&attempt))
                                       Q_EMIT conflicted(m_gateway, *conflict);
                                   else
                                       Q_EMIT pushed(m_gateway, std::get<PushOutcome>(attempt));
                               }));
}

void RouteOperations::pushOver(const GatewayId &gateway, const Route &route)
{
    if (begin(Kind::Push, gateway, route.id))
        m_admin->pushRoute(route, m_context.get(),
                           ending<PushOutcome>([this](const PushOutcome &outcome) { Q_EMIT pushed(m_gateway, outcome); }));
}

void RouteOperations::pushFields(const GatewayId &gateway, const Route &route, const QList<QStringList> &paths)
{
    if (begin(Kind::Push, gateway, route.id))
        m_admin->pushFields(route, paths, m_context.get(),
                            ending<PushOutcome>([this](const PushOutcome &outcome) { Q_EMIT pushed(m_gateway, outcome); }));
}

void RouteOperations::pull(const GatewayId &gateway, const RouteId &route)
{
    if (begin(Kind::Pull, gateway, route))
        m_admin->fetchRoute(route, m_context.get(), ending<Route>([this](const Route &fetched) { Q_EMIT pulled(m_gateway, fetched); }));
}

void RouteOperations::remove(const GatewayId &gateway, const RouteId &route)
{
    if (begin(Kind::Delete, gateway, route))
        m_admin->deleteRoute(route, m_context.get(), ending<bool>([this](bool) { Q_EMIT removed(m_gateway, m_route); }));
}

void RouteOperations::dryRun(const GatewayId &gateway, const Route &draft)
{
    if (begin(Kind::DryRun, gateway, draft.id))
        m_admin->dryRun(draft, m_context.get(), ending<QList<DraftRemark>>([this, draft](const QList<DraftRemark> &remarks) {
                            Q_EMIT examined(m_gateway, draft, remarks);
                        }));
}

void RouteOperations::moveKey(const GatewayId &gateway, const Route &draft, const QString &place, const SecretRef &reference)
{
    if (!begin(Kind::MoveKey, gateway, draft.id))
        return;
    m_secrets.read(reference, m_context.get(), [this, draft, place, reference](const Result<Secret> &there) {
        if (there || there.error().kind != Error::Kind::NotFound) {
            end();
            const auto taken = failure(Error::Kind::Configuration, tr("The keychain has a key named %1 already.").arg(reference.name),
                                       tr("Give this one another name."));
            Q_EMIT failed(m_gateway, m_route, there ? taken.value() : there.error());
            return;
        }
        m_admin->moveKeys(draft, { { place, reference } }, m_secrets, m_context.get(),
                          ending<Route>([this, draft](const Route &moved) { Q_EMIT keyMoved(m_gateway, draft, moved); }));
    });
}

void RouteOperations::cancel()
{
    if (!isBusy())
        return;
    m_context.reset();
    Q_EMIT busyChanged(false);
    Q_EMIT cancelled(m_gateway);
}

Result<HttpRequest> RouteOperations::describePush(const GatewayId &gateway, const Route &route) const
{
    const std::optional<Gateway> known = m_catalog.gateway(gateway);
    if (!known)
        return failure(Error::Kind::NotFound, tr("The gateway is no longer set up."));
    return makeGatewayAdmin(*known, m_http)->describePush(route);
}

} // namespace lineside
