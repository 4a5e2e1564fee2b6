// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What should not be there, on its way to a gateway: ids that are none, routes that are too long, keys that would break a header or
// the JSON, and any type in the place of any other. (Answers that are none have their rows in tst_apisixadmin.)
#include "gateway/adminrig.h"
#include "gateway/apisixadmin.h"
#include "gateway/routedrift.h"
#include "mock/demogateway.h"
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

namespace {

Route routeWithKey(const QString &id)
{
    Route route
        = routeFromJson(R"({"uri":"/k","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {keychain:k}"}}}}})").value();
    route.id = RouteId(id);
    return route;
}

// A demo gateway on loopback and what administers it, with two keys in the keychain.
struct Stage {
    Stage(const QByteArray &adminKey, const QByteArray &providerKey)
        : demo({ "demo-admin-key", "demo-viewer-key" }, QUrl(u"http://127.0.0.1:9"_s))
        , client(secrets)
    {
        secrets.remember(SecretRef::keychain(u"admin"_s), Secret(QByteArrayView(adminKey)));
        secrets.remember(SecretRef::keychain(u"k"_s), Secret(QByteArrayView(providerKey)));
        gateway = someGateway();
        gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(demo.listenAdmin().value_or(0)));
        gateway.connection.proxyMode = ConnectionSettings::Proxy::None;
    }
    Result<PushOutcome> push(const Route &route)
    {
        Outcome<PushOutcome> outcome;
        QObject context;
        ApisixAdmin(gateway, client).pushRoute(route, &context, outcome.take());
        if (!outcome.wait())
            qFatal("nothing came of the push");
        return *outcome;
    }
    Result<Route> fetch(const QString &id)
    {
        Outcome<Route> outcome;
        QObject context;
        ApisixAdmin(gateway, client).fetchRoute(RouteId(id), &context, outcome.take());
        if (!outcome.wait())
            qFatal("the gateway told nothing");
        return *outcome;
    }

    FakeSecretStore secrets;
    DemoGateway demo;
    QnamHttpClient client;
    Gateway gateway;
};

const QByteArray sample
    = R"({"id":"a","name":"n","desc":"d","uri":"/a","methods":["POST"],"hosts":["a.b","c"],"priority":1,"status":0,"labels":{"team":"x"},)"
      R"("timeout":{"connect":1,"send":2,"read":3},"plugins":{"key-auth":{"header":"h"},"ai-proxy":{"provider":"gemini","auth":{"header":{"A":"{env:K}"}},)"
      R"("options":{"model":"m"},"override":{"endpoint":"https://h"},"timeout":5},"ai-proxy-multi":{"instances":[{"name":"x","provider":"openai","weight":1,)"
      R"("auth":{"header":{"A":"{env:K}"}},"options":{"model":"m"}}],"balancer":{"algorithm":"chash","key":"k"},"fallback_strategy":["http_429"]}}})";

