// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/adminapi.h"
#include "mock/aiinstance.h"
#include "mock/loopbackserver.h"
#include "mock/ratelimits.h"
#include "mock/resourcestore.h"
#include "mock/standaloneadmin.h"

#include <QObject>
#include <QUrl>

namespace lineside {

/// A gateway that behaves as Apache APISIX 3.18.0 was measured to behave, as far as a demo needs: the Admin API for routes and
/// what they use, and a data plane with ai-proxy, ai-proxy-multi, key-auth, consumer-restriction, ai-prompt-guard, limit-count and
/// ai-rate-limiting. It is a demo: nothing is kept, it listens on loopback only, changes act at once, and where a route names a
/// provider without an endpoint of its own, the mock model at `modelUrl` is asked in the provider's place.
class DemoGateway : public QObject
{
    Q_OBJECT
public:
    enum class Mode {
        Traditional, ///< resources are put one by one
        Standalone,  ///< told its whole configuration through the Admin API
    };
    DemoGateway(AdminKeys keys, QUrl modelUrl, QObject *parent = nullptr, Mode mode = Mode::Traditional);

    /// Port 0: any free one. Each gives its port.
    Result<quint16> listenAdmin(quint16 port = 0) { return m_adminServer.listen(port); }
    Result<quint16> listenData(quint16 port = 0) { return m_dataServer.listen(port); }
    void setModelUrl(const QUrl &url) { m_modelUrl = url; }
    /// As a PUT to the Admin API would ("routes/gemini-chat"). True if the gateway took it.
    bool put(const QByteArray &resource, const QByteArray &json);

private:
    GatewayReply administer(const ServerRequest &request);
    void serve(ServerExchange &exchange);

    ResourceStore m_store;
    AdminApi m_admin;
    StandaloneAdmin m_standalone;
    Mode m_mode;
    AdminKeys m_keys;
    RateLimits m_limits;
    InstanceTurns m_turns;
    QUrl m_modelUrl;
    LoopbackServer m_adminServer;
    LoopbackServer m_dataServer;
};

} // namespace lineside
