// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixroute.h"
#include "gateway/gatewayadmin.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestApisixRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsTheExample();
    void readsWrappedRoutes();
    void keepsEverything_data();
    void keepsEverything();
    void namesTheBrokenPlace_data();
    void namesTheBrokenPlace();
    void notesDamagedParts();
    void writesWhatAFormGives();
};

void TestApisixRoute::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestApisixRoute::readsTheExample()
{
    const Result<Route> route = routeFromJson(R"({"id":"gemini-chat","uri":"/anything","plugins":{"ai-proxy":{"provider":"gemini",
        "auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}},"options":{"model":"gemini-2.5-flash","temperature":0.5},
        "timeout":60000}},"create_time":1,"update_time":2})");
    QVERIFY(route);
    QCOMPARE(route->id, RouteId(u"gemini-chat"_s));
    QCOMPARE(route->uris, QStringList{u"/anything"_s});
    QVERIFY(route->enabled);
    QVERIFY(route->aiProxy);
    QCOMPARE(route->aiProxy->provider, u"gemini"_s);
    QCOMPARE(route->aiProxy->authHeader.size(), 1);
    QCOMPARE(route->aiProxy->authHeader.constFirst().name, "Authorization");
    QCOMPARE(route->aiProxy->authHeader.constFirst().value, ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"gemini"_s)));
    QCOMPARE(route->aiProxy->model, u"gemini-2.5-flash"_s);
    QCOMPARE(route->aiProxy->options, R"({"temperature":0.5})");
    QCOMPARE(route->aiProxy->timeoutMs, 60000);
    QCOMPARE(route->aiProxy->rest, QByteArray());
    QCOMPARE(route->plugins, QByteArray());
    QCOMPARE(route->rest, QByteArray()); // the times are gone
}

void TestApisixRoute::readsWrappedRoutes()
{
    const Result<Route> route =
        routeFromJson(R"({"key":"/apisix/routes/7","createdIndex":5,"modifiedIndex":9,"value":{"id":7,"uris":["/a","/b"],"status":0}})");
    QVERIFY(route);
    QCOMPARE(route->id, RouteId(u"7"_s)); // a number in the gateway
    QCOMPARE(route->uris, (QStringList{u"/a"_s, u"/b"_s}));
    QVERIFY(!route->enabled);
    QCOMPARE(route->modifiedIndex, 9);
}

void TestApisixRoute::keepsEverything_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("further fields", R"({"id":"a","uri":"/a","priority":5,"labels":{"team":"x"},"vars":[["arg_x","==","1"]],"service_id":"s"})");
    row("further plugins", R"({"id":"a","uri":"/a","plugins":{"key-auth":{},"limit-count":{"count":2,"key":"remote_addr"}}})");
    row("further fields of ai-proxy", R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"vertex-ai","provider_conf":{"region":"eu"},
        "auth":{"gcp":{"max_ttl":5}},"override":{"endpoint":"https://x","llm_options":{"max_tokens":5}},"ssl_verify":false,"foo":[1,null]}}})");
    row("several hosts and methods", R"({"id":"a","uri":"/a","hosts":["a.b","*.c"],"methods":["GET","POST"]})");
    row("one host", R"({"id":"a","uri":"/a","host":"a.b"})");
    row("uri and uris, which is wrong", R"({"id":"a","uri":"/a","uris":["/b"]})");
    row("empty plugins", R"({"id":"a","uri":"/a","plugins":{}})");
    row("plugins as an array", R"({"id":"a","uri":"/a","plugins":[]})");
    row("types of another's making", R"({"id":"a","uri":5,"name":7,"methods":"GET","status":"1","hosts":[1]})");
    row("types of another's making in ai-proxy", R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":1,"auth":"x","options":[],"timeout":"30"}}})");
    row("auth values that are no texts", R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"auth":{"header":{"A":"b","C":5},"query":{}}}}})");
    row("timeout in fractions", R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"auth":{},"timeout":1.5}}})");
    row("ai-proxy that is no object", R"({"id":"a","uri":"/a","plugins":{"ai-proxy":true}})");
    row("empty texts", R"({"id":"a","uri":"/a","name":"","desc":"","plugins":{"ai-proxy":{"provider":"","auth":{},"options":{"model":""}}}})");
    row("large and small numbers", R"({"id":"a","uri":"/a","priority":9007199254740993,"plugins":{"x":{"y":1e-9,"z":-0.5}}})");
    row("disabled", R"({"id":"a","uri":"/a","status":0})");
}

void TestApisixRoute::keepsEverything()
{
    QFETCH(QByteArray, json);
    const Result<Route> route = routeFromJson(json);
    QVERIFY(route);
    QCOMPARE(QJsonDocument::fromJson(routeToJson(*route)).toJson(), QJsonDocument::fromJson(json).toJson());
    QCOMPARE(routeFromJson(routeToJson(*route)).value(), *route);
}

void TestApisixRoute::namesTheBrokenPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing comma") << QByteArray("{\n  \"id\": \"a\"\n  \"uri\": \"/a\"\n}") << u"line 3"_s;
    QTest::newRow("nothing") << QByteArray() << u"line 1"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"object"_s;
    QTest::newRow("too long") << QByteArray(5'000'000, ' ') << u"longer"_s;
}

void TestApisixRoute::namesTheBrokenPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    const Result<Route> route = routeFromJson(json);
    QVERIFY(!route);
    QCOMPARE(route.error().kind, Error::Kind::BadRequest);
    QVERIFY2(route.error().message.contains(words), qPrintable(route.error().message));
}

void TestApisixRoute::notesDamagedParts()
{
    Route route;
    route.id = RouteId(u"a"_s);
    route.aiProxy = AiProxy{};
    route.aiProxy->options = "{";
    route.plugins = "[]";
    route.rest = "x";
    QCOMPARE(toApisix(route).broken.size(), 3);
}

void TestApisixRoute::writesWhatAFormGives()
{
    Route route;
    route.id = RouteId(u"gemini-chat"_s);
    route.uris = {u"/anything"_s};
    route.aiProxy = AiProxy{};
    route.aiProxy->provider = u"gemini"_s;
    route.aiProxy->authHeader = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::environment(u"KEY"_s))}};
    route.aiProxy->model = u"gemini-2.5-flash"_s;
    QCOMPARE(QJsonDocument(toApisix(route).json).toJson(QJsonDocument::Compact),
             R"({"id":"gemini-chat","plugins":{"ai-proxy":{"auth":{"header":{"Authorization":"Bearer {env:KEY}"}},)"
             R"("options":{"model":"gemini-2.5-flash"},"provider":"gemini"}},"uri":"/anything"})");
    route.aiProxy->authHeader.clear(); // a model that asks no key still needs the field
    QVERIFY(toApisix(route).json["plugins"_L1]["ai-proxy"_L1]["auth"_L1].isObject());
}

QTEST_GUILESS_MAIN(TestApisixRoute)
#include "tst_apisixroute.moc"
