// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixadmin.h"

#include "gateway/adminrig.h"
#include "gateway/apisixinspect.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

Q_DECLARE_METATYPE(lineside::GatewayInfo::Mode)
Q_DECLARE_METATYPE(lineside::Error::Kind)

namespace {

Route someRoute()
{
    return routeFromJson(R"({"id":"gemini-chat","uri":"/anything","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":
        {"Authorization":"Bearer {keychain:gemini}"}},"options":{"model":"gemini-2.5-flash"}}}})")
        .value();
}

QByteArray page(int from, int count, int total)
{
    QByteArrayList entries;
    for (int i = from; i < from + count; ++i)
        entries.append("{\"key\":\"/apisix/routes/r" + QByteArray::number(i) + "\",\"value\":{\"id\":\"r" + QByteArray::number(i) + "\",\"uri\":\"/a\"}}");
    return "{\"list\":[" + entries.join(',') + "],\"total\":" + QByteArray::number(total) + '}';
}

} // namespace

class TestApisixAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void inspects_data();
    void inspects();
    void explainsWhyNot_data();
    void explainsWhyNot();
    void seesAKeyThatOnlyReads();
    void seesThatTheAdministrationIsOff();
    void comparesClocks_data();
    void comparesClocks();
    void seesTheStandaloneMode();
    void listsTheRecording();
    void listsPageByPage();
    void listsAgainWhatMoved();
    void tellsEachPageAtOnce();
    void listsFiftyThousand();
    void endsTheList_data();
    void endsTheList();
    void fetchesMasked();
    void describesThePush();
    void pushesAndReadsBack();
    void tellsARefusedPush();
    void tellsAPushThatCannotBeReadBack();
    void pushesNothing_data();
    void pushesNothing();
    void deletes_data();
    void deletes();
    void completesTheUrl_data();
    void completesTheUrl();
    void answersNobodyWhoLeft();
};

void TestApisixAdmin::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestApisixAdmin::inspects_data()
{
    QTest::addColumn<QString>("recording");
    QTest::newRow("routes") << u"admin-41-list-page"_s;
    QTest::newRow("no routes") << u"admin-43-list-page-beyond"_s;
}

void TestApisixAdmin::inspects()
{
    QFETCH(QString, recording);
    FakeHttpClient client;
    client.answers = {recorded(recording), recorded(u"validate-05-schema-plugin-bad-passes"_s), recorded(u"admin-60-plugins-list"_s)};
    Outcome<GatewayInfo> outcome;
    makeGatewayAdmin(someGateway(), client)->inspect(this, outcome.take()); // what it began goes on without it
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QCOMPARE((*outcome)->mode, GatewayInfo::Mode::Traditional);
    QCOMPARE((*outcome)->version, u"3.18.0"_s);
    QVERIFY((*outcome)->keyAccepted && !(*outcome)->readOnlyKey);
    QCOMPARE((*outcome)->role, GatewayInfo::KeyRole::Admin);
    QCOMPARE((*outcome)->plugins.size(), 94);
    QVERIFY((*outcome)->aiPlugins().contains(u"ai-proxy-multi"_s));
    QVERIFY((*outcome)->clockAhead); // the recording is not of now
    QCOMPARE(target(client.requests.at(0)), u"/apisix/admin/routes?page=1&page_size=10"_s);
    QCOMPARE(client.requests.at(0).method, "GET");
    QCOMPARE(client.requests.at(0).header("X-API-KEY")->value, ValueTemplate::withKey({}, SecretRef::keychain(u"admin"_s)));
    QCOMPARE(target(client.requests.at(1)), u"/apisix/admin/schema/validate/routes"_s);
    QCOMPARE(target(client.requests.at(2)), u"/apisix/admin/plugins/list"_s);
}

