// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verifyworld.h"

#include "gateway/gatewayadmin.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::test {

namespace {

MockSettings modelNamed(const QString &name, const QStringList &scenarios = {}, const QByteArray &key = {})
{
    MockSettings settings;
    settings.key = key;
    settings.pace = 15ms;
    settings.models = {name};
    settings.scenarios = scenarios;
    settings.answer = MockAnswer{u"The capital of France is Paris, which has been its capital since the tenth century, with a few interruptions."_s,
                                 MockUsage{15, 22, 37}};
    return settings;
}

quint16 portOf(const Result<quint16> &port)
{
    if (!port)
        qFatal("%s", qPrintable(port.error().message));
    return *port;
}

QString endpoint(quint16 port)
{
    return u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(port);
}

QJsonObject proxyJson(const AiProxy &proxy)
{
    return {{u"provider"_s, proxy.provider},
            {u"auth"_s, QJsonObject{{u"header"_s, QJsonObject{{u"Authorization"_s, u"Bearer wrong-key"_s}}}}},
            {u"options"_s, QJsonObject{{u"model"_s, proxy.model}}},
            {u"override"_s, QJsonObject{{u"endpoint"_s, proxy.endpoint}}}};
}

} // namespace

HoldingProxy::HoldingProxy(quint16 upstreamPort)
    : m_upstreamPort(upstreamPort)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port");
}

void HoldingProxy::incomingConnection(qintptr handle)
{
    auto *client = new QTcpSocket(this);
    client->setSocketDescriptor(handle);
    auto *upstream = new QTcpSocket(client);
    upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstreamPort);
    connect(client, &QTcpSocket::readyRead, upstream, [client, upstream] { upstream->write(client->readAll()); });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(upstream, &QTcpSocket::readyRead, client, [client, upstream] {
        if (upstream->peek(upstream->bytesAvailable()).endsWith("0\r\n\r\n"))
            client->write(upstream->readAll());
    });
}

VerifyWorld::VerifyWorld()
    : m_model(modelNamed(u"good-model"_s))
    , m_second(modelNamed(u"second-model"_s))
    , m_keyed(modelNamed(u"good-model"_s, {}, "the-right-key"))
    , m_cutting(modelNamed(u"good-model"_s, {u"cut"_s}))
    , m_overloaded(modelNamed(u"first-model"_s, {u"err503"_s}))
    , m_demo({.admin = "admin-key", .viewer = "viewer-key"}, {})
    , catalog(m_store)
    , backend(secrets)
    , http(secrets)
    , prober(makeProber(secrets))
{
    gateway.id = GatewayId(u"demo"_s);
    gateway.name = u"Demo gateway"_s;
    const quint16 dataPort = portOf(m_demo.listenData());
    gateway.dataUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(dataPort));
    gateway.adminUrl = QUrl(u"http://127.0.0.1:%1/apisix/admin"_s.arg(portOf(m_demo.listenAdmin())));
    gateway.adminKey = SecretRef::environment(u"LINESIDE_TEST_ADMIN_KEY"_s);
    secrets.remember(*gateway.adminKey, Secret(QByteArray("admin-key")));
    catalog.put(gateway);
    m_holding = std::make_unique<HoldingProxy>(dataPort);
    Gateway behind = gateway;
    behind.id = GatewayId(u"behind"_s);
    behind.name = u"Behind a proxy"_s;
    behind.dataUrl.setPort(m_holding->serverPort());
    catalog.put(behind);

    const quint16 good = portOf(m_model.listen());
    putRoute(gateway.id, u"all-green"_s, good, R"({"key-auth":{}})");
    putRoute(gateway.id, u"wrong-key"_s, portOf(m_keyed.listen()));
    putRoute(gateway.id, u"limited"_s, good, R"({"limit-count":{"count":1,"time_window":60}})");
    putRoute(gateway.id, u"cut"_s, portOf(m_cutting.listen()));
    putRoute(behind.id, u"buffered"_s, good);
    const ProxyInstance first = instance(u"first"_s, portOf(m_overloaded.listen()), 3, 1);
    const ProxyInstance second = instance(u"second"_s, portOf(m_second.listen()), 1, 0);
    putMulti(u"fallback"_s, {first, second}, {u"http_5xx"_s});
    putMulti(u"all-failed"_s, {first, instance(u"third"_s, first.proxy.endpoint.section(u':', 2).section(u'/', 0, 0).toUShort(), 1, 0)}, {u"http_5xx"_s});
    Route lost;
    lost.id = RouteId(u"not-pushed"_s);
    lost.uris = {u"/not-pushed"_s};
    lost.aiProxy = AiProxy{};
    lost.aiProxy->provider = u"openai-compatible"_s;
    lost.aiProxy->model = u"good-model"_s;
    catalog.put(gateway.id, lost);

    page = std::make_unique<VerifyPage>(catalog, backend, *prober, actions);
    page->resize(1000, 1100);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get()))
        qFatal("the page did not become active");
}

