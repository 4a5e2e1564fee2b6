// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/adminapi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray route = R"({"uri":"/a","name":"n","labels":{"team":"x"},"plugins":{"ai-proxy":{"provider":"gemini",)"
                         R"("auth":{"header":{"Authorization":"Bearer XXX"}},"options":{"model":"m"}}}})";

struct Step {
    QByteArray method;
    QByteArray path; // below /apisix/admin
    QByteArray body;
};

} // namespace

Q_DECLARE_METATYPE(Step)

// What the recordings do not show: answers that follow from earlier steps.
class TestAdminApi : public QObject
{
    Q_OBJECT

    static GatewayReply run(AdminApi &api, const Step &step, const QByteArray &key = "admin")
    {
        ServerRequest request;
        request.method = step.method;
        request.target = "/apisix/admin" + step.path;
        request.headers = {{"x-api-key", key}};
        request.body = step.body;
        return api.answer(request);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answers_data()
    {
        QTest::addColumn<QList<Step>>("before");
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("bodyHas"); // empty: an empty body
        const QList<Step> none;
        const QList<Step> one{{"PUT", "/routes/r", route}};
        const QList<Step> carol{{"PUT", "/consumers", R"({"username":"carol","plugins":{"key-auth":{"key":"carol-key"}}})"}};
        const QList<Step> used{{"PUT", "/upstreams/u", R"({"type":"roundrobin","nodes":{"127.0.0.1:9":1}})"},
                               {"PUT", "/services/s", R"({"upstream_id":"u"})"},
                               {"PUT", "/routes/r", R"({"uri":"/a","service_id":"s"})"}};
        QTest::newRow("upstream in use") << used << Step{"DELETE", "/upstreams/u", {}} << 400
                                         << QByteArray("can not delete this upstream directly, service [s] is still using it now");
        QTest::newRow("upstream in use, by force") << used << Step{"DELETE", "/upstreams/u?force=true", {}} << 200 << QByteArray(R"("deleted":"1")");
        QTest::newRow("force that is not true") << used << Step{"DELETE", "/services/s?force=1", {}} << 400 << QByteArray("is still using it");
        QTest::newRow("service of nobody") << none << Step{"PUT", "/routes/r", R"({"uri":"/a","service_id":"x"})"} << 400
                                           << QByteArray("failed to fetch service info by service id [x], response code: 404");
        QTest::newRow("plugin configuration") << none << Step{"PUT", "/plugin_configs/p", R"({"plugins":{"key-auth":{}}})"} << 201
                                              << QByteArray("/apisix/plugin_configs/p");
        QTest::newRow("plugin configuration without plugins") << none << Step{"PUT", "/plugin_configs/p", "{}"} << 400 << QByteArray("is required");
        QTest::newRow("global rule") << none << Step{"PUT", "/global_rules/1", R"({"plugins":{"odd":{}}})"} << 400 << QByteArray("unknown plugin [odd]");
        const QList<Step> vault{{"PUT", "/secrets/vault/1", R"({"uri":"http:\/\/v","prefix":"p","token":"t"})"}};
        QTest::newRow("secret manager") << vault << Step{"GET", "/secrets/vault/1", {}} << 200 << QByteArray(R"("id":"vault/1")");
        QTest::newRow("secret managers") << vault << Step{"GET", "/secrets", {}} << 200 << QByteArray(R"("total":1)");
        QTest::newRow("plugin metadata") << none << Step{"PUT", "/plugin_metadata/odd", R"({"log_format":{}})"} << 201 << QByteArray("/apisix/plugin_metadata/odd");
        QTest::newRow("patch with null removes") << one << Step{"PATCH", "/routes/r", R"({"name":null})"} << 200 << QByteArray(R"("id":"r","labels")");
        QTest::newRow("patch merges") << one << Step{"PATCH", "/routes/r", R"({"labels":{"env":"dev"}})"} << 200
                                      << QByteArray(R"("labels":{"env":"dev","team":"x"})");
        QTest::newRow("patch without an id") << one << Step{"PATCH", "/routes", "{}"} << 400 << QByteArray("missing route id");
        QTest::newRow("patch what is not there") << none << Step{"PATCH", "/routes/r", "{}"} << 404 << QByteArray("Key not found");
        QTest::newRow("patch without a body") << one << Step{"PATCH", "/routes/r", {}} << 400 << QByteArray("missing configurations");
        QTest::newRow("numeric id stays a number") << none << Step{"PUT", "/routes", R"({"id":7,"uri":"/a","plugins":{}})"} << 201
                                                   << QByteArray(R"("id":7)");
        QTest::newRow("post with an id") << none << Step{"POST", "/routes", R"({"id":"x","uri":"/a","plugins":{}})"} << 400
                                         << QByteArray("wrong route id, do not need it");
        QTest::newRow("post without a body") << none << Step{"POST", "/routes", {}} << 400 << QByteArray("missing configurations");
        QTest::newRow("unknown resource") << none << Step{"GET", "/nonsense", {}} << 404 << QByteArray("Unsupported resource type: nonsense");
        QTest::newRow("post a consumer") << none << Step{"POST", "/consumers", R"({"username":"c"})"} << 405
                                         << QByteArray("not supported `POST` method for consumer");
        QTest::newRow("get a consumer") << carol << Step{"GET", "/consumers/carol", {}} << 200 << QByteArray(R"("key-auth":{"key":"carol-key"})");
        QTest::newRow("list of consumers") << carol << Step{"GET", "/consumers", {}} << 200 << QByteArray(R"("total":1)");
        QTest::newRow("credential of nobody") << none << Step{"PUT", "/consumers/x/credentials/c", R"({"plugins":{}})"} << 404
                                              << QByteArray("consumer not found");
        QTest::newRow("credentials of a consumer")
            << (carol + QList<Step>{{"PUT", "/consumers/carol/credentials/c", R"({"plugins":{"key-auth":{"key":"k"}}})"}})
            << Step{"GET", "/consumers/carol/credentials", {}} << 200 << QByteArray(R"("key-auth":{"key":"k"})");
        QTest::newRow("a deleted consumer takes its credentials along")
            << (carol + QList<Step>{{"PUT", "/consumers/carol/credentials/c", R"({"plugins":{}})"}, {"DELETE", "/consumers/carol", {}}})
            << Step{"GET", "/consumers/carol/credentials/c", {}} << 404 << QByteArray("Key not found");
        QTest::newRow("empty list") << none << Step{"GET", "/routes", {}} << 200 << QByteArray(R"({"list":[],"total":0})");
        QTest::newRow("filter that fits nothing") << one << Step{"GET", "/routes?name=zzz", {}} << 200 << QByteArray(R"({"list":[],"total":0})");
        QTest::newRow("page size too large") << one << Step{"GET", "/routes?page=1&page_size=501", {}} << 400
                                             << QByteArray("page_size must be between 10 and 500");
        QTest::newRow("page 0 is the first") << one << Step{"GET", "/routes?page=0&page_size=10", {}} << 200 << QByteArray(R"("total":1)");
        QTest::newRow("schema by its other path") << none << Step{"GET", "/schema/plugins/ai-proxy", {}} << 200 << QByteArray("\"provider\"");
        QTest::newRow("unknown schema") << none << Step{"GET", "/schema/zzz", {}} << 400 << QByteArray("not found schema: zzz");
        QTest::newRow("ping") << none << Step{"HEAD", {}, {}} << 200 << QByteArray();
        QTest::newRow("no plugins and no upstream") << none << Step{"PUT", "/routes/r", R"({"uri":"/a"})"} << 400
                                                    << QByteArray("object matches none of the required");
        QTest::newRow("host and hosts") << none << Step{"PUT", "/routes/r", R"({"uri":"/a","host":"a","hosts":["b"],"plugins":{}})"} << 400
                                        << QByteArray("allOf 2 failed");
        QTest::newRow("timeout too long")
            << none << Step{"PUT", "/routes/r", R"({"uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{},"timeout":600001}}})"} << 400
            << QByteArray("expected 600001 to be at most 600000");
        QTest::newRow("no instances") << none << Step{"PUT", "/routes/r", R"({"uri":"/a","plugins":{"ai-proxy-multi":{"instances":[]}}})"} << 400
                                      << QByteArray("expect array to have at least 1 items");
        QTest::newRow("bad instance") << none
                                      << Step{"PUT", "/routes/r", R"({"uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"a"}]}}})"}
                                      << 400 << QByteArray("failed to validate item 1: property");
    }

    void answers()
    {
        QFETCH(QList<Step>, before);
        QFETCH(Step, step);
        QFETCH(int, status);
        QFETCH(QByteArray, bodyHas);
        ResourceStore store;
        AdminApi api(store, {.admin = "admin", .viewer = "viewer"});
        for (const Step &earlier : std::as_const(before))
            QCOMPARE_LT(run(api, earlier).status, 300);
        const GatewayReply reply = run(api, step);
        QCOMPARE(reply.status, status);
        // The gateway writes quotes in its messages; JSON escapes them.
        QVERIFY2(bodyHas.isEmpty() ? reply.body.isEmpty() : reply.body.contains(bodyHas), reply.body.constData());
    }

    void secretsAreClearOnlyInReads_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("clear");
        QTest::newRow("put") << QByteArray("PUT") << QByteArray("admin") << false;
        QTest::newRow("patch") << QByteArray("PATCH") << QByteArray("admin") << false;
        QTest::newRow("get") << QByteArray("GET") << QByteArray("admin") << true;
        QTest::newRow("get with the viewer's key") << QByteArray("GET") << QByteArray("viewer") << true;
    }

    void secretsAreClearOnlyInReads()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, key);
        QFETCH(bool, clear);
        ResourceStore store;
        AdminApi api(store, {.admin = "admin", .viewer = "viewer"});
        run(api, {"PUT", "/routes/r", route});
        const GatewayReply reply = run(api, {method, "/routes/r", method == "PUT" ? route : QByteArray("{\"desc\":\"d\"}")}, key);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body.contains("Bearer XXX"), clear);
    }

    void secretsOfInstancesAreEncryptedToo()
    {
        ResourceStore store;
        AdminApi api(store, {.admin = "admin", .viewer = "viewer"});
        const GatewayReply reply = run(api, {"PUT", "/routes/r",
                                             R"({"uri":"/a","plugins":{"ai-proxy-multi":{"instances":[{"name":"a","provider":"gemini","weight":1,)"
                                             R"("auth":{"header":{"Authorization":"Bearer XXX"},"query":{"key":"QQQ"}}}]}}})"});
        QCOMPARE(reply.status, 201);
        QVERIFY(!reply.body.contains("XXX") && !reply.body.contains("QQQ"));
        QVERIFY(reply.body.contains("\"name\":\"a\""));
    }
};

QTEST_GUILESS_MAIN(TestAdminApi)
#include "tst_adminapi.moc"
