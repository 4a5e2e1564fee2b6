// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayadmin.h"
#include "gateway/jsondifference.h"
#include "gateway/routedrift.h"
#include "gateway/routetemplates.h"
#include "gateway/schemacheck.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestSchemaCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void namesThePlace_data();
    void namesThePlace();
    void goesByDefaults();
    void takesTemplates_data();
    void takesTemplates();
    void survives_data();
    void survives();
    void survivesWrongTypes_data();
    void survivesWrongTypes();
    void survivesALongRoute();
    void knowsWhatIsSwitchedOn();
    void saysNothingTwice();
};

void TestSchemaCheck::namesThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
    const auto route = [](const char *name, const QByteArray &members, const QString &field, const QString &says) {
        QTest::newRow(name) << R"({"id":"a","uri":"/a","plugins":{},)" + members + '}' << field << says;
    };
    const auto proxy = [](const char *name, const QByteArray &members, const QString &field, const QString &says) {
        QTest::newRow(name) << R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{},)" + members + "}}}"
                            << u"plugins.ai-proxy."_s + field << says;
    };
    route("priority as a text", R"("priority":"1")", u"priority"_s, u"whole number"_s);
    route("a label with a space", R"("labels":{"x":"a b"})", u"labels.x"_s, u"of the form"_s);
    route("a label that is a number", R"("labels":{"x":5})", u"labels.x"_s, u"text"_s);
    route("desc as an object", R"("desc":{})", u"desc"_s, u"text"_s);
    route("unknown field", R"("foo":1)", u"foo"_s, u"no field of that name"_s);
    route("websocket as a text", R"("enable_websocket":"yes")", u"enable_websocket"_s, u"true or false"_s);
    route("timeouts not complete", R"("timeout":{"connect":1,"send":1})", u"timeout.read"_s, u"missing"_s);
    route("timeout of nothing", R"("timeout":{"connect":0,"send":1,"read":1})", u"timeout.connect"_s, u"greater than 0"_s);
    route("vars as an object", R"("vars":{"a":1})", u"vars"_s, u"list"_s);
    route("status", R"("status":2)", u"status"_s, u"one of these: 1, 0"_s);
    proxy("timeout too long", R"("timeout":600001)", u"timeout"_s, u"from 1 to 600000"_s);
    proxy("keepalive as a text", R"("keepalive":"no")", u"keepalive"_s, u"true or false"_s);
    proxy("keepalive timeout", R"("keepalive_timeout":1)", u"keepalive_timeout"_s, u"at least 1000"_s);
    proxy("unknown field", R"("foo":1)", u"foo"_s, u"does nothing with it"_s);
    const auto auth = [](const char *name, const QByteArray &members, const QString &field, const QString &says) {
        QTest::newRow(name) << R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{)" + members + "}}}}"
                            << u"plugins.ai-proxy.auth."_s + field << says;
    };
    auth("unknown field of auth", R"("bearer":"x")", u"bearer"_s, u"no field of that name"_s);
    auth("header as a list", R"("header":[1])", u"header"_s, u"object"_s);
    auth("a header that is a number", R"("header":{"A":1})", u"header.A"_s, u"text"_s);
    proxy("max tokens of nothing", R"("override":{"llm_options":{"max_tokens":0}})", u"override.llm_options.max_tokens"_s, u"at least 1"_s);
    QTest::newRow("provider") << QByteArray(R"({"id":"a","uri":"/a","plugins":{"ai-proxy":{"provider":"x","auth":{}}}})")
                              << u"plugins.ai-proxy.provider"_s << u"one of these: openai, deepseek"_s;
    QTest::newRow("instance without a weight")
        << QByteArray(R"({"id":"a","uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"x","provider":"gemini","auth":{}}]}}})")
        << u"plugins.ai-proxy-multi.instances.0.weight"_s << u"missing"_s;
    QTest::newRow("no instances") << QByteArray(R"({"id":"a","uri":"/a","plugins":{"ai-proxy-multi":{"instances":[]}}})")
                                  << u"plugins.ai-proxy-multi.instances"_s << u"at least 1"_s;
    QTest::newRow("fields that do not go together") << QByteArray(R"({"id":"a","uri":"/a","plugins":{"ai-rate-limiting":{"limit":5}}})")
                                                    << u"plugins.ai-rate-limiting"_s << u"go together"_s;
}