// Every place of a value, and the value with `other` in that place.
void eachPlace(const QJsonValue &value, const QString &path, const std::function<QJsonValue(const QJsonValue &)> &into, const QJsonValue &other,
               const std::function<void(const QString &, const QJsonValue &)> &take)
{
    take(path, into(other));
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const auto inside = [&](const QJsonValue &changed) {
                QJsonObject copy = object;
                copy[member.key()] = changed;
                return into(copy);
            };
            eachPlace(member.value(), path + u'.' + member.key(), inside, other, take);
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const auto inside = [&](const QJsonValue &changed) {
                QJsonArray copy = array;
                copy[i] = changed;
                return into(copy);
            };
            eachPlace(array.at(i), u"%1[%2]"_s.arg(path).arg(i), inside, other, take);
        }
    }
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void anyTypeAnywhere_data()
    {
        QTest::addColumn<QByteArray>("other");
        for (const char *other : { "null", "true", "5", "-1.5", "\"x\"", "\"\"", "[]", "{}", "[null]", "[[]]", "{\"\":null}" })
            QTest::newRow(other) << QByteArray(other);
    }

    // It is read, kept as it is, examined and compared, or refused in a sentence; whatever stands where.
    void anyTypeAnywhere()
    {
        QFETCH(QByteArray, other);
        const QJsonValue strange = QJsonDocument::fromJson("[" + other + "]").array().at(0);
        const Route sound = routeFromJson(sample).value();
        int places = 0;
        const auto take = [&](const QString &place, const QJsonValue &changed) {
            ++places;
            const QByteArray json = changed.isObject() ? QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact) : other;
            const Result<Route> read = routeFromJson(json);
            if (!changed.isObject()) {
                QVERIFY2(!read && !read.error().message.isEmpty(), qPrintable(place));
                return;
            }
            QVERIFY2(read, qPrintable(place));
            const QByteArray written = QJsonDocument::fromJson(routeToJson(*read)).toJson(QJsonDocument::Compact);
            const bool isMadeWhole = place == ".id"_L1 || place == ".plugins.ai-proxy"_L1; // no id is none; auth is pushed as an empty one
            QVERIFY2(isMadeWhole || written == json, qPrintable(place + u": "_s + QString::fromUtf8(written)));
            for (const DraftRemark &remark : validateDraft(*read))
                QVERIFY2(!remark.message.isEmpty(), qPrintable(place));
            (void)compareRoute({ GatewayId(u"g"_s), *read }, sound);
            (void)compareRoute({ GatewayId(u"g"_s), sound }, *read);
        };
        eachPlace(QJsonDocument::fromJson(sample).object(), {}, [](const QJsonValue &changed) { return changed; }, strange, take);
        QVERIFY(places > 40);
    }

    void idsThatAreNone_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a space") << u"a b"_s;
        QTest::newRow("a slash") << u"a/b"_s;
        QTest::newRow("a way up") << u".."_s;
        QTest::newRow("this place") << u"."_s;
        QTest::newRow("a way to another kind") << u"../consumers/alice"_s;
        QTest::newRow("an escaped slash") << u"a%2Fb"_s;
        QTest::newRow("a query") << u"a?force=true"_s;
        QTest::newRow("a fragment") << u"a#b"_s;
        QTest::newRow("a line break") << u"a\r\nX-Evil: 1"_s;
        QTest::newRow("a zero") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("a quote") << u"a\"b"_s;
        QTest::newRow("a backslash") << u"a\\b"_s;
        QTest::newRow("letters of others") << u"маршрут"_s;
        QTest::newRow("an emoji") << u"🚀"_s;
        QTest::newRow("half of one") << QString(QChar(0xd83d));
        QTest::newRow("too long") << QString(65, u'x');
        QTest::newRow("far too long") << QString(100'000, u'x');
    }

    // Refused with what an id is made of; nothing is sent, whatever was asked for.
    void idsThatAreNone()
    {
        QFETCH(QString, id);
        FakeHttpClient client;
        ApisixAdmin admin(someGateway(), client);
        Route route = routeWithKey(u"a"_s);
        route.id = RouteId(id);
        const QList<DraftRemark> remarks = validateDraft(route);
        QVERIFY(!remarks.isEmpty() && remarks.constFirst().severity == DraftRemark::Severity::Error);
        QCOMPARE(remarks.constFirst().field, u"id"_s);
        Outcome<PushOutcome> pushed;
        Outcome<PushAttempt> attempted;
        Outcome<Route> fetched;
        Outcome<bool> deleted;
        admin.pushRoute(route, this, pushed.take());
        admin.pushUnlessChanged(route, {}, this, attempted.take());
        admin.fetchRoute(route.id, this, fetched.take());
        admin.deleteRoute(route.id, this, deleted.take());
        QVERIFY(pushed.wait() && attempted.wait() && fetched.wait() && deleted.wait());
        for (const Error &error : { (*pushed).error(), (*attempted).error(), (*fetched).error(), (*deleted).error() }) {
            QCOMPARE(error.kind, Error::Kind::Configuration);
            QVERIFY2(error.hint.contains(u"A-Z"_s), qPrintable(error.hint));
        }
        QVERIFY(!admin.describePush(route));
        QVERIFY(client.requests.isEmpty());
    }

    void routesOfAMegabyteAndAHalf_data()
    {
        QTest::addColumn<int>("size"); // of the route as it is sent
        QTest::addColumn<bool>("fits");
        QTest::newRow("just what is taken") << 1'572'864 << true;
        QTest::newRow("a byte more") << 1'572'865 << false;
        QTest::newRow("twice that") << 3'145'728 << false;
    }

    void routesOfAMegabyteAndAHalf()
    {
        QFETCH(int, size);
        QFETCH(bool, fits);
        const auto routeOf = [](int length) {
            const QByteArray frame = R"({"id":"long","uri":"/l","plugins":{"ai-proxy":{"provider":"gemini","auth":{},"options":{"model":"m","stop":"TEXT"}}}})";
            return routeFromJson(QByteArray(frame).replace("TEXT", QByteArray(length, 'x'))).value();
        };
        Stage stage("demo-admin-key", "key");
        ApisixAdmin admin(stage.gateway, stage.client);
        const int frame = int(admin.describePush(routeOf(0))->body.size());
        const Route route = routeOf(size - frame);
        const Result<HttpRequest> request = admin.describePush(route);
        QCOMPARE(request->body.size(), size);
        const QList<DraftRemark> remarks = validateDraft(route);
        const bool isRefused = std::ranges::any_of(remarks, [](const DraftRemark &remark) { return remark.message.contains(u"takes at most"_s); });
        const Result<PushOutcome> outcome = stage.push(route);
        QVERIFY2(outcome.has_value() == fits, outcome ? "taken" : qPrintable(outcome.error().message));
        if (fits)
            QCOMPARE(stage.fetch(u"long"_s)->aiProxy->options, route.aiProxy->options);
        else
            QVERIFY2(outcome.error().kind == Error::Kind::BadRequest, qPrintable(outcome.error().message));
        QVERIFY(fits || isRefused); // said before it is sent
    }

    void keysInTheBody_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("quotes") << QByteArray("a\"b\"c");
        QTest::newRow("one that ends the text") << QByteArray("x\"},\"evil\":{\"a\":\"b");
        QTest::newRow("backslashes") << QByteArray("a\\b\\\\\"c\\n\\u0041");
        QTest::newRow("a tab") << QByteArray("a\tb");
        QTest::newRow("an escape") << QByteArray("a\x1b[31mb");
        QTest::newRow("letters of others") << QByteArray("ключ-🚀");
        QTest::newRow("that reads as a reference") << QByteArray("{keychain:admin}");
        QTest::newRow("that reads as the gateway's reference") << QByteArray("$env://HOME");
        QTest::newRow("slashes and plus") << QByteArray("a/b+c==");
    }

    // Put in at push time: the gateway has exactly it, and nothing beside it.
    void keysInTheBody()
    {
        QFETCH(QByteArray, key);
        Stage stage("demo-admin-key", key);
        const Result<PushOutcome> outcome = stage.push(routeWithKey(u"k"_s));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->asStored.aiProxy->authHeader.size(), 1);
        Outcome<HttpResponse> raw;
        HttpRequest get = ApisixAdmin(stage.gateway, stage.client).describePush(routeWithKey(u"k"_s)).value();
        get.method = "GET";
        get.body.clear();
        get.bodyKind = HttpRequest::Body::Plain;
        stage.client.send(get, this, raw.take());
        QVERIFY(raw.wait() && *raw);
        const QJsonObject stored = QJsonDocument::fromJson((*raw)->body).object()["value"_L1].toObject();
        const QJsonObject auth = stored["plugins"_L1]["ai-proxy"_L1]["auth"_L1].toObject();
        QCOMPARE(auth["header"_L1]["Authorization"_L1].toString().toUtf8(), "Bearer " + key);
        QCOMPARE(auth.size(), 1);
        QCOMPARE(stored["plugins"_L1].toObject().size(), 1);
    }

    void keysThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("adminKey");
        QTest::addColumn<QByteArray>("providerKey");
        QTest::addColumn<QString>("named"); // the key that is at fault
        const QByteArray good = "demo-admin-key";
        QTest::newRow("an admin key with a line feed") << good + "\n" << QByteArray("key") << u"keychain:admin"_s;
        QTest::newRow("an admin key with a header of its own") << good + "\r\nX-Evil: 1" << QByteArray("key") << u"keychain:admin"_s;
        QTest::newRow("an admin key with quotes and line breaks") << QByteArray("a\"b\nc\"d\r\n") << QByteArray("key") << u"keychain:admin"_s;
        QTest::newRow("an admin key with a zero") << QByteArray("demo\0key", 8) << QByteArray("key") << u"keychain:admin"_s;
        QTest::newRow("a route's key with a line feed") << good << QByteArray("secret-key\n") << u"keychain:k"_s;
        QTest::newRow("a route's key with quotes and line breaks") << good << QByteArray("a\"b\nsecret-key\"d\r\n") << u"keychain:k"_s;
        QTest::newRow("a route's key with a zero") << good << QByteArray("secret\0key", 10) << u"keychain:k"_s;
    }

    // Refused with its name and what to do; no byte is sent, and the key is not told.
    void keysThatAreNone()
    {
        QFETCH(QByteArray, adminKey);
        QFETCH(QByteArray, providerKey);
        QFETCH(QString, named);
        Stage stage(adminKey, providerKey);
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        stage.gateway.adminUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(listener.serverPort()));
        Outcome<HttpResponse> outcome;
        stage.client.send(ApisixAdmin(stage.gateway, stage.client).describePush(routeWithKey(u"k"_s)).value(), this, outcome.take());
        QVERIFY(outcome.wait());
        QVERIFY(!*outcome);
        const Error error = (*outcome).error();
        QCOMPARE(error.kind, Error::Kind::Configuration);
        QVERIFY2(error.message.contains(named) && error.message.contains(u"line break"_s), qPrintable(error.message));
        QVERIFY2(error.hint.contains(u"on one line"_s), qPrintable(error.hint));
        QVERIFY(!(error.message + error.hint + error.details).contains(u"secret"_s));
        QVERIFY(!listener.hasPendingConnections());
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
