// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/demoservers.h"

#include "mock/demogateway.h"
#include "mock/mockmodel.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QString modelKeyName = u"LINESIDE_DEMO_MODEL_KEY"_s;
const QString adminKeyName = u"LINESIDE_DEMO_ADMIN_KEY"_s;
const QByteArray modelKey = "lineside-demo-model-key";
const QByteArray adminKey = "lineside-demo-admin-key";
const QByteArray viewerKey = "lineside-demo-viewer-key";
const QString exampleId = u"gemini-chat"_s;
const QString exampleUri = u"/anything"_s;
const QString exampleModel = u"gemini-2.5-flash"_s;

struct Ports {
    quint16 model = 0;
    quint16 admin = 0;
    quint16 data = 0;
};

QUrl loopbackUrl(quint16 port, const QString &path = {})
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    url.setPath(path);
    return url;
}

// The example of APISIX's guide on proxying Gemini, with the demo's key.
QByteArray exampleRouteJson()
{
    const QJsonObject proxy{{u"provider"_s, u"gemini"_s},
                            {u"auth"_s, QJsonObject{{u"header"_s, QJsonObject{{u"Authorization"_s, QString::fromLatin1("Bearer " + modelKey)}}}}},
                            {u"options"_s, QJsonObject{{u"model"_s, exampleModel}}}};
    const QJsonObject route{{u"id"_s, exampleId}, {u"uri"_s, exampleUri}, {u"plugins"_s, QJsonObject{{u"ai-proxy"_s, proxy}}}};
    return QJsonDocument(route).toJson(QJsonDocument::Compact);
}

Route exampleRoute()
{
    Route route;
    route.id = RouteId(exampleId);
    route.uris = {exampleUri};
    route.aiProxy = AiProxy{};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->authHeader = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::environment(modelKeyName))}};
    route.aiProxy->model = exampleModel;
    return route;
}

DemoSetup describe(const Ports &ports)
{
    DemoSetup setup;
    setup.provider.id = ProviderId(u"demo-model"_s);
    setup.provider.name = DemoServers::tr("Demo model (mock)");
    setup.provider.kind = u"openai-compatible"_s;
    setup.provider.baseUrl = loopbackUrl(ports.model, u"/v1"_s).toString();
    setup.provider.key = SecretRef::environment(modelKeyName);
    setup.provider.model = exampleModel;
    setup.gateway.id = GatewayId(u"demo-gateway"_s);
    setup.gateway.name = DemoServers::tr("Demo gateway (mock)");
    setup.gateway.adminUrl = loopbackUrl(ports.admin, u"/apisix/admin"_s);
    setup.gateway.adminKey = SecretRef::environment(adminKeyName);
    setup.gateway.dataUrl = loopbackUrl(ports.data);
    setup.gateway.isDemo = true;
    setup.route = exampleRoute();
    return setup;
}

} // namespace

// What lives in the demo's thread.
class DemoServers::World : public QObject
{
public:
    explicit World(const DemoSettings &settings)
        : m_settings(settings)
        , m_model(modelSettings(settings), this)
        , m_gateway({.admin = adminKey, .viewer = viewerKey}, {}, this,
                    settings.isStandalone ? DemoGateway::Mode::Standalone : DemoGateway::Mode::Traditional)
    {
    }

    Result<DemoSetup> open()
    {
        const Result<quint16> model = m_model.listen(m_settings.modelPort);
        const Result<quint16> admin = model ? m_gateway.listenAdmin(m_settings.adminPort) : model;
        const Result<quint16> data = admin ? m_gateway.listenData(m_settings.gatewayPort) : admin;
        if (!data)
            return failure(data.error());
        m_gateway.setModelUrl(loopbackUrl(*model));
        if (!m_gateway.put("routes", exampleRouteJson()))
            return failure(Error::Kind::Protocol, DemoServers::tr("The demo gateway did not take its own example route."));
        return lineside::describe({.model = *model, .admin = *admin, .data = *data});
    }

private:
    static MockSettings modelSettings(const DemoSettings &settings)
    {
        MockSettings model = settings.model;
        model.key = modelKey;
        return model;
    }

    DemoSettings m_settings;
    MockModel m_model;
    DemoGateway m_gateway;
};

DemoServers::DemoServers(SecretStore &secrets, DemoSettings settings)
    : m_secrets(secrets)
    , m_settings(std::move(settings))
{
    m_thread.setObjectName(u"demo"_s);
}

DemoServers::~DemoServers()
{
    m_thread.quit();
    m_thread.wait(); // its event loop only serves sockets, so it ends at once
}

QList<DemoServers::Key> DemoServers::keys()
{
    return {{modelKeyName, modelKey}, {adminKeyName, adminKey}};
}

void DemoServers::start(QObject *context, Callback<DemoSetup> done)
{
    m_waiting.append({context, std::move(done)});
    if (m_setup)
        QMetaObject::invokeMethod(this, [this] { takeOutcome(*m_setup); }, Qt::QueuedConnection);
    else if (!m_thread.isRunning())
        launch();
}

void DemoServers::launch()
{
    for (const Key &key : keys())
        m_secrets.remember(SecretRef::environment(key.variable), Secret(key.value));
    m_world = new World(m_settings);
    m_world->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_world, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_world, [this, world = m_world] {
        Result<DemoSetup> outcome = world->open();
        QMetaObject::invokeMethod(this, [this, outcome = std::move(outcome)] { takeOutcome(outcome); });
    });
}

void DemoServers::takeOutcome(const Result<DemoSetup> &outcome)
{
    if (outcome) {
        m_setup = *outcome;
    } else { // a later start may find other ports
        m_thread.quit();
        m_thread.wait();
    }
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.context)
            waiting.done(outcome);
    }
}

} // namespace lineside
