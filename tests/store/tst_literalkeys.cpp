// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/literalkeys.h"

#include "store/sampleworkspace.h"

#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

const QString someKey = u"sk-proj-0123456789abcdefghij"_s;

Workspace withHeader(const QByteArray &name, const QString &value)
{
    Provider provider = makeProvider(u"p"_s, u"Work"_s);
    provider.extraHeaders = {{name, ValueTemplate::parse(value)}};
    return {.providers = {provider}, .gateways = {}, .routes = {}};
}

Workspace withBaseUrl(const QString &url)
{
    Provider provider = makeProvider(u"p"_s, u"Work"_s);
    provider.baseUrl = url;
    return {.providers = {provider}, .gateways = {}, .routes = {}};
}

Workspace withRoute(const Route &route)
{
    return {.providers = {}, .gateways = {}, .routes = {{GatewayId(u"g"_s), route}}};
}

Workspace withPlugins(const QByteArray &plugins)
{
    Route route = makeRoute(u"r"_s);
    route.plugins = plugins;
    return withRoute(route);
}

Workspace withAuth(const QByteArray &name, const QString &value)
{
    Route route = makeRoute(u"r"_s);
    route.aiProxy = AiProxy();
    route.aiProxy->authHeader = {{name, ValueTemplate::parse(value)}};
    return withRoute(route);
}

Workspace withAdminUrl(const QString &url)
{
    Gateway gateway = makeGateway(u"g"_s, u"Edge"_s);
    gateway.adminUrl = QUrl(url);
    return {.providers = {}, .gateways = {gateway}, .routes = {}};
}

} // namespace

class TestLiteralKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsKeysAndNothingElse_data()
    {
        QTest::addColumn<Workspace>("workspace");
        QTest::addColumn<QString>("place"); // part of it; empty: there is no key
        const auto none = QString();
        QTest::newRow("nothing") << Workspace() << none;
        QTest::newRow("reference") << withHeader("Authorization", u"Bearer {env:KEY}"_s) << none;
        QTest::newRow("reference alone") << withHeader("x-api-key", u"keychain:work"_s) << none;
        QTest::newRow("bearer") << withHeader("Authorization", u"Bearer abcdefgh"_s) << u"Authorization"_s;
        QTest::newRow("any case") << withHeader("AUTHORIZATION", u"bearer abcdefgh"_s) << u"AUTHORIZATION"_s;
        QTest::newRow("basic") << withHeader("Authorization", u"Basic dXNlcjpwYXNz"_s) << u"Authorization"_s;
        QTest::newRow("no scheme") << withHeader("x-api-key", u"0123456789"_s) << u"x-api-key"_s;
        QTest::newRow("a vendor's header") << withHeader("Ocp-Apim-Subscription-Key", u"0123456789"_s) << u"Subscription-Key"_s;
        QTest::newRow("scheme only") << withHeader("Authorization", u"Bearer "_s) << none;
        QTest::newRow("seven characters") << withHeader("x-api-key", u"1234567"_s) << none;
        QTest::newRow("eight characters") << withHeader("x-api-key", u"12345678"_s) << u"x-api-key"_s;
        QTest::newRow("gateway's variable") << withHeader("Authorization", u"Bearer $env://OPENAI_KEY"_s) << none;
        QTest::newRow("gateway's secret") << withHeader("Authorization", u"$secret://vault/one/openai"_s) << none;
        QTest::newRow("gateway's configuration") << withHeader("Authorization", u"${OPENAI_KEY}"_s) << none;
        QTest::newRow("masked") << withHeader("Authorization", u"Bearer ••••••••"_s) << none;
        QTest::newRow("plain header") << withHeader("HTTP-Referer", u"https://example.org/lineside"_s) << none;
        QTest::newRow("organisation") << withHeader("OpenAI-Organization", u"org-0123456789abcdefghij"_s) << none;
        QTest::newRow("request id") << withHeader("Idempotency-Key", u"6f9619ff-8b86-d011-b42d-00c04fc964ff"_s) << none;
        QTest::newRow("key in a plain header") << withHeader("X-Title", someKey) << u"X-Title"_s;
        QTest::newRow("key beside a reference") << withHeader("X-Two", u"{env:KEY} "_s + someKey) << u"X-Two"_s;
        QTest::newRow("short word like a key") << withHeader("X-Title", u"sk-learn"_s) << none;
        QTest::newRow("URL") << withBaseUrl(u"https://example.org/v1?api-version=2024-10-21"_s) << none;
        QTest::newRow("password in a URL") << withBaseUrl(u"https://me:secret@example.org/v1"_s) << u"base URL"_s;
        QTest::newRow("key in a URL") << withBaseUrl(u"https://example.org/v1?key=AIzaSyA0123456789abcdefghijk"_s) << u"base URL"_s;
        QTest::newRow("token in a URL") << withBaseUrl(u"https://example.org/v1?access_token=0123456789"_s) << u"base URL"_s;
        QTest::newRow("password in the admin URL") << withAdminUrl(u"http://admin:secret@127.0.0.1:9180"_s) << u"Edge"_s;
        QTest::newRow("auth reference") << withAuth("Authorization", u"Bearer {keychain:gemini}"_s) << none;
        QTest::newRow("auth literal") << withAuth("x-goog", u"abcdefghijkl"_s) << u"auth x-goog"_s;
        QTest::newRow("plugin variable") << withPlugins("{\"limit-count\":{\"key\":\"remote_addr\",\"key_type\":\"var\"}}") << none;
        QTest::newRow("plugin secret")
            << withPlugins("{\"openid-connect\":{\"client_secret\":\"0123456789\"}}") << u"openid-connect.client_secret"_s;
        QTest::newRow("plugin secret by reference") << withPlugins("{\"openid-connect\":{\"client_secret\":\"{env:OIDC}\"}}") << none;
        QTest::newRow("plugin header")
            << withPlugins("{\"proxy-rewrite\":{\"headers\":{\"set\":{\"Authorization\":\"Bearer 0123456789\"}}}}") << u"set.Authorization"_s;
        QTest::newRow("in a list") << withPlugins("{\"x\":{\"y\":[1,{\"password\":\"0123456789\"}]}}") << u"x.y.password"_s;
    }

    void findsKeysAndNothingElse()
    {
        QFETCH(Workspace, workspace);
        QFETCH(QString, place);
        const auto found = findLiteralKey(workspace);
        QVERIFY2(found.has_value() != place.isEmpty(), qPrintable(found.value_or(u"nothing was found"_s)));
        if (found) {
            QVERIFY2(found->contains(place), qPrintable(*found));
            QVERIFY2(!found->contains(u"0123456789"_s) && !found->contains(u"abcdefgh"_s), "the place names the key");
        }
    }
};

QTEST_GUILESS_MAIN(TestLiteralKeys)
#include "tst_literalkeys.moc"
