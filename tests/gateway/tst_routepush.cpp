// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Pushing with care: conflicts, masks, single fields, and the wait until a route is in force.
#include "gateway/apisixadmin.h"
#include "gateway/routesync.h"
#include "gateway/routewait.h"

#include "gateway/adminrig.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

namespace {

const QByteArray key = R"("auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}})";

Route routeWith(const QByteArray &model, const QByteArray &auth = key)
{
    return routeFromJson(R"({"id":"gemini-chat","uri":"/anything","plugins":{"ai-proxy":{"provider":"gemini",)" + auth + R"(,"options":{"model":")" + model + "\"}}}}")
        .value();
}

QByteArray stored(const QByteArray &model, int revision, const QByteArray &secret = "Bearer XXX")
{
    return R"({"key":"/apisix/routes/gemini-chat","modifiedIndex":)" + QByteArray::number(revision)
        + R"(,"value":{"id":"gemini-chat","uri":"/anything","create_time":1,"update_time":2,"plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":")"
        + secret + R"("}},"options":{"model":")" + model + "\"}}}}}";
}

QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

class TestRoutePush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void overwritesOnlyWhatWasSeen_data()
    {
        QTest::addColumn<QByteArray>("there"); // empty: nothing
        QTest::addColumn<bool>("synced");
        QTest::addColumn<bool>("conflict");
        QTest::newRow("new") << QByteArray() << false << false;
        QTest::newRow("deleted there") << QByteArray() << true << true;
        QTest::newRow("as it was seen") << stored("before", 5) << true << false;
        QTest::newRow("written again as it was") << stored("before", 9) << true << false;
        QTest::newRow("changed there") << stored("theirs", 9) << true << true;
        QTest::newRow("changed there to the same") << stored("ours", 9) << true << false;
        QTest::newRow("another of that id") << stored("theirs", 9) << false << true;
        QTest::newRow("the same of that id") << stored("ours", 9) << false << false;
    }

    void overwritesOnlyWhatWasSeen()
    {
        QFETCH(QByteArray, there);
        QFETCH(bool, synced);
        QFETCH(bool, conflict);
        FakeHttpClient client;
        if (there.isEmpty())
            client.answers = {recorded(u"admin-13-get-missing"_s)};
        else
            client.prepare(200, there);
        client.answers.append(recorded(u"admin-04-put-route-updated"_s));
        client.prepare(200, stored("ours", 10));
        GatewayRoute entry{GatewayId(u"g"_s), routeWith("before"), {}};
        entry.route.modifiedIndex = 5;
        if (synced)
            noteSynced(entry, entry.route);
        const Route ours = routeWith("ours");
        Outcome<PushAttempt> outcome;
        ApisixAdmin(someGateway(), client).pushUnlessChanged(ours, entry.synced, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(*outcome);
        const auto *found = std::get_if<RouteConflict>(&**outcome);
        QCOMPARE(found != nullptr, conflict);
        QCOMPARE(client.requests.size(), conflict ? 1 : 3);
        if (found) {
            QCOMPARE(found->ours, ours);
            QCOMPARE(found->theirs.has_value(), !there.isEmpty());
            if (found->theirs)
                QVERIFY(!routeToJson(*found->theirs).contains("XXX"));
        } else {
            QCOMPARE(client.requests.at(1), ApisixAdmin(someGateway(), client).describePush(ours).value());
            QCOMPARE(std::get<PushOutcome>(**outcome).asStored.modifiedIndex, 10);
        }
    }

    void keepsTheGatewaysKey_data()
    {
        QTest::addColumn<QByteArray>("secret"); // as JSON has it
        QTest::newRow("plain") << QByteArray("Bearer XXX");
        QTest::newRow("with quotes and line breaks") << QByteArray(R"(Bearer a\"b\\c\nd)");
        QTest::newRow("that reads as a reference") << QByteArray("Bearer {env:HOME}");
        QTest::newRow("that reads as nothing") << QByteArray("Bearer {plain}x");
    }

    void keepsTheGatewaysKey()
    {
        QFETCH(QByteArray, secret);
        FakeHttpClient client;
        client.prepare(200, stored("before", 5, secret));
        client.answers.append(recorded(u"admin-04-put-route-updated"_s));
        client.prepare(200, stored("after", 6, secret));
        Outcome<PushOutcome> outcome;
        const Route masked = routeWith("after", R"("auth":{"header":{"Authorization":"Bearer ••••"}})");
        ApisixAdmin(someGateway(), client).pushRoute(masked, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
        const HttpRequest &put = client.requests.at(1);
        QCOMPARE(put.bodyKind, HttpRequest::Body::JsonTemplate);
        // As the one who sends it reads it: a template without references.
        const ValueTemplate read = ValueTemplate::parse(QString::fromUtf8(put.body));
        QVERIFY(read.references().isEmpty());
        QString sent;
        for (const ValueTemplate::Part &part : read.parts())
            sent += std::get<QString>(part);
        const QJsonValue auth = QJsonDocument::fromJson(sent.toUtf8()).object()["plugins"_L1]["ai-proxy"_L1]["auth"_L1]["header"_L1]["Authorization"_L1];
        QCOMPARE(auth.toString(), QJsonDocument::fromJson("[\"" + secret + "\"]")[0].toString());
        QVERIFY(!routeToJson((*outcome)->asStored).contains("XXX"));
    }

    void pushesSingleFields()
    {
        FakeHttpClient client;
        client.prepare(200, stored("theirs", 9));
        client.answers.append(recorded(u"admin-04-put-route-updated"_s));
        client.prepare(200, stored("ours", 10));
        Route draft = routeWith("ours");
        draft.uris = {u"/mine"_s};
        Outcome<PushOutcome> outcome;
        ApisixAdmin(someGateway(), client).pushFields(draft, {{u"plugins"_s, u"ai-proxy"_s, u"options"_s, u"model"_s}}, this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
        const QJsonObject sent = bodyOf(client.requests.at(1));
        QCOMPARE(sent["plugins"_L1]["ai-proxy"_L1]["options"_L1]["model"_L1].toString(), u"ours"_s);
        QCOMPARE(sent["uri"_L1].toString(), u"/anything"_s);
        QCOMPARE(sent["plugins"_L1]["ai-proxy"_L1]["auth"_L1]["header"_L1]["Authorization"_L1].toString(), u"Bearer XXX"_s);
        QVERIFY(!sent.contains("create_time"_L1) && !sent.contains("update_time"_L1)); // or the gateway would refuse it
        client.answers = {recorded(u"admin-13-get-missing"_s)};
        Outcome<PushOutcome> gone;
        ApisixAdmin(someGateway(), client).pushFields(draft, {{u"uris"_s}}, this, gone.take());
        QVERIFY(gone.wait());
        QCOMPARE((*gone).error().kind, Error::Kind::NotFound);
    }

    void waitsForTheRoute_data()
    {
        QTest::addColumn<int>("refusals"); // how often "no such route" comes first
        QTest::addColumn<QString>("then");
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("found");
        QTest::newRow("at once") << 0 << u"bad-02-empty-body"_s << 1 << true;
        QTest::newRow("after two") << 2 << u"bad-02-empty-body"_s << 3 << true;
        QTest::newRow("asks for a key") << 1 << u"auth-01-missing"_s << 2 << true;
        QTest::newRow("never") << 9 << u"bad-02-empty-body"_s << 4 << false;
    }

    void waitsForTheRoute()
    {
        QFETCH(int, refusals);
        QFETCH(QString, then);
        QFETCH(int, requests);
        QFETCH(bool, found);
        FakeHttpClient client;
        for (int i = 0; i < refusals; ++i)
            client.answers.append(recorded(u"bad-18-unknown-uri"_s));
        client.answers.append(recorded(then));
        Gateway gateway = someGateway();
        gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
        using namespace std::chrono_literals;
        Outcome<void> outcome;
        waitForRoute(gateway, routeWith("m"), client, {0ms, 0ms, 0ms}, this, outcome.take());
        QVERIFY(outcome.wait());
        QCOMPARE((*outcome).has_value(), found);
        QCOMPARE(int(client.requests.size()), requests);
        QCOMPARE(client.requests.constFirst().method, "POST");
        QCOMPARE(client.requests.constFirst().body, QByteArray()); // no model is asked
        QCOMPARE(target(client.requests.constFirst()), u"/anything"_s);
    }

    void asksNothingThatWouldDoSomething_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("method"); // empty: nothing is asked
        QTest::newRow("plain route") << QByteArray(R"({"id":"a","uri":"/a","upstream_id":"1"})") << QByteArray("HEAD");
        QTest::newRow("plain route for POST") << QByteArray(R"({"id":"a","uri":"/a","upstream_id":"1","methods":["POST"]})") << QByteArray();
        QTest::newRow("plain route with OPTIONS") << QByteArray(R"({"id":"a","uri":"/a","upstream_id":"1","methods":["POST","OPTIONS"]})") << QByteArray("OPTIONS");
        QTest::newRow("switched off") << QByteArray(R"({"id":"a","uri":"/a","upstream_id":"1","status":0})") << QByteArray();
        QTest::newRow("no uri") << QByteArray(R"({"id":"a","upstream_id":"1"})") << QByteArray();
    }

    void asksNothingThatWouldDoSomething()
    {
        QFETCH(QByteArray, json);
        Gateway gateway = someGateway();
        gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
        const std::optional<HttpRequest> request = presenceRequest(gateway, routeFromJson(json).value());
        QTEST(request ? request->method : QByteArray(), "method");
    }
};

QTEST_GUILESS_MAIN(TestRoutePush)
#include "tst_routepush.moc"