void TestSchemaCheck::namesThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    QFETCH(QString, says);
    const QList<DraftRemark> remarks = validateBySchema(routeFromJson(json).value(), GatewaySchemas::shipped());
    const auto found = std::ranges::find(remarks, field, &DraftRemark::field);
    QStringList fields;
    for (const DraftRemark &remark : remarks)
        fields.append(remark.field + u": "_s + remark.message);
    QVERIFY2(found != remarks.end(), qPrintable(fields.join(u'\n')));
    QVERIFY2(found->message.contains(says), qPrintable(found->message));
    QCOMPARE(found->step, DraftRemark::Step::Schema);
}

// What Redis needs is needed only where the policy says so, and that is "local" unless it is set.
void TestSchemaCheck::goesByDefaults()
{
    const auto remarksOn = [](const QByteArray &more) {
        return validateBySchema(routeFromJson(R"({"id":"a","uri":"/a","plugins":{"limit-count":{"count":5,"time_window":60)" + more + "}}}").value(),
                                GatewaySchemas::shipped());
    };
    QCOMPARE(remarksOn({}), QList<DraftRemark>());
    QCOMPARE(remarksOn(R"(,"policy":"redis")").value(0).field, u"plugins.limit-count.redis_host"_s);
}

void TestSchemaCheck::takesTemplates_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("version");
    for (const QString &version : {u"3.12.0"_s, u"3.13.0"_s, u"3.14.1"_s, u"3.15.0"_s, u"3.17.0"_s, u"3.18.0"_s}) {
        for (const RoutePreset &known : routeTemplates(version))
            QTest::addRow("%s for %s", qPrintable(known.id), qPrintable(version)) << known.id << version;
    }
}

void TestSchemaCheck::takesTemplates()
{
    QFETCH(QString, id);
    QFETCH(QString, version);
    const Result<Route> route = routeFromTemplate(id, version, {SecretRef::keychain(u"one"_s), SecretRef::environment(u"TWO"_s)});
    QVERIFY(route);
    const QList<DraftRemark> remarks = validateAll(*route, version, GatewaySchemas::shipped());
    QVERIFY2(remarks.isEmpty(), remarks.isEmpty() ? "" : qPrintable(remarks.constFirst().field + remarks.constFirst().message));
    QVERIFY(routeToJson(*route).contains("{keychain:one}"));
    QVERIFY(!routeToJson(*route).contains("<key"));
    const QList<RoutePreset> all = routeTemplates();
    QVERIFY(std::ranges::find(all, id, &RoutePreset::id)->keyNames.size() <= 2);
}

void TestSchemaCheck::survives_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("no value") << QByteArray() << QByteArray(R"({"type":"object"})");
    QTest::newRow("no schema") << QByteArray("{}") << QByteArray("[1]");
    QTest::newRow("a schema of wrong types") << QByteArray("{}") << QByteArray(R"({"properties":5,"required":"x","type":[]})");
    QTest::newRow("a schema that goes elsewhere") << QByteArray("{}") << QByteArray(R"({"$ref":"http:\/\/127.0.0.1:1\/x"})");
    QTest::newRow("a pattern that is none") << QByteArray(R"("x")") << QByteArray(R"({"type":"string","pattern":"["})");
    QTest::newRow("deep") << QByteArray(400, '[') + QByteArray(400, ']') << QByteArray(R"({"type":"array"})");
    QTest::newRow("a text of a megabyte and a half") << "\"" + QByteArray(1'500'000, 'x') + "\"" << QByteArray(R"({"type":"string","pattern":"^(a|b|x)*$"})");
}

void TestSchemaCheck::survives()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, schema);
    QVERIFY(schemaMisfits(value, schema).size() <= 100);
}

void TestSchemaCheck::survivesWrongTypes_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QByteArray>("value");
    for (const char *path : {"name", "desc", "uri", "uris", "methods", "methods/0", "hosts", "labels", "labels/x", "status", "priority", "plugins",
                             "plugins/key-auth", "plugins/ai-proxy", "plugins/ai-proxy/provider", "plugins/ai-proxy/auth", "plugins/ai-proxy/auth/header",
                             "plugins/ai-proxy/auth/header/A", "plugins/ai-proxy/options", "plugins/ai-proxy/options/model", "plugins/ai-proxy/override",
                             "plugins/ai-proxy/override/endpoint", "plugins/ai-proxy/timeout", "plugins/ai-proxy-multi", "plugins/ai-proxy-multi/instances",
                             "plugins/ai-proxy-multi/instances/0", "plugins/ai-proxy-multi/instances/0/name", "plugins/ai-proxy-multi/instances/0/weight",
                             "plugins/ai-proxy-multi/instances/0/priority", "plugins/ai-proxy-multi/instances/0/checks", "plugins/ai-proxy-multi/balancer",
                             "plugins/ai-proxy-multi/fallback_strategy", "plugins/ai-proxy-multi/timeout"}) {
        for (const char *value : {"5", "true", "\"x\"", "[5]", "{\"y\":5}"})
            QTest::addRow("%s is %s", path, value) << QString::fromLatin1(path).split(u'/') << QByteArray(value);
    }
}

