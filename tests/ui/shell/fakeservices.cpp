// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

void DeafHttpClient::send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done)
{
    const QString host = request.url.host();
    QMetaObject::invokeMethod(
        context, [done = std::move(done), host] { done(failure(Error::Kind::Network, u"Nobody answers at %1."_s.arg(host))); }, Qt::QueuedConnection);
}

void IdleProbeRun::cancel()
{
    Q_EMIT cancelled();
}

std::unique_ptr<ProbeRun> FakeProber::start(const HttpRequest &request, const ProbeTarget &)
{
    requests.append(request);
    return std::make_unique<IdleProbeRun>();
}

DemoSetup FakeDemoHost::setup()
{
    DemoSetup setup;
    setup.provider.id = ProviderId(u"demo"_s);
    setup.provider.name = u"Demo model"_s;
    setup.provider.model = u"gemini-2.5-flash"_s;
    setup.provider.baseUrl = u"http://127.0.0.1:1/v1"_s;
    setup.gateway.id = GatewayId(u"demo"_s);
    setup.gateway.name = u"Demo gateway"_s;
    setup.gateway.dataUrl = QUrl(u"http://127.0.0.1:2"_s);
    setup.gateway.adminUrl = QUrl(u"http://127.0.0.1:3/apisix/admin"_s);
    setup.gateway.isDemo = true;
    setup.route.id = RouteId(u"gemini-chat"_s);
    setup.route.uris = {u"/anything"_s};
    setup.route.aiProxy = AiProxy{};
    setup.route.aiProxy->provider = u"gemini"_s;
    setup.route.aiProxy->model = u"gemini-2.5-flash"_s;
    return setup;
}

void FakeDemoHost::start(QObject *context, Callback<DemoSetup> done)
{
    ++starts;
    QMetaObject::invokeMethod(
        context,
        [done = std::move(done), failed = error] {
            if (failed)
                done(failure(*failed));
            else
                done(setup());
        },
        Qt::QueuedConnection);
}

} // namespace lineside::test
