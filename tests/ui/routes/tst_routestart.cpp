// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routestart.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Gateway someGateway(bool isDemo = false)
{
    Gateway gateway;
    gateway.id = GatewayId(u"g"_s);
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    gateway.isDemo = isDemo;
    return gateway;
}

Workspace workspaceWith(const QString &kind, const QString &baseUrl, const QString &key)
{
    Provider provider;
    provider.kind = kind;
    provider.baseUrl = baseUrl;
    provider.key = SecretRef::keychain(key);
    return { .providers = { provider }, .gateways = {}, .routes = {} };
}

} // namespace

class TestRouteStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewRouteIsRightForTheVersion_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<bool>("hasEndpoint");
        QTest::newRow("not known") << QString() << u"gemini"_s << false;
        QTest::newRow("3.18") << u"3.18.0"_s << u"gemini"_s << false;
        QTest::newRow("the first with gemini") << u"3.15.0"_s << u"gemini"_s << false;
        QTest::newRow("before it") << u"3.14.1"_s << u"openai-compatible"_s << true;
        QTest::newRow("the first with ai-proxy as it is") << u"3.12.0"_s << u"openai-compatible"_s << true;
        QTest::newRow("too old for any") << u"3.11.0"_s << u"gemini"_s << false; // the draft's remarks say so
    }

    void aNewRouteIsRightForTheVersion()
    {
        QFETCH(QString, version);
        const Route route = newRouteFor(someGateway(), version, {});
        QCOMPARE(route.id, RouteId(u"gemini-chat"_s));
        QCOMPARE(route.uris, QStringList { u"/anything"_s });
        QVERIFY(route.aiProxy);
        QTEST(route.aiProxy->provider, "provider");
        QTEST(route.aiProxy->endpoint.startsWith(u"https://generativelanguage.googleapis.com/"_s), "hasEndpoint");
        QCOMPARE(route.aiProxy->model, u"gemini-2.5-flash"_s);
        QCOMPARE(route.aiProxy->authHeader.constFirst().value.toString(), u"Bearer {env:GEMINI_API_KEY}"_s);
    }

    void aNewRouteCollidesWithNothing()
    {
        Workspace workspace;
        const Route first = newRouteFor(someGateway(), {}, workspace);
        workspace.routes = { { someGateway().id, first } };
        const Route second = newRouteFor(someGateway(), {}, workspace);
        QVERIFY(second.id != first.id);
        QVERIFY(second.uris != first.uris);
        workspace.routes = { { GatewayId(u"another"_s), first } };
        QCOMPARE(newRouteFor(someGateway(), {}, workspace), first);
    }

    void theKeyIsOneThatWillBeTaken_data()
    {
        QTest::addColumn<bool>("isDemo");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("key");
        QTest::newRow("the provider's that is set up") << false << u"gemini"_s << u"https://g.example"_s << u"keychain:k"_s;
        QTest::newRow("no provider of that kind") << false << u"openai"_s << u"https://o.example"_s << u"env:GEMINI_API_KEY"_s;
        QTest::newRow("the demo's model") << true << u"openai-compatible"_s << u"http://127.0.0.1:1/v1"_s << u"keychain:k"_s;
        QTest::newRow("another's is not the demo's") << true << u"gemini"_s << u"https://g.example"_s << u"env:GEMINI_API_KEY"_s;
    }

    void theKeyIsOneThatWillBeTaken()
    {
        QFETCH(bool, isDemo);
        QFETCH(QString, kind);
        QFETCH(QString, baseUrl);
        const QList<SecretRef> keys
            = keysForTemplate({ .id = {}, .title = {}, .description = {}, .keyNames = { u"GEMINI_API_KEY"_s } },
                              workspaceWith(kind, baseUrl, u"k"_s), someGateway(isDemo));
        QCOMPARE(keys.size(), 1);
        QTEST(keys.constFirst().toString(), "key");
    }
};

QTEST_MAIN(TestRouteStart)
#include "tst_routestart.moc"
