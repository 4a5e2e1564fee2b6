// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Gateways that take only their whole configuration.
#include "gateway/apisixadmin.h"

#include "gateway/adminrig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

namespace {

using Change = WholeConfigurationPlan::Change;

const QByteArray configuration = R"({"routes_conf_version":4,"consumers_conf_version":2,
    "routes":[{"id":"kept","uri":"/k","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"X-Odd":"theirs {env:HOME}"}}}}},
              {"id":"other","uri":"/o","service_id":"s"}],
    "services":[{"id":"s","name":"n"}],
    "consumers":[{"username":"alice","plugins":{"key-auth":{"key":"alices \u0022key\u0022"}}}]})";

HttpResponse answer(const QByteArray &body, const QByteArray &digest)
{
    HttpResponse response;
    response.head.status = 200;
    response.head.headers = {{"Content-Type", "application/json"}, {"Server", "APISIX/3.18.0"}, {"X-Digest", digest}};
    response.body = body;
    return response;
}

Route routeOf(const QByteArray &json)
{
    return routeFromJson(json).value();
}

Change change(Change::Kind kind, const QString &id)
{
    return {kind, {ResourceKind::Route, id}};
}

} // namespace

class TestWholeConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void plans_data();
    void plans();
    void puts();
    void listsItsRoutes();
    void putsNothing_data();
    void putsNothing();
};

void TestWholeConfiguration::plans_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<bool>("onlyThese");
    QTest::addColumn<QList<Change>>("changes");
    QTest::addColumn<int>("untouched");
    const QByteArray fresh = R"({"id":"new","uri":"/n","service_id":"s"})";
    const QByteArray same = R"({"id":"other","uris":["/o"],"service_id":"s","priority":0})";
    const QByteArray changed = R"({"id":"other","uri":"/p","service_id":"s"})";
    QTest::newRow("new") << fresh << false << QList<Change>{change(Change::Kind::Created, u"new"_s)} << 4;
    QTest::newRow("the same") << same << false << QList<Change>{} << 4;
    QTest::newRow("changed") << changed << false << QList<Change>{change(Change::Kind::Replaced, u"other"_s)} << 3;
    QTest::newRow("this alone") << changed << true
                                << QList<Change>{change(Change::Kind::Replaced, u"other"_s), change(Change::Kind::Dropped, u"kept"_s)} << 2;
}

void TestWholeConfiguration::plans()
{
    QFETCH(QByteArray, route);
    QFETCH(bool, onlyThese);
    FakeHttpClient client;
    client.answers = {answer(configuration, "d1")};
    Outcome<WholeConfigurationPlan> outcome;
    ApisixAdmin(someGateway(), client).planWhole({routeOf(route)}, onlyThese, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QList<Change> told = (*outcome)->changes;
    for (Change &each : told) { // what goes is told with its keys masked
        QCOMPARE(each.theirs.has_value(), each.kind != Change::Kind::Created);
        if (const std::optional<Route> gone = std::exchange(each.theirs, std::nullopt); gone && gone->aiProxy)
            QCOMPARE(gone->aiProxy->authHeader.constFirst().value.toString(), u"••••"_s);
    }
    QTEST(told, "changes");
    QTEST(int((*outcome)->untouched), "untouched");
    QCOMPARE((*outcome)->drops(), onlyThese);
    QCOMPARE((*outcome)->basedOn, "d1");
    QVERIFY(!(*outcome)->configuration.contains("alices") && !(*outcome)->configuration.contains("theirs"));
    QCOMPARE(client.requests.size(), 1);
}

void TestWholeConfiguration::puts()
{
    FakeHttpClient client;
    client.answers = {answer(configuration, "d1"), answer(configuration, "d1")};
    client.prepare(202, {});
    ApisixAdmin admin(someGateway(), client);
    Outcome<WholeConfigurationPlan> planned;
    admin.planWhole({routeOf(R"({"id":"new","uri":"/n","plugins":{"key-auth":{"key":"{keychain:mine}"}}})")}, false, this, planned.take());
    QVERIFY(planned.wait());
    Outcome<void> outcome;
    admin.applyWhole(**planned, false, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
    const HttpRequest &put = client.requests.constLast();
    QCOMPARE(put.method, "PUT");
    QCOMPARE(target(put), u"/apisix/admin/configs"_s);
    QVERIFY(put.header("X-Digest"));
    const ValueTemplate body = ValueTemplate::parse(QString::fromUtf8(put.body));
    QCOMPARE(body.references(), (QList<SecretRef>{SecretRef::keychain(u"mine"_s)})); // ours, and not what theirs looks like
    QString sent;
    for (const ValueTemplate::Part &part : body.parts())
        sent += std::holds_alternative<QString>(part) ? std::get<QString>(part) : u"KEY"_s;
    const QJsonObject json = QJsonDocument::fromJson(sent.toUtf8()).object();
    QCOMPARE(json["routes"_L1].toArray().size(), 3);
    QCOMPARE(json["consumers"_L1][0]["plugins"_L1]["key-auth"_L1]["key"_L1].toString(), u"alices \"key\""_s);
    QVERIFY(sent.contains(u"theirs {env:HOME}"_s) || sent.contains(u"theirs \\u007benv:HOME}"_s));
    QVERIFY(!json.contains("routes_conf_version"_L1));
    QCOMPARE(json["consumers_conf_version"_L1].toInt(), 2);
}

void TestWholeConfiguration::listsItsRoutes()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-18-unknown-root"_s), answer(configuration, "d1")};
    Outcome<QList<Route>> outcome;
    ApisixAdmin(someGateway(), client).listRoutes(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QCOMPARE((**outcome).size(), 2);
    QCOMPARE((**outcome).constFirst().id, RouteId(u"kept"_s));
    QVERIFY(!routeToJson((**outcome).constFirst()).contains("theirs"));
}

void TestWholeConfiguration::putsNothing_data()
{
    QTest::addColumn<bool>("onlyThese");
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QString>("says");
    const QByteArray fresh = R"({"id":"new","uri":"/n","service_id":"s"})";
    QTest::newRow("would drop") << true << fresh << QByteArray("d1") << u"take routes away"_s;
    QTest::newRow("changed meanwhile") << false << fresh << QByteArray("d2") << u"changed meanwhile"_s;
    QTest::newRow("a mask of nothing") << false << QByteArray(R"({"id":"new","uri":"/n","plugins":{"key-auth":{"key":"••••"}}})") << QByteArray("d1")
                                       << u"masked"_s;
}

void TestWholeConfiguration::putsNothing()
{
    QFETCH(bool, onlyThese);
    QFETCH(QByteArray, route);
    QFETCH(QByteArray, digest);
    QFETCH(QString, says);
    FakeHttpClient client;
    client.answers = {answer(configuration, "d1"), answer(configuration, digest)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<WholeConfigurationPlan> planned;
    admin.planWhole({routeOf(route)}, onlyThese, this, planned.take());
    QVERIFY(planned.wait());
    Outcome<void> outcome;
    admin.applyWhole(**planned, false, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(!*outcome);
    QVERIFY2((*outcome).error().message.contains(says), qPrintable((*outcome).error().message));
    for (const HttpRequest &request : std::as_const(client.requests))
        QCOMPARE(request.method, "GET");
}

QTEST_GUILESS_MAIN(TestWholeConfiguration)
#include "tst_wholeconfiguration.moc"