void TestApisixAdmin::explainsWhyNot_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<QString>("message");
    QTest::newRow("no key") << recorded(u"admin-01-put-route-no-key"_s) << u"asks for an admin key"_s;
    QTest::newRow("wrong key") << recorded(u"admin-02-put-route-wrong-key"_s) << u"does not accept"_s;
    QTest::newRow("data plane") << recorded(u"bad-18-unknown-uri"_s) << u"serves its routes"_s;
    HttpResponse response;
    response.head.status = 200;
    response.head.headers = {{"Content-Type", "text/html"}};
    response.body = "<html><title>It works</title></html>";
    QTest::newRow("a web page") << response << u"not an Admin API"_s;
    response.body = R"({"list":5})";
    QTest::newRow("a list that is none") << response << u"list of routes is none"_s;
    response.body = R"({"action":"get","node":{"nodes":[]}})";
    QTest::newRow("version 2") << response << u"version 2"_s;
    response.head.status = 403;
    response.body = "<html><h1>403 Forbidden</h1></html>";
    QTest::newRow("address") << response << u"this machine's address"_s;
    response.head.status = 503;
    response.body = R"({"error_msg":"connection refused"})";
    QTest::newRow("etcd is away") << response << u"failed while it was asked (503)"_s;
    response.head.status = 200;
    response.body = "{\"list\":[";
    QTest::newRow("half an answer") << response << u"is damaged"_s;
    response.bodyCut = true;
    QTest::newRow("an endless answer") << response << u"too long"_s;
}

