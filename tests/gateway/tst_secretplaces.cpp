// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/secretplaces.h"

#include "core/valuetemplate.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestSecretPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void masks_data();
    void masks();
    void leaves_data();
    void leaves();
    void countsReferencesOnlyWhereKeysBelong();
};

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

void TestSecretPlaces::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSecretPlaces::masks_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *route, const QString &place) { QTest::newRow(name) << QByteArray(route) << place; };
    row("auth header", R"({"plugins":{"ai-proxy":{"auth":{"header":{"Authorization":"Bearer TOPSECRET"}}}}})",
        u"plugins.ai-proxy.auth.header.Authorization"_s);
    row("auth header of any name", R"({"plugins":{"ai-proxy":{"auth":{"header":{"X-Odd":"TOPSECRET"}}}}})", u"plugins.ai-proxy.auth.header.X-Odd"_s);
    row("auth query", R"({"plugins":{"ai-proxy":{"auth":{"query":{"k":"TOPSECRET"}}}}})", u"plugins.ai-proxy.auth.query.k"_s);
    row("gcp", R"({"plugins":{"ai-proxy":{"auth":{"gcp":{"service_account_json":"TOPSECRET"}}}}})",
        u"plugins.ai-proxy.auth.gcp.service_account_json"_s);
    row("aws", R"({"plugins":{"ai-proxy":{"auth":{"aws":{"session_token":"TOPSECRET"}}}}})", u"plugins.ai-proxy.auth.aws.session_token"_s);
    row("auth of a newer kind", R"({"plugins":{"ai-proxy":{"auth":{"x":[{"y":"TOPSECRET"}]}}}})", u"plugins.ai-proxy.auth.x.0.y"_s);
    row("several instances", R"({"plugins":{"ai-proxy-multi":{"instances":[{"auth":{"header":{"a":"TOPSECRET"}}}]}}})",
        u"plugins.ai-proxy-multi.instances.0.auth.header.a"_s);
    row("key-auth", R"({"plugins":{"key-auth":{"key":"TOPSECRET"}}})", u"plugins.key-auth.key"_s);
    row("jwt-auth", R"({"plugins":{"jwt-auth":{"secret":"TOPSECRET"}}})", u"plugins.jwt-auth.secret"_s);
    row("private key", R"({"plugins":{"jwt-auth":{"private_key":"TOPSECRET"}}})", u"plugins.jwt-auth.private_key"_s);
    row("basic-auth", R"({"plugins":{"basic-auth":{"password":"TOPSECRET"}}})", u"plugins.basic-auth.password"_s);
    row("openid", R"({"plugins":{"openid-connect":{"client_secret":"TOPSECRET"}}})", u"plugins.openid-connect.client_secret"_s);
    row("camel case", R"({"plugins":{"x":{"clientSecret":"TOPSECRET"}}})", u"plugins.x.clientSecret"_s);
    row("embeddings key", R"({"plugins":{"ai-rag":{"embeddings_provider":{"azure_openai":{"api_key":"TOPSECRET"}}}}})",
        u"plugins.ai-rag.embeddings_provider.azure_openai.api_key"_s);
    row("redis", R"({"plugins":{"limit-count":{"redis_password":"TOPSECRET"}}})", u"plugins.limit-count.redis_password"_s);
    row("header that a plugin sets", R"({"plugins":{"proxy-rewrite":{"headers":{"set":{"X-Api-Key":"TOPSECRET"}}}}})",
        u"plugins.proxy-rewrite.headers.set.X-Api-Key"_s);
    row("bearer anywhere", R"({"plugins":{"x":{"y":"bearer TOPSECRET"}}})", u"plugins.x.y"_s);
    row("basic anywhere", R"({"plugins":{"x":{"y":["Basic VE9QU0VDUkVUOlRPUFNFQ1JFVA=="]}}})", u"plugins.x.y.0"_s);
    row("upstream's client key", R"({"upstream":{"tls":{"client_key":"TOPSECRET"}}})", u"upstream.tls.client_key"_s);
    row("password in a URL", R"({"plugins":{"ai-proxy":{"override":{"endpoint":"https://me:TOPSECRET@host/x"}}}})",
        u"plugins.ai-proxy.override.endpoint"_s);
    row("key in a URL", R"({"plugins":{"ai-proxy":{"override":{"endpoint":"https://host/x?a=1&api-key=TOPSECRET&b=2"}}}})",
        u"plugins.ai-proxy.override.endpoint"_s);
    row("a reference that a gateway sent", R"({"plugins":{"ai-proxy":{"auth":{"header":{"a":"{env:TOPSECRET}"}}}}})",
        u"plugins.ai-proxy.auth.header.a"_s);
    row("a reference behind another's", R"({"plugins":{"ai-proxy":{"auth":{"header":{"a":"$env://{env:TOPSECRET}"}}}}})",
        u"plugins.ai-proxy.auth.header.a"_s);
}

