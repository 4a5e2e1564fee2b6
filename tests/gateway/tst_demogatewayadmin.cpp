// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The administration against the demo gateway over real sockets.
#include "gateway/gatewayadmin.h"
#include "interchange/curlwriter.h"
#include "mock/demogateway.h"
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestDemoGatewayAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void inspects();
    void doesTheWholeJob();
    void exportedCommandDoesTheSame();
    void listsManyRoutes();
    void namesRefusedFields();
    void toldTheDataPlaneForTheAdmin();
    void keyThatIsNotThere();

private:
    Gateway gateway(const QString &key = u"admin"_s) const;
    template<class T, class Start>
    Result<T> outcomeOf(Start start);

    test::FakeSecretStore m_secrets;
    std::unique_ptr<DemoGateway> m_demo;
    std::unique_ptr<QnamHttpClient> m_client;
    quint16 m_adminPort = 0;
    quint16 m_dataPort = 0;
};

namespace {

const QByteArray providerKey = "provider-key-\"quoted\\-1";

Route exampleRoute(const QString &id)
{
    Route route;
    route.id = RouteId(id);
    route.uris = {u"/anything"_s};
    route.aiProxy = AiProxy{};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->authHeader = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"gemini"_s))}};
    route.aiProxy->model = u"gemini-2.5-flash"_s;
    return route;
}

} // namespace

void TestDemoGatewayAdmin::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDemoGatewayAdmin::initTestCase()
{
    m_secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView("demo-admin-key")));
    m_secrets.remember(SecretRef::keychain(u"viewer"_s), Secret(QByteArrayView("demo-viewer-key")));
    m_secrets.remember(SecretRef::keychain(u"wrong"_s), Secret(QByteArrayView("another-key")));
    m_secrets.remember(SecretRef::keychain(u"gemini"_s), Secret(providerKey));
    m_demo = std::make_unique<DemoGateway>(AdminKeys{"demo-admin-key", "demo-viewer-key"}, QUrl(u"http://127.0.0.1:9"_s));
    m_adminPort = m_demo->listenAdmin().value();
    m_dataPort = m_demo->listenData().value();
    m_client = std::make_unique<QnamHttpClient>(m_secrets);
}

Gateway TestDemoGatewayAdmin::gateway(const QString &key) const
{
    Gateway gateway;
    gateway.name = u"Demo"_s;
    gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(m_adminPort));
    gateway.adminKey = SecretRef::keychain(key);
    gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
    return gateway;
}

template<class T, class Start>
Result<T> TestDemoGatewayAdmin::outcomeOf(Start start)
{
    std::optional<Result<T>> outcome;
    QObject context;
    start(&context, [&outcome](Result<T> result) { outcome = std::move(result); });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
        return failure(Error::Kind::Timeout, u"nothing came"_s);
    return *outcome;
}

void TestDemoGatewayAdmin::inspects()
{
    const auto inspect = [this](const QString &key) {
        const auto admin = makeGatewayAdmin(gateway(key), *m_client);
        return outcomeOf<GatewayInfo>([&admin](QObject *context, auto done) { admin->inspect(context, done); });
    };
    const Result<GatewayInfo> info = inspect(u"admin"_s);
    QVERIFY2(info, qPrintable(info ? QString() : info.error().message));
    QCOMPARE(info->mode, GatewayInfo::Mode::Traditional);
    QCOMPARE(info->version, u"3.18.0"_s);
    QVERIFY(info->keyAccepted);
    QCOMPARE(info->role, GatewayInfo::KeyRole::Admin);
    QVERIFY(info->aiPlugins().contains(u"ai-proxy"_s));
    QVERIFY(!info->clockAhead);
    QVERIFY(inspect(u"viewer"_s)->readOnlyKey);
    QCOMPARE(inspect(u"wrong"_s).error().kind, Error::Kind::Auth);
}

