// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Keys compared and moved, schemas fetched, dry runs: what the gateway alone can tell.
#include "gateway/apisixadmin.h"

#include "gateway/adminrig.h"
#include "support/fakesecretstore.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::test;

namespace {

Route routeWith(const QByteArray &auth)
{
    return routeFromJson(R"({"id":"r","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":)" + auth + "}}}}}").value();
}

QByteArray stored(const QByteArray &auth)
{
    return R"({"key":"/apisix/routes/r","modifiedIndex":5,"value":{"id":"r","uri":"/a","plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":)"
        + auth + "}}}}}}";
}

const QString place = u"plugins.ai-proxy.auth.header.Authorization"_s;

} // namespace

class TestRouteKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void compares_data();
    void compares();
    void moves();
    void movesNothing_data();
    void movesNothing();
    void fetchesSchemas();
    void runsDry_data();
    void runsDry();
};

void TestRouteKeys::compares_data()
{
    using Finding = KeyComparison::Finding;
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<Finding>("finding");
    QTest::newRow("same") << QByteArray(R"("Bearer {keychain:k}")") << QByteArray(R"("Bearer the \"key\"")") << Finding::Same;
    QTest::newRow("different") << QByteArray(R"("Bearer {keychain:k}")") << QByteArray(R"("Bearer other")") << Finding::Different;
    QTest::newRow("without the word before it") << QByteArray(R"("{keychain:k}")") << QByteArray(R"("Bearer the \"key\"")") << Finding::Different;
    QTest::newRow("cipher text") << QByteArray(R"("Bearer {keychain:k}")") << QByteArray(R"("wLAn1b4m82LzwwAZdRMO3A==")") << Finding::CipherText;
    QTest::newRow("masked here") << QByteArray(R"("Bearer ••••")") << QByteArray(R"("Bearer x")") << Finding::Unknown;
    QTest::newRow("not there") << QByteArray(R"("Bearer {keychain:k}")") << QByteArray(R"({})") << Finding::OnlyHere;
    QTest::newRow("not here") << QByteArray(R"({})") << QByteArray(R"("Bearer x")") << Finding::OnlyThere;
}