void TestSecretPlaces::masks()
{
    QFETCH(QByteArray, route);
    QFETCH(QString, place);
    const QJsonObject masked = withSecretsMasked(object(route));
    QVERIFY2(!text(masked).contains("TOPSECRET") && !text(masked).contains("VE9QU0"), text(masked).constData());
    QCOMPARE(maskedPlaces(masked), QStringList{place});
    QCOMPARE(withSecretsMasked(masked), masked);
}

void TestSecretPlaces::leaves_data()
{
    QTest::addColumn<QByteArray>("route");
    const auto row = [](const char *name, const char *route) { QTest::newRow(name) << QByteArray(route); };
    row("what is counted by", R"({"plugins":{"limit-count":{"key":"remote_addr"},"ai-proxy-multi":{"balancer":{"key":"http_x"}}}})");
    row("hash key of an upstream", R"({"upstream":{"key":"remote_addr","hash_on":"vars"}})");
    row("labels", R"({"labels":{"token":"x","key":"y"}})");
    row("token counts", R"({"plugins":{"ai-proxy":{"options":{"max_tokens":5}},"ai-rate-limiting":{"limit_strategy":"total_tokens"}}})");
    row("where a key is looked for", R"({"plugins":{"key-auth":{"header":"apikey","query":"apikey","hide_credentials":true}}})");
    row("addresses of a token service", R"({"plugins":{"openid-connect":{"token_endpoint":"https://x/token"}}})");
    row("the gateway's own references", R"({"plugins":{"ai-proxy":{"auth":{"header":{"a":"$secret://vault/1/k","b":"$ENV://KEY"}}}}})");
    row("sentences that begin like a header", R"({"name":"Bearer","desc":"Basic VE9QU0VDUkVUOlRPUFNFQ1JFVA==",
        "plugins":{"x":{"a":"Basic arithmetic","b":"Bearer of bad news","c":"Basic","d":"Bearer "}}})");
    row("empty values", R"({"plugins":{"ai-proxy":{"auth":{"header":{"a":""}}}}})");
    row("plain endpoint", R"({"plugins":{"ai-proxy":{"override":{"endpoint":"https://host/v1?api-version=3"}}}})");
}

void TestSecretPlaces::leaves()
{
    QFETCH(QByteArray, route);
    QCOMPARE(text(withSecretsMasked(object(route))), text(object(route)));
}

void TestSecretPlaces::countsReferencesOnlyWhereKeysBelong()
{
    const QJsonObject route = object(R"({"desc":"{env:A}","{env:B}":1,"plugins":{"ai-proxy":{"auth":{"header":{"X":"Bearer {keychain:c}"}}},
        "y":["\\{keychain:d}\"",true,null,1.5,{}]}})");
    const QByteArray json = toJsonTemplate(route);
    QCOMPARE(object(json), route);
    const ValueTemplate found = ValueTemplate::parse(QString::fromUtf8(json));
    QCOMPARE(found.references(), QList<SecretRef>{SecretRef::keychain(u"c"_s)});
    QCOMPARE(misplacedReferences(route), (QStringList{u"desc"_s, u"plugins.y.0"_s}));
}

QTEST_GUILESS_MAIN(TestSecretPlaces)
#include "tst_secretplaces.moc"