ProxyInstance VerifyWorld::instance(const QString &name, quint16 port, int weight, int priority) const
{
    ProxyInstance made;
    made.name = name;
    made.weight = weight;
    made.priority = priority;
    made.proxy.provider = u"openai-compatible"_s;
    made.proxy.model = name + u"-model"_s;
    made.proxy.endpoint = endpoint(port);
    return made;
}

void VerifyWorld::putRoute(const GatewayId &where, const QString &id, quint16 model, const QByteArray &plugins)
{
    Route route;
    route.id = RouteId(id);
    route.uris = {u'/' + id};
    route.aiProxy = AiProxy{};
    route.aiProxy->provider = u"openai-compatible"_s;
    route.aiProxy->model = u"good-model"_s;
    route.aiProxy->endpoint = endpoint(model);
    route.plugins = plugins;
    QJsonObject json = QJsonDocument::fromJson(plugins).object();
    json.remove(u"key-auth"_s); // stands in the draft only: the request has no key
    json.insert(u"ai-proxy"_s, proxyJson(*route.aiProxy));
    if (!m_demo.put("routes/" + id.toLatin1(), QJsonDocument(QJsonObject{{u"uri"_s, u'/' + id}, {u"plugins"_s, json}}).toJson()))
        qFatal("the gateway did not take %s", qPrintable(id));
    catalog.put(where, route);
}

void VerifyWorld::putMulti(const QString &id, const QList<ProxyInstance> &instances, const QStringList &fallback)
{
    Route route;
    route.id = RouteId(id);
    route.uris = {u'/' + id};
    route.aiProxyMulti = AiProxyMulti{};
    route.aiProxyMulti->instances = instances;
    route.aiProxyMulti->fallback = fallback;
    QJsonArray list;
    for (const ProxyInstance &made : instances) {
        QJsonObject json = proxyJson(made.proxy);
        json.insert(u"name"_s, made.name);
        json.insert(u"weight"_s, made.weight);
        json.insert(u"priority"_s, made.priority);
        list.append(json);
    }
    const QJsonObject multi{{u"instances"_s, list}, {u"fallback_strategy"_s, QJsonArray::fromStringList(fallback)}};
    const QJsonObject json{{u"uri"_s, u'/' + id}, {u"plugins"_s, QJsonObject{{u"ai-proxy-multi"_s, multi}}}};
    if (!m_demo.put("routes/" + id.toLatin1(), QJsonDocument(json).toJson()))
        qFatal("the gateway did not take %s", qPrintable(id));
    catalog.put(gateway.id, route);
}

bool VerifyWorld::gatewayHas(const QByteArray &route)
{
    const std::unique_ptr<GatewayAdmin> admin = makeGatewayAdmin(gateway, http);
    std::optional<bool> has;
    QObject context;
    admin->fetchRoute(RouteId(QString::fromLatin1(route)), &context, [&has](const Result<Route> &fetched) { has = fetched.has_value(); });
    if (!QTest::qWaitFor([&has] { return has.has_value(); }))
        qFatal("the gateway does not answer");
    return *has;
}

void VerifyWorld::choose(const QString &route) const
{
    auto *box = child<QComboBox>(u"verifyTargetBox"_s);
    box->setFocus(Qt::TabFocusReason);
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && !box->currentText().contains(u"route %1 "_s.arg(route)); ++i)
        QTest::keyClick(box, Qt::Key_Down);
}

void VerifyWorld::keepShot(const QString &name) const
{
    const QString folder = qEnvironmentVariable("LINESIDE_SHOTS");
    if (folder.isEmpty())
        return;
    for (const auto scheme : {AppSettings::Scheme::Light, AppSettings::Scheme::Dark}) {
        AppSettings settings;
        settings.scheme = scheme;
        theme::apply(*qApp, settings);
        const QString shade = scheme == AppSettings::Scheme::Dark ? u"dark"_s : u"light"_s;
        if (!page->grab().save(u"%1/%2-%3.png"_s.arg(folder, QString(name).replace(u' ', u'-'), shade)))
            qFatal("the picture could not be written");
    }
}

void VerifyWorld::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : page.get(), key, modifiers);
}

} // namespace lineside::test
