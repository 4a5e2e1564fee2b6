// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routewait.h"

#include "core/target.h"
#include "gateway/apisixapi.h"
#include "gateway/apisixerror.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

// ai-proxy refuses an empty body before it asks a model; upstreams take HEAD and OPTIONS for the questions they are.
QByteArray harmlessMethod(const Route &route)
{
    const auto takes = [&route](const QString &method) { return route.methods.isEmpty() || route.methods.contains(method); };
    if (route.aiProxy || route.aiProxyMulti)
        return takes(u"POST"_s) ? "POST" : route.methods.constFirst().toLatin1();
    for (const QString &method : {u"HEAD"_s, u"OPTIONS"_s}) {
        if (takes(method))
            return method.toLatin1();
    }
    return {};
}

class RouteWait : public std::enable_shared_from_this<RouteWait>
{
public:
    RouteWait(HttpRequest request, HttpClient &client, QList<std::chrono::milliseconds> waits, QObject *context, Callback<void> done)
        : m_request(std::move(request))
        , m_client(client)
        , m_waits(std::move(waits))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void ask()
    {
        m_client.send(m_request, m_context, [self = shared_from_this()](const Result<HttpResponse> &response) { self->take(response); });
    }

private:
    void take(const Result<HttpResponse> &response)
    {
        if (!response)
            m_done(failure(response.error()));
        else if (!isDataPlaneAnswer(*response))
            m_done({});
        else if (m_waits.isEmpty())
            m_done(failure(Error::Kind::NotFound, Tr::tr("The route is stored, but the gateway does not serve it yet."),
                           Tr::tr("Look whether another instance serves this address, and whether the route's conditions let the request through.")));
        else
            QTimer::singleShot(m_waits.takeFirst(), m_context, [self = shared_from_this()] { self->ask(); });
    }

    HttpRequest m_request;
    HttpClient &m_client;
    QList<std::chrono::milliseconds> m_waits;
    QObject *m_context;
    Callback<void> m_done;
};

} // namespace

std::optional<HttpRequest> presenceRequest(const Gateway &gateway, const Route &route)
{
    const Result<QUrl> url = routeUrl(gateway, route);
    const QByteArray method = harmlessMethod(route);
    if (!url || !route.enabled || method.isEmpty())
        return std::nullopt;
    HttpRequest request;
    request.method = method;
    request.url = *url;
    request.connection = gateway.connection;
    request.headers.append({"Content-Type", ValueTemplate::literal(u"application/json"_s)});
    if (!route.hosts.isEmpty()) {
        QString host = route.hosts.constFirst();
        if (host != "*"_L1)
            request.headers.append({"Host", ValueTemplate::literal(host.replace(u'*', u'x'))});
    }
    if (gateway.consumerKey)
        request.headers.append({gateway.consumerHeader, ValueTemplate::withKey({}, *gateway.consumerKey)});
    return request;
}

QList<std::chrono::milliseconds> usualRouteWaits()
{
    return {10ms, 20ms, 40ms, 80ms, 160ms, 320ms, 640ms, 640ms};
}

void waitForRoute(const Gateway &gateway, const Route &route, HttpClient &client, const QList<std::chrono::milliseconds> &waits,
                  QObject *context, Callback<void> done)
{
    if (const std::optional<HttpRequest> request = presenceRequest(gateway, route))
        std::make_shared<RouteWait>(*request, client, waits, context, std::move(done))->ask();
    else // there is no asking
        QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

} // namespace lineside
