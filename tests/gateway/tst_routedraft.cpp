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
    proxy("masked key", Severity::Error, u"auth.header.A"_s, R"("provider":"gemini","auth":{"header":{"A":"Bearer ••••"}})");

    // What it takes, but what will not work.
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
