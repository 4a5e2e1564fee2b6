// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/standaloneadmin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray twoRoutes = R"({"routes":[{"id":"a","uri":"/a","plugins":{}},{"id":"b","uri":"/b","plugins":{}}],)"
                             R"("consumers":[{"username":"alice","plugins":{}},{"id":"alice/credentials/k","plugins":{"key-auth":{"key":"x"}}}]})";

ServerRequest request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &digest = {}, const QByteArray &key = "admin")
{
    ServerRequest made;
    made.method = method;
    made.target = "/apisix/admin" + path;
    made.body = body;
    if (!key.isEmpty())
        made.headers.append({"X-API-KEY", key});
    if (!digest.isEmpty())
        made.headers.append({"X-Digest", digest});
    return made;
}

QByteArray headerOf(const GatewayReply &reply, const QByteArray &name)
{
    for (const RawHeader &header : reply.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}

} // namespace

/// The rules of APISIX's API-driven standalone mode, as its documents and sources state them; no exchange with one was recorded.
class TestStandaloneAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("digest");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &digest,
                            const QByteArray &key, int status, const QByteArray &says) {
            QTest::newRow(name) << method << path << body << digest << key << status << says;
        };
        const QByteArray none;
        row("is somebody there", "HEAD", "", none, none, none, 200, none);
        row("routes one by one", "GET", "/routes", none, none, "admin", 404, none);
        row("a route", "PUT", "/routes/a", R"({"uri":"/"})", none, "admin", 404, none);
        row("no key", "GET", "/configs", none, none, none, 401, "missing apikey");
        row("wrong key", "GET", "/configs", none, none, "another", 401, "wrong apikey");
        row("a key that only reads", "PUT", "/configs", "{}", "d", "viewer", 401, "invalid method for role viewer");
        row("all of it", "GET", "/configs", none, none, "viewer", 200, R"("routes_conf_version":1)");
        row("no digest", "PUT", "/configs", "{}", none, "admin", 400, "missing digest header");
        row("the digest that it has", "PUT", "/configs", "{}", "first", "admin", 204, none);
        row("no JSON", "PUT", "/configs", "{", "d", "admin", 400, "invalid request body");
        row("no body", "PUT", "/configs", none, "d", "admin", 400, "invalid request body");
        row("nothing", "PUT", "/configs", "{}", "d", "admin", 202, none);
        row("an older version", "PUT", "/configs", R"({"routes_conf_version":0})", "d", "admin", 400, "routes_conf_version must be greater than or equal to (1)");
        row("a version that is none", "PUT", "/configs", R"({"routes_conf_version":"2"})", "d", "admin", 400, "must be a number");
        row("no id", "PUT", "/configs", R"({"routes":[{"uri":"/"}]})", "d", "admin", 400, "missing id");
        row("an id twice", "PUT", "/configs", R"({"routes":[{"id":"a","uri":"/","plugins":{}},{"id":"a","uri":"/","plugins":{}}]})", "d", "admin", 400, "duplicate");
        row("a bad route", "PUT", "/configs", R"({"routes":[{"id":"a","plugins":{}}]})", "d", "admin", 400, "failed to check item data of [routes]");
        row("a bad plugin", "PUT", "/configs", R"({"routes":[{"id":"a","uri":"/","plugins":{"ai-prox":{}}}]})", "d", "admin", 400, "unknown plugin");
        row("the dry run", "POST", "/configs/validate", R"({"routes":[{"id":"a","uri":"/","plugins":{"ai-prox":{}}}]})", none, "admin", 400, "unknown plugin");
    }

    void answers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, digest);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, says);
        ResourceStore store;
        StandaloneAdmin admin(store, {.admin = "admin", .viewer = "viewer"});
        QCOMPARE(admin.answer(request("PUT", "/configs", twoRoutes, "first")).status, 202);
        const GatewayReply reply = admin.answer(request(method, path, body, digest, key));
        QTEST(reply.status, "status");
        QVERIFY2(reply.body.contains(says), reply.body.constData());
    }

    void whatIsLeftOutIsGone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("routes"); // that are served afterwards
        QTest::addColumn<int>("version");
        QTest::newRow("another list") << QByteArray(R"({"routes":[{"id":"c","uri":"/c","plugins":{}}]})") << QStringList{u"/routes/c"_s} << 2;
        QTest::newRow("a list with a version") << QByteArray(R"({"routes_conf_version":7,"routes":[{"id":"c","uri":"/c","plugins":{}}]})") << QStringList{u"/routes/c"_s} << 7;
        QTest::newRow("the version that is there") << QByteArray(R"({"routes_conf_version":1,"routes":[]})") << QStringList{u"/routes/a"_s, u"/routes/b"_s} << 1;
        QTest::newRow("none") << QByteArray("{}") << QStringList{} << 2;
    }

    void whatIsLeftOutIsGone()
    {
        QFETCH(QByteArray, body);
        ResourceStore store;
        StandaloneAdmin admin(store, {.admin = "admin", .viewer = "viewer"});
        QCOMPARE(admin.answer(request("PUT", "/configs", twoRoutes, "first")).status, 202);
        QVERIFY(store.find(u"/consumers/alice/credentials/k"_s));
        const GatewayReply reply = admin.answer(request("PUT", "/configs", body, "second"));
        QCOMPARE(reply.status, 202);
        QCOMPARE(headerOf(reply, "X-Digest"), QByteArray("second"));
        QVERIFY(!headerOf(reply, "X-Last-Modified").isEmpty());
        QStringList served;
        for (const StoredResource &route : store.list(u"/routes"_s))
            served.append(route.key);
        QTEST(served, "routes");
        const GatewayReply now = admin.answer(request("GET", "/configs"));
        QTEST(int(QJsonDocument::fromJson(now.body)["routes_conf_version"_L1].toInteger()), "version");
        QCOMPARE(headerOf(now, "X-Digest"), QByteArray("second"));
    }

    void oneIsPutAmongTheOthers()
    {
        ResourceStore store;
        StandaloneAdmin admin(store, {.admin = "admin", .viewer = "viewer"});
        QVERIFY(admin.put(u"routes/a"_s, {{u"uri"_s, u"/a"_s}, {u"plugins"_s, QJsonObject()}}));
        QVERIFY(admin.put(u"routes/b"_s, {{u"uri"_s, u"/b"_s}, {u"plugins"_s, QJsonObject()}}));
        QVERIFY(admin.put(u"routes/a"_s, {{u"uri"_s, u"/other"_s}, {u"plugins"_s, QJsonObject()}}));
        QVERIFY(!admin.put(u"routes/c"_s, {{u"plugins"_s, QJsonObject()}}));
        QCOMPARE(store.list(u"/routes"_s).size(), 2);
        QCOMPARE(store.find(u"/routes/a"_s)->value["uri"_L1].toString(), u"/other"_s);
    }
};

QTEST_GUILESS_MAIN(TestStandaloneAdmin)
#include "tst_standaloneadmin.moc"