void TestDemoGatewayAdmin::doesTheWholeJob()
{
    const auto admin = makeGatewayAdmin(gateway(), *m_client);
    const Route route = exampleRoute(u"gemini-chat"_s);
    const auto push = [&](const Route &pushed) {
        return outcomeOf<PushOutcome>([&](QObject *context, auto done) { admin->pushRoute(pushed, context, done); });
    };
    const Result<PushOutcome> created = push(route);
    QVERIFY2(created, qPrintable(created ? QString() : created.error().message + created.error().details));
    QVERIFY(created->created);
    QVERIFY(!push(route)->created);

    Route expected = route; // as it was pushed, but for the key
    expected.aiProxy->authHeader = {{"Authorization", ValueTemplate::literal(u"Bearer ••••"_s)}};
    expected.modifiedIndex = created->asStored.modifiedIndex;
    QCOMPARE(created->asStored, expected);

    const auto list = [&] { return outcomeOf<QList<Route>>([&](QObject *context, auto done) { admin->listRoutes(context, done); }); };
    QCOMPARE(list()->size(), 1);
    QCOMPARE(list()->constFirst().id, route.id);
    QVERIFY(!routeToJson(list()->constFirst()).contains("provider-key"));

    const auto erase = [&] { return outcomeOf<bool>([&](QObject *context, auto done) { admin->deleteRoute(route.id, context, done); }); };
    QCOMPARE(erase().value(), true);
    QCOMPARE(erase().value(), false);
    const Result<Route> gone = outcomeOf<Route>([&](QObject *context, auto done) { admin->fetchRoute(route.id, context, done); });
    QCOMPARE(gone.error().kind, Error::Kind::NotFound);
    QVERIFY(list()->isEmpty());
}

void TestDemoGatewayAdmin::exportedCommandDoesTheSame()
{
    const auto admin = makeGatewayAdmin(gateway(), *m_client);
    const Route route = exampleRoute(u"by-command"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ADMIN"_s, u"demo-admin-key"_s);
    environment.insert(u"GEMINI"_s, u"a-key"_s);
    QProcess shell;
    shell.setProcessEnvironment(environment);
    QSignalSpy finished(&shell, &QProcess::finished);
    shell.start(u"sh"_s, {u"-c"_s, curlCommand(admin->describePush(route).value()).value()});
    QVERIFY(finished.wait());
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    const Result<Route> stored = outcomeOf<Route>([&](QObject *context, auto done) { admin->fetchRoute(route.id, context, done); });
    QCOMPARE(stored->aiProxy->model, route.aiProxy->model);
    const Result<bool> erased = outcomeOf<bool>([&](QObject *context, auto done) { admin->deleteRoute(route.id, context, done); });
    QVERIFY(*erased);
}

void TestDemoGatewayAdmin::listsManyRoutes()
{
    constexpr int count = 505;
    for (int i = 0; i < count; ++i)
        QVERIFY(m_demo->put("routes/many-" + QByteArray::number(i), R"({"uri":"/many","upstream":{"nodes":{"127.0.0.1:9":1},"type":"roundrobin"}})"));
    const auto admin = makeGatewayAdmin(gateway(), *m_client);
    const Result<QList<Route>> routes = outcomeOf<QList<Route>>([&](QObject *context, auto done) { admin->listRoutes(context, done); });
    QCOMPARE(routes->size(), count);
}

void TestDemoGatewayAdmin::namesRefusedFields()
{
    const auto admin = makeGatewayAdmin(gateway(), *m_client);
    Route route = exampleRoute(u"bad"_s);
    route.aiProxy->provider = u"geminii"_s;
    const Result<PushOutcome> refused = outcomeOf<PushOutcome>([&](QObject *context, auto done) { admin->pushRoute(route, context, done); });
    QCOMPARE(refused.error().kind, Error::Kind::BadRequest);
    QVERIFY2(refused.error().message.contains(u"plugins.ai-proxy.provider"_s), qPrintable(refused.error().message));
    QVERIFY(!(refused.error().message + refused.error().hint + refused.error().details).contains(u"provider-key"_s));
}

void TestDemoGatewayAdmin::toldTheDataPlaneForTheAdmin()
{
    Gateway wrong = gateway();
    wrong.adminUrl.setPort(m_dataPort);
    const auto admin = makeGatewayAdmin(wrong, *m_client);
    const Result<GatewayInfo> info = outcomeOf<GatewayInfo>([&](QObject *context, auto done) { admin->inspect(context, done); });
    QVERIFY2(info.error().message.contains(u"serves its routes"_s), qPrintable(info.error().message));
}

void TestDemoGatewayAdmin::keyThatIsNotThere()
{
    const auto admin = makeGatewayAdmin(gateway(u"nobody"_s), *m_client);
    const Result<GatewayInfo> info = outcomeOf<GatewayInfo>([&](QObject *context, auto done) { admin->inspect(context, done); });
    QCOMPARE(info.error().kind, Error::Kind::Configuration);
    QVERIFY(info.error().message.contains(u"nobody"_s));
}

QTEST_GUILESS_MAIN(TestDemoGatewayAdmin)
#include "tst_demogatewayadmin.moc"