void TestRouteKeys::compares()
{
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    FakeSecretStore secrets;
    secrets.remember(SecretRef::keychain(u"k"_s), Secret(QByteArrayView("the \"key\"")));
    FakeHttpClient client;
    client.prepare(200, stored(theirs));
    Outcome<QList<KeyComparison>> outcome;
    ApisixAdmin(someGateway(), client).compareKeys(routeWith(ours), secrets, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
    QCOMPARE((**outcome).size(), 1);
    QCOMPARE((**outcome).constFirst().place, place);
    QTEST((**outcome).constFirst().finding, "finding");
    QCOMPARE(client.requests.size(), 1); // nothing but a look
}

void TestRouteKeys::moves()
{
    FakeSecretStore secrets;
    FakeHttpClient client;
    client.prepare(200, stored(R"("Bearer k\"1\n")"));
    Outcome<Route> outcome;
    const SecretRef reference = SecretRef::keychain(u"moved"_s);
    ApisixAdmin(someGateway(), client).moveKeys(routeWith(R"("Bearer ••••")"), {{place, reference}}, secrets, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
    QCOMPARE((*outcome)->aiProxy->authHeader.constFirst().value, ValueTemplate::withKey(u"Bearer "_s, reference));
    Outcome<Secret> kept;
    QByteArray bytes;
    secrets.read(reference, this, [&bytes](const Result<Secret> &secret) { bytes = secret->reveal([](QByteArrayView view) { return view.toByteArray(); }); });
    QTRY_COMPARE(bytes, "k\"1\n");
}

void TestRouteKeys::movesNothing_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QString>("where");
    QTest::newRow("nothing there") << QByteArray("{}") << place;
    QTest::newRow("another place") << QByteArray(R"("Bearer x")") << u"plugins.key-auth.key"_s;
    QTest::newRow("no key, but the gateway's own reference") << QByteArray(R"("$env:\/\/KEY")") << place;
}

void TestRouteKeys::movesNothing()
{
    QFETCH(QByteArray, theirs);
    QFETCH(QString, where);
    FakeSecretStore secrets;
    FakeHttpClient client;
    client.prepare(200, stored(theirs));
    Outcome<Route> outcome;
    ApisixAdmin(someGateway(), client).moveKeys(routeWith(R"("Bearer ••••")"), {{where, SecretRef::keychain(u"k"_s)}}, secrets, this, outcome.take());
    QVERIFY(outcome.wait());
    QCOMPARE((*outcome).error().kind, Error::Kind::NotFound);
}

void TestRouteKeys::fetchesSchemas()
{
    FakeHttpClient client;
    client.answers = {recorded(u"admin-64-schema-route"_s), recorded(u"admin-60-plugins-list"_s), recorded(u"admin-61-plugin-schema"_s),
                      recorded(u"admin-62-plugin-schema-unknown"_s), recorded(u"admin-63c-plugin-schema-consumer"_s)};
    Outcome<GatewaySchemas> outcome;
    ApisixAdmin(someGateway(), client).fetchSchemas({u"ai-proxy"_s, u"odd name"_s, u"key-auth"_s}, this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY(*outcome);
    QVERIFY((*outcome)->resource(ResourceKind::Route).contains("filter_func"));
    QCOMPARE((*outcome)->plugins(), (QStringList{u"ai-proxy"_s, u"key-auth"_s}));
    QVERIFY((*outcome)->switchedOn().contains(u"ai-proxy"_s));
    QVERIFY(!validateBySchema(routeWith("5"), **outcome).isEmpty());
    QCOMPARE(target(client.requests.at(2)), u"/apisix/admin/schema/plugins/ai-proxy"_s);

    client.answers = {recorded(u"admin-02-put-route-wrong-key"_s)};
    Outcome<GatewaySchemas> refused;
    ApisixAdmin(someGateway(), client).fetchSchemas({}, this, refused.take());
    QVERIFY(refused.wait());
    QCOMPARE((*refused).error().kind, Error::Kind::Auth);
}

void TestRouteKeys::runsDry_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<int>("requests");
    QTest::newRow("sound") << QStringList{u"validate-01-configs-ok"_s} << QStringList() << 1;
    QTest::newRow("bad") << QStringList{u"validate-02-configs-bad"_s} << QStringList{u"plugins.ai-proxy.provider"_s, u"uri"_s} << 1;
    QTest::newRow("an older gateway") << QStringList{u"admin-18-unknown-root"_s, u"validate-05-schema-plugin-bad-passes"_s} << QStringList() << 2;
    QTest::newRow("an older gateway that refuses") << QStringList{u"admin-18-unknown-root"_s, u"admin-bad-route-unknown-field"_s} << QStringList{u"foo"_s} << 2;
}

void TestRouteKeys::runsDry()
{
    QFETCH(QStringList, answers);
    QFETCH(int, requests);
    FakeHttpClient client;
    for (const QString &name : std::as_const(answers))
        client.answers.append(recorded(name));
    Outcome<QList<DraftRemark>> outcome;
    ApisixAdmin(someGateway(), client).dryRun(routeWith(R"("Bearer {keychain:k}")"), this, outcome.take());
    QVERIFY(outcome.wait());
    QVERIFY2(*outcome, *outcome ? "" : qPrintable((*outcome).error().message));
    QStringList fields;
    for (const DraftRemark &remark : **outcome) {
        fields.append(remark.field);
        QCOMPARE(remark.step, DraftRemark::Step::DryRun);
        QVERIFY(!remark.message.isEmpty());
    }
    QTEST(fields, "fields");
    QCOMPARE(int(client.requests.size()), requests);
    for (const HttpRequest &request : std::as_const(client.requests)) {
        QCOMPARE(request.bodyKind, HttpRequest::Body::Plain); // no key has to leave for it
        QVERIFY(request.body.contains("{keychain:k}"));
    }
}

QTEST_GUILESS_MAIN(TestRouteKeys)
#include "tst_routekeys.moc"