void TestApisixAdmin::explainsWhyNot()
{
    QFETCH(HttpResponse, answer);
    QFETCH(QString, message);
    FakeHttpClient client;
    client.answers = {answer};
    ApisixAdmin admin(someGateway(), client);
    Outcome<GatewayInfo> outcome;
    admin.inspect(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(!*outcome);
    QVERIFY2((*outcome).error().message.contains(message), qPrintable((*outcome).error().message));
    QCOMPARE(client.requests.size(), 1);
}

void TestApisixAdmin::seesAKeyThatOnlyReads()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-41-list-page"_s), recorded(u"admin-07-put-viewer-key"_s)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<GatewayInfo> outcome;
    admin.inspect(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY((*outcome)->keyAccepted);
    QVERIFY((*outcome)->readOnlyKey);
    QCOMPARE((*outcome)->role, GatewayInfo::KeyRole::Viewer);
    QVERIFY((*outcome)->plugins.isEmpty()); // it did not tell
}

void TestApisixAdmin::seesThatTheAdministrationIsOff()
{
    Gateway gateway = someGateway();
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    FakeHttpClient client;
    const auto refused = failure(Error::Kind::Network, u"Connection refused."_s);
    client.answers = {refused, recorded(u"bad-18-unknown-uri"_s)};
    Outcome<GatewayInfo> outcome;
    ApisixAdmin(gateway, client).inspect(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QCOMPARE((*outcome)->mode, GatewayInfo::Mode::AdminUnavailable);
    QCOMPARE((*outcome)->version, u"3.18.0"_s);
    QVERIFY(!(*outcome)->keyAccepted);
    QCOMPARE(client.requests.constLast().method, "HEAD");
    QVERIFY(!client.requests.constLast().carriesKey());

    client.answers = {refused, refused};
    Outcome<GatewayInfo> nobody;
    ApisixAdmin(gateway, client).inspect(this, nobody.take());
    QVERIFY(nobody.wait());
    QCOMPARE((*nobody).error().kind, Error::Kind::Network);
    QVERIFY((*nobody).error().hint.contains(u"9180"_s));
}

void TestApisixAdmin::comparesClocks_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("ahead"); // 0: nothing is said
    QTest::newRow("the same") << QByteArray("Sun, 22 Nov 2026 07:08:12 GMT") << 0;
    QTest::newRow("a second") << QByteArray("Sun, 22 Nov 2026 07:08:13 GMT") << 0;
    QTest::newRow("ahead") << QByteArray("Sun, 22 Nov 2026 07:09:12 GMT") << 60;
    QTest::newRow("behind") << QByteArray("Sun, 22 Nov 2026 07:08:02 GMT") << -10;
    QTest::newRow("no date") << QByteArray("yesterday") << 0;
    QTest::newRow("none") << QByteArray() << 0;
}

void TestApisixAdmin::comparesClocks()
{
    QFETCH(QByteArray, date);
    HttpHead head;
    head.headers = {{"Date", date}};
    const auto ahead = clockAhead(head, QDateTime(QDate(2026, 11, 22), QTime(7, 8, 12), Qt::UTC));
    QTEST(ahead ? int(ahead->count()) : 0, "ahead");
}

void TestApisixAdmin::seesTheStandaloneMode()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-18-unknown-root"_s)};
    client.prepare(200, R"({"routes_conf_version":0,"services_conf_version":0})");
    ApisixAdmin admin(someGateway(), client);
    Outcome<GatewayInfo> outcome;
    admin.inspect(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QCOMPARE((*outcome)->mode, GatewayInfo::Mode::StandaloneApi);
    QCOMPARE(target(client.requests.constLast()), u"/apisix/admin/configs"_s);

    client.answers = {recorded(u"admin-18-unknown-root"_s), recorded(u"admin-18-unknown-root"_s)};
    Outcome<GatewayInfo> neither;
    admin.inspect(this, neither.take());
    QVERIFY(neither.wait());
    QVERIFY((*neither).error().message.contains(u"not an Admin API"_s));
}

void TestApisixAdmin::listsTheRecording()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-40-list"_s)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<QList<Route>> outcome;
    admin.listRoutes(this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    const QList<Route> routes = **outcome;
    QCOMPARE(routes.size(), 26);
    QCOMPARE(client.requests.size(), 1);
    QCOMPARE(target(client.requests.constFirst()), u"/apisix/admin/routes?page=1&page_size=500"_s);
    for (const Route &route : routes) {
        QVERIFY(!route.id.isEmpty());
        QVERIFY(route.modifiedIndex);
        const QByteArray json = routeToJson(route);
        QVERIFY2(!json.contains("XXX") && !json.contains("wLAn1b4m82"), json.constData());
        QVERIFY(!json.contains("create_time"));
    }
    QCOMPARE(routes.at(1).name, u"list route 01"_s);
    QVERIFY(routes.at(1).rest.contains("labels"));
}

void TestApisixAdmin::listsPageByPage()
{
    FakeHttpClient client;
    client.prepare(200, page(0, 500, 1001));
    client.prepare(200, page(500, 500, 1001));
    client.prepare(200, page(1000, 1, 1001));
    ApisixAdmin admin(someGateway(), client);
    Outcome<QList<Route>> outcome;
    admin.listRoutes(this, outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE((**outcome).size(), 1001);
    QCOMPARE(client.requests.size(), 3);
    QCOMPARE(target(client.requests.at(2)), u"/apisix/admin/routes?page=3&page_size=500"_s);
    QCOMPARE(outcome.count(), 1);
}

void TestApisixAdmin::listsAgainWhatMoved()
{
    FakeHttpClient client;
    client.prepare(200, page(0, 500, 502));
    client.prepare(200, page(499, 2, 502)); // one was deleted meanwhile, so one came again, and one is missing
    client.prepare(200, page(1, 500, 501));
    client.prepare(200, page(501, 1, 501));
    ApisixAdmin admin(someGateway(), client);
    Outcome<QList<Route>> outcome;
    admin.listRoutes(this, outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE((**outcome).size(), 501);
    QCOMPARE((**outcome).constFirst().id, RouteId(u"r1"_s));
}

void TestApisixAdmin::tellsEachPageAtOnce()
{
    FakeHttpClient client;
    client.prepare(200, page(0, 500, 501));
    client.prepare(200, page(500, 1, 501));
    ApisixAdmin admin(someGateway(), client);
    QList<qsizetype> pages;
    Outcome<QList<Route>> outcome;
    admin.listRoutes(
        this, [&](const QList<Route> &routes, qint64 total) {
            QCOMPARE(total, 501);
            QCOMPARE(outcome.count(), 0);
            pages.append(routes.size());
        },
        outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE(pages, (QList<qsizetype>{500, 1}));
}

void TestApisixAdmin::listsFiftyThousand()
{
    constexpr int count = ApisixAdmin::MostEntries;
    FakeHttpClient client;
    for (int from = 0; from < count; from += 500)
        client.prepare(200, page(from, 500, count));
    ApisixAdmin admin(someGateway(), client);
    Outcome<QList<Route>> outcome;
    admin.listRoutes(this, outcome.take());
    QVERIFY(QTest::qWaitFor([&outcome] { return outcome.count() > 0; }, 60'000));
    QVERIFY(*outcome);
    QCOMPARE((**outcome).size(), count);
    QCOMPARE((**outcome).constLast().id, RouteId(u"r49999"_s));
}

void TestApisixAdmin::endsTheList_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("requests");
    QTest::addColumn<bool>("succeeds");
    QTest::newRow("empty object") << QByteArray(R"({"list":{},"total":0})") << 1 << true;
    QTest::newRow("half a list: nothing of nine") << QByteArray(R"({"list":[],"total":9})") << 3 << false;
    QTest::newRow("half a list: one of nine, again and again") << page(0, 1, 9) << 27 << false;
    QTest::newRow("half a list: cut in the middle") << page(0, 400, 400).first(9000) << 1 << false;
    QTest::newRow("no total") << QByteArray(R"({"list":[{"value":{"id":"a"}}]})") << 1 << true;
    QTest::newRow("more than can be listed") << page(0, 1, 50'001) << 1 << false;
    QTest::newRow("an entry that is none") << QByteArray(R"({"list":[5],"total":1})") << 1 << false;
}

void TestApisixAdmin::endsTheList()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, succeeds);
    FakeHttpClient client;
    for (int i = 0; i < 100; ++i)
        client.prepare(200, answer);
    ApisixAdmin admin(someGateway(), client);
    Outcome<QList<Route>> outcome;
    admin.listRoutes(this, outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE((*outcome).has_value(), succeeds);
    QTEST(int(client.requests.size()), "requests");
}

void TestApisixAdmin::fetchesMasked()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-05-get-route"_s)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<Route> outcome;
    admin.fetchRoute(RouteId(u"gemini-chat"_s), this, outcome.take());
    QVERIFY(outcome.wait());
    const Route route = **outcome;
    QCOMPARE(target(client.requests.constFirst()), u"/apisix/admin/routes/gemini-chat"_s);
    QCOMPARE(route.modifiedIndex, 16);
    QCOMPARE(route.rest, QByteArray());
    QCOMPARE(route.aiProxy->authHeader.constFirst().value.toString(), u"Bearer ••••"_s);

    client.answers = {recorded(u"admin-13-get-missing"_s)};
    Outcome<Route> missing;
    admin.fetchRoute(RouteId(u"gone"_s), this, missing.take());
    QVERIFY(missing.wait());
    QCOMPARE((*missing).error().kind, Error::Kind::NotFound);
}

void TestApisixAdmin::describesThePush()
{
    FakeHttpClient client;
    const HttpRequest request = ApisixAdmin(someGateway(), client).describePush(someRoute()).value();
    QCOMPARE(request.method, "PUT");
    QCOMPARE(request.url, QUrl(u"http://127.0.0.1:9180/apisix/admin/routes/gemini-chat"_s));
    QCOMPARE(request.bodyKind, HttpRequest::Body::JsonTemplate);
    QCOMPARE(request.header("Content-Type")->value.toString(), u"application/json"_s);
    QCOMPARE(request.body, R"({"id":"gemini-chat","plugins":{"ai-proxy":{"auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}},)"
                           R"("options":{"model":"gemini-2.5-flash"},"provider":"gemini"}},"uri":"/anything"})");
    Gateway open = someGateway();
    open.adminKey.reset();
    QVERIFY(!ApisixAdmin(open, client).describePush(someRoute())->header("X-API-KEY"));
    QVERIFY(client.requests.isEmpty());
}

void TestApisixAdmin::pushesAndReadsBack()
{
    struct Case {
        QString echo;
        bool created;
    };
    for (const Case &push : {Case{u"admin-03-put-route-created"_s, true}, Case{u"admin-04-put-route-updated"_s, false}}) {
        FakeHttpClient client;
        client.answers = {recorded(push.echo), recorded(u"admin-05-get-route"_s)};
        ApisixAdmin admin(someGateway(), client);
        Outcome<PushOutcome> outcome;
        admin.pushRoute(someRoute(), this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(*outcome);
        QCOMPARE((*outcome)->created, push.created);
        QCOMPARE(client.requests.size(), 2);
        QCOMPARE(client.requests.at(0), admin.describePush(someRoute()).value());
        QCOMPARE(client.requests.at(1).method, "GET");
        QCOMPARE((*outcome)->asStored.modifiedIndex, 16); // which only a read tells
        QVERIFY(!routeToJson((*outcome)->asStored).contains("wLAn1b4m82"));
        // What came back cannot be pushed as it is: its key is masked.
        QCOMPARE(admin.describePush((*outcome)->asStored).error().kind, Error::Kind::Configuration);
    }
}

void TestApisixAdmin::tellsARefusedPush()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-bad-provider"_s)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<PushOutcome> outcome;
    admin.pushRoute(someRoute(), this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY((*outcome).error().message.contains(u"plugins.ai-proxy.provider"_s));
    QCOMPARE(client.requests.size(), 1);
}

void TestApisixAdmin::tellsAPushThatCannotBeReadBack()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-03-put-route-created"_s), failure(Error::Kind::Network, u"The connection broke."_s)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<PushOutcome> outcome;
    admin.pushRoute(someRoute(), this, outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE((*outcome).error().kind, Error::Kind::Network);
    QVERIFY((*outcome).error().message.startsWith(u"The route was pushed"_s));
}

void TestApisixAdmin::pushesNothing_data()
{
    QTest::addColumn<Gateway>("gateway");
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("message");
    Route route = someRoute();
    route.aiProxy->authHeader = {{"Authorization", ValueTemplate::literal(u"Bearer ••••"_s)}};
    QTest::newRow("masked auth") << someGateway() << route << u"plugins.ai-proxy.auth.header.Authorization"_s;
    route = someRoute();
    route.plugins = R"({"key-auth":{"key":"••••"}})";
    QTest::newRow("masked plugin") << someGateway() << route << u"plugins.key-auth.key"_s;
    route = someRoute();
    route.rest = R"({"upstream":{"tls":{"client_key":"••••"}}})";
    QTest::newRow("masked field") << someGateway() << route << u"upstream.tls.client_key"_s;
    route = someRoute();
    route.plugins = "{";
    QTest::newRow("damaged plugins") << someGateway() << route << u"plugins"_s;
    route = someRoute();
    for (const QString &id : {QString(), u".."_s, u"a/b"_s, u"a b"_s, u"é"_s}) {
        route.id = RouteId(id);
        QTest::addRow("id “%s”", qPrintable(id)) << someGateway() << route << u"cannot be the id"_s;
    }
    Gateway gateway = someGateway();
    gateway.adminUrl = QUrl();
    QTest::newRow("no admin URL") << gateway << someRoute() << u"no admin URL"_s;
    gateway.adminUrl = QUrl(u"ftp://127.0.0.1/"_s);
    QTest::newRow("not http") << gateway << someRoute() << u"no admin URL"_s;
}

void TestApisixAdmin::pushesNothing()
{
    QFETCH(Gateway, gateway);
    QFETCH(Route, route);
    QFETCH(QString, message);
    FakeHttpClient client;
    client.answers = {recorded(u"admin-13-get-missing"_s)}; // a mask may stand for a key that the gateway has
    ApisixAdmin admin(gateway, client);
    Outcome<PushOutcome> outcome;
    admin.pushRoute(route, this, outcome.take());
    QCOMPARE(outcome.count(), 0); // never before the function returned
    QVERIFY(outcome.wait());
    QCOMPARE((*outcome).error().kind, Error::Kind::Configuration);
    QVERIFY2((*outcome).error().message.contains(message), qPrintable((*outcome).error().message));
    QVERIFY(std::ranges::none_of(client.requests, [](const HttpRequest &request) { return request.method == "PUT"; }));
}

void TestApisixAdmin::deletes_data()
{
    QTest::addColumn<QString>("recording");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("was there") << u"admin-15-delete-ok"_s << u"true"_s;
    QTest::newRow("was not there") << u"admin-14-delete-missing"_s << u"false"_s;
    QTest::newRow("wrong key") << u"admin-02-put-route-wrong-key"_s << u"error"_s;
    QTest::newRow("data plane") << u"bad-18-unknown-uri"_s << u"error"_s;
    QTest::newRow("not the Admin API") << u"admin-18-unknown-root"_s << u"error"_s;
}

void TestApisixAdmin::deletes()
{
    QFETCH(QString, recording);
    FakeHttpClient client;
    client.answers = {recorded(recording)};
    ApisixAdmin admin(someGateway(), client);
    Outcome<bool> outcome;
    admin.deleteRoute(RouteId(u"gemini-chat"_s), this, outcome.take());
    QVERIFY(outcome.wait());
    QTEST(!*outcome ? u"error"_s : **outcome ? u"true"_s : u"false"_s, "outcome");
    QCOMPARE(client.requests.constFirst().method, "DELETE");
    QCOMPARE(target(client.requests.constFirst()), u"/apisix/admin/routes/gemini-chat"_s);
}

void TestApisixAdmin::completesTheUrl_data()
{
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QString>("asked");
    const QString usual = u"http://h:9180/apisix/admin/routes/gemini-chat"_s;
    QTest::newRow("whole") << u"http://h:9180/apisix/admin"_s << usual;
    QTest::newRow("slash") << u"http://h:9180/apisix/admin/"_s << usual;
    QTest::newRow("bare") << u"http://h:9180"_s << usual;
    QTest::newRow("bare with a slash") << u"http://h:9180/"_s << usual;
    QTest::newRow("query") << u"http://h:9180/apisix/admin?api_key=x#y"_s << usual;
    QTest::newRow("behind a prefix") << u"https://h/gw/apisix/admin"_s << u"https://h/gw/apisix/admin/routes/gemini-chat"_s;
}

void TestApisixAdmin::completesTheUrl()
{
    QFETCH(QString, entered);
    QFETCH(QString, asked);
    Gateway gateway = someGateway();
    gateway.adminUrl = QUrl(entered);
    FakeHttpClient client;
    QCOMPARE(ApisixAdmin(gateway, client).describePush(someRoute())->url.toString(), asked);
}

void TestApisixAdmin::answersNobodyWhoLeft()
{
    FakeHttpClient client;
    ApisixAdmin admin(someGateway(), client);
    Outcome<Route> outcome;
    {
        QObject context;
        admin.fetchRoute(RouteId(u".."_s), &context, outcome.take());
    }
    QCoreApplication::processEvents();
    QCOMPARE(outcome.count(), 0);
}

QTEST_GUILESS_MAIN(TestApisixAdmin)
#include "tst_apisixadmin.moc"
