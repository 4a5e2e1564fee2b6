// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayadmin.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

Q_DECLARE_METATYPE(lineside::DraftRemark::Severity)

class TestRouteDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesGoodDrafts_data();
    void takesGoodDrafts();
    void remarks_data();
    void remarks();
    void goesByTheVersion_data();
    void goesByTheVersion();
    void makesItsFixes();
    void remarksDamagedParts();
    void remarksAnEmptyDraft();
};

void TestRouteDraft::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestRouteDraft::takesGoodDrafts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("the example") << QByteArray(R"({"id":"gemini-chat","uri":"/anything","plugins":{"ai-proxy":{"provider":"gemini",
        "auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}},"options":{"model":"gemini-2.5-flash"}}}})");
    QTest::newRow("the gateway's own secret") << QByteArray(R"({"id":"a.b_c-1","uri":"/a/*","host":"*.example.org","methods":["POST"],"plugins":{
        "key-auth":{},"ai-proxy":{"provider":"openai-compatible","auth":{"header":{"Authorization":"$secret://vault/1/k"}},"timeout":600000,
        "override":{"endpoint":"http://127.0.0.1:8000"},"logging":{"summaries":true}}}})");
    QTest::newRow("a plain route") << QByteArray(R"({"id":"a","uris":["/a","/b"],"upstream_id":"1","labels":{"a":"b"},"priority":1})");
    QTest::newRow("a service's route without plugins") << QByteArray(R"({"id":"a","uri":"/a","service_id":"1","plugins":{}})");
}

void TestRouteDraft::takesGoodDrafts()
{
    QFETCH(QByteArray, json);
    const QList<DraftRemark> remarks = validateDraft(routeFromJson(json).value());
    QVERIFY2(remarks.isEmpty(), remarks.isEmpty() ? "" : qPrintable(remarks.constFirst().field + remarks.constFirst().message));
}

void TestRouteDraft::remarks_data()
{
    using Severity = DraftRemark::Severity;
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, Severity severity, const QString &field, const QByteArray &json) {
        QTest::newRow(name) << json << severity << field;
    };
    // `members` of a route with an ai-proxy that is all right
    const auto route = [&row](const char *name, Severity severity, const QString &field, const QByteArray &members) {
        row(name, severity, field,
            R"({"plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{env:K}"}}}},)" + members + '}');
    };
    const auto proxy = [&row](const char *name, Severity severity, const QString &field, const QByteArray &members) {
        row(name, severity, u"plugins.ai-proxy."_s + field, R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{)" + members + "}}}");
    };
    const QByteArray key = R"("auth":{"header":{"A":"{env:K}"}})";

    // What the gateway refuses.
    route("no id", Severity::Error, u"id"_s, R"("uri":"/a")");
    route("id with a space", Severity::Error, u"id"_s, R"("id":"a b","uri":"/a")");
    route("id with a slash", Severity::Error, u"id"_s, R"("id":"a/b","uri":"/a")");
    route("id that is a way up", Severity::Error, u"id"_s, R"("id":"..","uri":"/a")");
    route("id too long", Severity::Error, u"id"_s, "\"id\":\"" + QByteArray(65, 'x') + R"(","uri":"/a")");
    route("name too long", Severity::Error, u"name"_s, "\"name\":\"" + QByteArray(257, 'x') + R"(","id":"a","uri":"/a")");
    route("description too long", Severity::Error, u"desc"_s, "\"desc\":\"" + QByteArray(257, 'x') + R"(","id":"a","uri":"/a")");
    route("no uri", Severity::Error, u"uri"_s, R"("id":"a")");
    route("uri of the wrong type", Severity::Error, u"uri"_s, R"("id":"a","uri":5)");
    route("uri too long", Severity::Error, u"uri"_s, "\"id\":\"a\",\"uri\":\"/" + QByteArray(4096, 'x') + '"');
    route("uri and uris", Severity::Error, u"uris"_s, R"("id":"a","uri":"/a","uris":["/b"])");
    route("the same uri twice", Severity::Error, u"uris"_s, R"("id":"a","uris":["/a","/a"])");
    route("host and hosts", Severity::Error, u"hosts"_s, R"("id":"a","uri":"/a","host":"a","hosts":["b"])");
    route("the same host twice", Severity::Error, u"hosts"_s, R"("id":"a","uri":"/a","hosts":["b","b"])");
    route("host with a scheme", Severity::Error, u"host"_s, R"("id":"a","uri":"/a","host":"https://a")");
    route("unknown method", Severity::Error, u"methods"_s, R"("id":"a","uri":"/a","methods":["post"])");
    route("the same method twice", Severity::Error, u"methods"_s, R"("id":"a","uri":"/a","methods":["GET","GET"])");
    route("unknown field", Severity::Error, u"foo"_s, R"("id":"a","uri":"/a","foo":"bar")");
    row("neither plugins nor upstream", Severity::Error, u"plugins"_s, R"({"id":"a","uri":"/a"})");
    row("plugins of the wrong type", Severity::Error, u"plugins"_s, R"({"id":"a","uri":"/a","service_id":"1","plugins":"x"})");
    row("ai-proxy of the wrong type", Severity::Error, u"plugins.ai-proxy"_s, R"({"id":"a","uri":"/a","plugins":{"ai-proxy":true}})");
    proxy("no provider", Severity::Error, u"provider"_s, key);
    proxy("auth of the wrong type", Severity::Error, u"auth"_s, R"("provider":"gemini","auth":"x")");
    proxy("unknown auth field", Severity::Error, u"auth.bearer"_s, R"("provider":"gemini","auth":{"bearer":"{env:K}"})");
    proxy("options of the wrong type", Severity::Error, u"options"_s, R"("provider":"gemini","options":"x",)" + key);
    proxy("timeout of the wrong type", Severity::Error, u"timeout"_s, R"("provider":"gemini","timeout":"30",)" + key);
    proxy("timeout of zero", Severity::Error, u"timeout"_s, R"("provider":"gemini","timeout":0,)" + key);
    proxy("timeout too long", Severity::Error, u"timeout"_s, R"("provider":"gemini","timeout":600001,)" + key);

    // What it takes, but what will not work.
    proxy("masked key", Severity::Warning, u"auth.header.A"_s, R"("provider":"gemini","auth":{"header":{"A":"Bearer ••••"}})");
    proxy("stream decided by the route", Severity::Warning, u"options.stream"_s, R"("provider":"gemini","options":{"stream":false},)" + key);
    proxy("a model that thinks, and half a minute", Severity::Warning, u"timeout"_s, R"("provider":"gemini","options":{"model":"gemini-2.5-pro"},)" + key);
    proxy("reference inside of a value", Severity::Warning, u"auth.header.A"_s, R"("provider":"gemini","auth":{"header":{"A":"Bearer $env:\/\/K"}})");
    const auto multi = [&row](const char *name, Severity severity, const QString &field, const QByteArray &members) {
        row(name, severity, u"plugins.ai-proxy-multi."_s + field, R"({"id":"a","uri":"/a","plugins":{"ai-proxy-multi":{)" + members + "}}}");
    };
    const auto instance = [&key](const QByteArray &name, int weight) {
        return R"({"name":")" + name + R"(","provider":"gemini","weight":)" + QByteArray::number(weight) + ',' + key + '}';
    };
    multi("no instances", Severity::Error, u"instances"_s, R"("timeout":5)");
    multi("all weights zero", Severity::Warning, u"instances"_s, R"("instances":[)" + instance("x", 0) + ']');
    multi("two of a name", Severity::Warning, u"instances.x"_s, R"("instances":[)" + instance("x", 1) + ',' + instance("x", 1) + ']');
    multi("negative weight", Severity::Error, u"instances.x.weight"_s, R"("instances":[)" + instance("x", -1) + ',' + instance("y", 2) + ']');
    multi("fallback to nothing", Severity::Warning, u"fallback_strategy"_s, R"("fallback_strategy":["http_5xx"],"instances":[)" + instance("x", 1) + ']');
    multi("hash of nothing", Severity::Warning, u"balancer.key"_s, R"("balancer":{"algorithm":"chash"},"instances":[)" + instance("x", 1) + ']');
    multi("unknown field", Severity::Warning, u"foo"_s, R"("foo":1,"instances":[)" + instance("x", 1) + ']');
    multi("an instance without endpoint", Severity::Warning, u"instances.x.override.endpoint"_s,
          R"("instances":[{"name":"x","provider":"openai-compatible","weight":1,)" + key + "}]");
    row("limit that answers 503", Severity::Warning, u"plugins.limit-count.rejected_code"_s,
        R"({"id":"a","uri":"/a","plugins":{"limit-count":{"count":1,"time_window":1},"ai-proxy":{"provider":"gemini",)" + key + "}}}");
    route("uri without a slash", Severity::Warning, u"uri"_s, R"("id":"a","uri":"chat")");
    route("reference where no key belongs", Severity::Warning, u"desc"_s, R"("id":"a","uri":"/a","desc":"{env:HOME}")");
    row("plugins empty", Severity::Warning, u"plugins"_s, R"({"id":"a","uri":"/a","plugins":{}})");
    row("plugins an empty array", Severity::Warning, u"plugins"_s, R"({"id":"a","uri":"/a","plugins":[]})");
    row("both proxies", Severity::Warning, u"plugins.ai-proxy-multi"_s,
        R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini",)" + key + R"(},"ai-proxy-multi":{"instances":[]}}})");
    proxy("auth empty", Severity::Warning, u"auth"_s, R"("provider":"gemini","auth":{})");
    proxy("auth not there", Severity::Warning, u"auth"_s, R"("provider":"gemini")"); // pushed as an empty one
    proxy("unknown provider", Severity::Warning, u"provider"_s, R"("provider":"geminii",)" + key);
    proxy("openai-compatible without endpoint", Severity::Warning, u"override.endpoint"_s, R"("provider":"openai-compatible",)" + key);
    proxy("azure without endpoint", Severity::Warning, u"override.endpoint"_s, R"("provider":"azure-openai",)" + key);
    proxy("endpoint that is no URL", Severity::Warning, u"override.endpoint"_s,
          R"("provider":"openai-compatible","override":{"endpoint":"not a url"},)" + key);
    proxy("endpoint without scheme", Severity::Warning, u"override.endpoint"_s, R"("provider":"gemini","override":{"endpoint":"host/v1"},)" + key);
    proxy("unknown field of ai-proxy", Severity::Warning, u"foo"_s, R"("provider":"gemini","foo":1,)" + key);
    proxy("key written out", Severity::Warning, u"auth.header.Authorization"_s,
          R"("provider":"gemini","auth":{"header":{"Authorization":"Bearer abc"}})");
    proxy("key written out in the query", Severity::Warning, u"auth.query.key"_s, R"("provider":"gemini","auth":{"query":{"key":"abc"}})");
}

void TestRouteDraft::remarks()
{
    QFETCH(QByteArray, json);
    const QList<DraftRemark> remarks = validateDraft(routeFromJson(json).value());
    QCOMPARE(remarks.size(), 1);
    QTEST(remarks.constFirst().field, "field");
    QTEST(remarks.constFirst().severity, "severity");
    QVERIFY(remarks.constFirst().message.endsWith(u'.'));
}

void TestRouteDraft::goesByTheVersion_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sound"); // a version that has nothing to complain of
    QTest::addColumn<QString>("bad");   // one that has
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &json, const QString &sound, const QString &bad, const QString &field) {
        QTest::newRow(name) << json << sound << bad << field;
    };
    const QByteArray key = R"("auth":{"header":{"A":"{env:K}"}})";
    const auto proxy = [&key](const QByteArray &members, const QByteArray &more = {}) {
        return R"({"id":"a","uri":"/a","plugins":{)" + more + R"("ai-proxy":{)" + key + ',' + members + "}}}";
    };
    const QByteArray gemini = R"("provider":"gemini")";
    row("gemini", proxy(gemini), u"3.15.0"_s, u"3.14.1"_s, u"plugins.ai-proxy.provider"_s);
    row("bedrock", proxy(R"("provider":"bedrock")"), u"3.18.0"_s, u"3.16.0"_s, u"plugins.ai-proxy.provider"_s);
    row("flush", proxy(gemini + R"(,"streaming_flush_interval_ms":5)"), u"3.17.0"_s, u"3.15.0"_s, u"plugins.ai-proxy.streaming_flush_interval_ms"_s);
    row("body", proxy(gemini + R"(,"override":{"request_body":{}})"), u"3.17.0"_s, u"3.15.0"_s, u"plugins.ai-proxy.override.request_body"_s);
    row("host alone", proxy(R"("provider":"openai-compatible","override":{"endpoint":"https:\/\/h"})"), u"3.17.0"_s, u"3.16.0"_s,
        u"plugins.ai-proxy.override.endpoint"_s);
    row("credentials", proxy(gemini, R"("key-auth":{},)"), u"3.15.0"_s, u"3.16.0"_s, u"plugins.key-auth.hide_credentials"_s);
    row("secret of the gateway", QByteArray(R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"$env:\/\/K"}}}}})"),
        u"3.17.0"_s, u"3.15.0"_s, u"plugins.ai-proxy.auth.header.A"_s);
    row("long name", R"({"id":"a","uri":"/a","service_id":"s","name":")" + QByteArray(101, 'x') + "\"}", u"3.15.0"_s, u"3.14.0"_s, u"name"_s);
    row("fallback as a list",
        R"({"id":"a","uri":"/a","plugins":{"ai-proxy-multi":{"fallback_strategy":["http_5xx"],"instances":[{"name":"x","weight":1,"provider":"openai",)" + key
            + R"(},{"name":"y","weight":1,"provider":"openai",)" + key + "}]}}}",
        u"3.14.0"_s, u"3.13.0"_s, u"plugins.ai-proxy-multi.fallback_strategy"_s);
}

void TestRouteDraft::goesByTheVersion()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sound);
    QFETCH(QString, bad);
    const Route route = routeFromJson(json).value();
    for (const QString &version : {QString(), sound}) {
        const QList<DraftRemark> remarks = validateDraft(route, version);
        QVERIFY2(remarks.isEmpty(), remarks.isEmpty() ? "" : qPrintable(remarks.constFirst().field + remarks.constFirst().message));
    }
    const QList<DraftRemark> remarks = validateDraft(route, bad);
    QCOMPARE(remarks.size(), 1);
    QTEST(remarks.constFirst().field, "field");
    if (remarks.constFirst().fix)
        QVERIFY(validateDraft(fixedDraft(route, *remarks.constFirst().fix), bad).isEmpty());
}

void TestRouteDraft::makesItsFixes()
{
    const Route route = routeFromJson(R"({"id":"a","uri":"/a","plugins":{"limit-count":{"count":1},"key-auth":{},"ai-proxy":{"provider":"gemini",
        "auth":{"header":{"A":"{env:K}"}},"options":{"model":"gemini-3-pro","stream":true}}}})").value();
    Route fixed = route;
    int fixes = 0;
    for (const DraftRemark &remark : validateDraft(route, u"3.18.0"_s)) {
        QVERIFY2(remark.fix, qPrintable(remark.field));
        fixed = fixedDraft(fixed, *remark.fix);
        ++fixes;
    }
    QCOMPARE(fixes, 4);
    QVERIFY(validateDraft(fixed, u"3.18.0"_s).isEmpty());
    QCOMPARE(fixed.aiProxy->timeoutMs, 300'000);
}

void TestRouteDraft::remarksDamagedParts()
{
    Route route = routeFromJson(R"({"id":"a","uri":"/a","upstream_id":"1"})").value();
    QVERIFY(validateDraft(route).isEmpty());
    route.plugins = "{";
    QCOMPARE(validateDraft(route).size(), 1);
    QCOMPARE(validateDraft(route).constFirst().field, u"plugins"_s);
    QCOMPARE(validateDraft(route).constFirst().severity, DraftRemark::Severity::Error);
}

void TestRouteDraft::remarksAnEmptyDraft()
{
    QStringList fields;
    for (const DraftRemark &remark : validateDraft(Route{}))
        fields.append(remark.field);
    QCOMPARE(fields, (QStringList{u"id"_s, u"uri"_s, u"plugins"_s}));
}

QTEST_GUILESS_MAIN(TestRouteDraft)
#include "tst_routedraft.moc"