// What is of another type than documented stays what it is, whatever looks at it.
void TestSchemaCheck::survivesWrongTypes()
{
    QFETCH(QStringList, path);
    QFETCH(QByteArray, value);
    const QByteArray sound = R"({"id":"a","name":"n","desc":"d","methods":["POST"],"labels":{"x":"1"},"plugins":{"key-auth":{"header":"h"},
        "ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{env:K}"}},"options":{"model":"m"},"override":{"endpoint":"e"},"timeout":5},
        "ai-proxy-multi":{"timeout":7,"balancer":{"algorithm":"chash"},"fallback_strategy":["http_5xx"],"instances":[{"name":"i","provider":"openai",
        "auth":{"header":{"A":"{env:K}"}},"weight":1,"priority":2,"checks":{"active":{"type":"http"}}}]}}})";
    const QJsonObject wrong = withValueAt(jsonValue(sound), path, jsonValue(value)).toObject();
    const Route route = routeFromJson(jsonText(wrong)).value();
    const QJsonObject written = jsonValue(routeToJson(route)).toObject();
    // Of some there are equal forms, and an ai-proxy without auth is pushed with an empty one, which the gateway asks for.
    const QStringList withEqualForms{u"uris"_s, u"status"_s, u"ai-proxy"_s};
    if (!withEqualForms.contains(path.constLast()) && value != "\"x\"")
        QCOMPARE(jsonText(written), jsonText(wrong));
    QVERIFY(!validateAll(route, u"3.18.0"_s, GatewaySchemas::shipped()).isEmpty());
    QCOMPARE(compareRoute({GatewayId(u"g"_s), route, {}}, route).state, DriftState::InSync);
}

void TestSchemaCheck::survivesALongRoute()
{
    const QByteArray text(1'500'000, 'x');
    const QByteArray json = R"({"id":"a","uri":"/a","desc":")" + text + R"(","plugins":{"key-auth":{},"ai-prompt-decorator":{"prepend":[{"role":"system","content":")" + text + R"("}]}}})";
    const Route route = routeFromJson(json).value();
    const QList<DraftRemark> remarks = validateAll(route, u"3.18.0"_s, GatewaySchemas::shipped());
    QVERIFY(std::ranges::find(remarks, u"desc"_s, &DraftRemark::field) != remarks.end());
    QCOMPARE(compareRoute({GatewayId(u"g"_s), route, {}}, route).state, DriftState::InSync);
}

void TestSchemaCheck::knowsWhatIsSwitchedOn()
{
    GatewaySchemas schemas = GatewaySchemas::shipped();
    const Route route = routeFromJson(R"({"id":"a","uri":"/a","plugins":{"cors":{},"odd":{}}})").value();
    QVERIFY(validateBySchema(route, schemas).isEmpty()); // nothing is known of it
    schemas.setSwitchedOn({u"cors"_s, u"own"_s});
    const QList<DraftRemark> remarks = validateBySchema(route, schemas);
    QCOMPARE(remarks.size(), 1);
    QCOMPARE(remarks.constFirst().field, u"plugins.odd"_s);
    QVERIFY(validateBySchema(fixedDraft(route, remarks.constFirst().fix.value()), schemas).isEmpty());
}

void TestSchemaCheck::saysNothingTwice()
{
    const Route route = routeFromJson(R"({"id":"a","uri":"/a","foo":1,"plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{env:K}"}},"timeout":0}}})").value();
    QStringList fields;
    for (const DraftRemark &remark : validateAll(route, {}, GatewaySchemas::shipped()))
        fields.append(remark.field);
    fields.sort();
    QCOMPARE(fields, (QStringList{u"foo"_s, u"plugins.ai-proxy.timeout"_s}));
}

QTEST_GUILESS_MAIN(TestSchemaCheck)
#include "tst_schemacheck.moc"
