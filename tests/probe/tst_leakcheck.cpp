// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/leakcheck.h"
#include "support/fakesecretstore.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// What reached a model is told by what it is, and never by showing a key.
class TestLeakCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
    void worstFirst();
    void marksWhatIsNotThere();
    void copyAsksTheLab();
    void routeWithoutModel();

private:
    static ResolvedRequest sent();
};

ResolvedRequest TestLeakCheck::sent()
{
    ResolvedRequest request;
    request.keys.push_back(Secret("consumer-key-4711"));
    return request;
}

void TestLeakCheck::tells_data()
{
    QTest::addColumn<SeenRequest>("seen");
    QTest::addColumn<QString>("id"); // empty: nothing
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &value, const char *id, Verdict verdict) {
        QTest::newRow(name) << SeenRequest{"POST", "/v1/chat/completions", {{header, value}}, "{}"} << QString::fromLatin1(id) << verdict;
    };
    row("the consumer's key", "apikey", "consumer-key-4711", "client-key", Verdict::Fail);
    row("the key under another name", "x-custom", "Key consumer-key-4711;", "client-key", Verdict::Fail);
    row("the key in base64", "authorization", "Basic " + QByteArray("me:consumer-key-4711").toBase64(), "client-key", Verdict::Fail);
    row("own authorization", "Authorization", "Bearer lineside-leak-check", "client-authorization", Verdict::Fail);
    row("the provider's authorization", "authorization", "stand-in for the provider's key", "", Verdict::Pass);
    row("cookie", "cookie", "session=lineside-leak-check; a=b", "cookie", Verdict::Fail);
    row("token of a person", "X-Access-Token", "eyJ", "gateway-token", Verdict::Fail);
    row("consumer", "x-consumer-username", "alice", "consumer", Verdict::Warn);
    row("address", "X-Forwarded-For", "10.0.0.7", "client-address", Verdict::Warn);
    row("any header", "x-client-note", "lineside-leak-check", "client-header", Verdict::Warn);
    row("name of the gateway", "x-forwarded-host", "gw.internal", "host-name", Verdict::Pass);
    row("what has to be there", "content-type", "application/json", "", Verdict::Pass);
    QTest::newRow("in the query") << SeenRequest{"POST", "/v1?apikey=consumer-key-4711", {}, {}} << u"client-key"_s << Verdict::Fail;
    QTest::newRow("in the body") << SeenRequest{"POST", "/v1", {}, R"({"user":"consumer-key-4711"})"} << u"client-key"_s << Verdict::Fail;
}

void TestLeakCheck::tells()
{
    QFETCH(SeenRequest, seen);
    QFETCH(QString, id);
    QFETCH(Verdict, verdict);
    const QList<LeakFinding> findings = findLeaks(sent(), seen);
    QCOMPARE(findings.size(), id.isEmpty() ? 0 : 1);
    for (const LeakFinding &finding : findings) {
        QCOMPARE(finding.id, id);
        QCOMPARE(finding.verdict, verdict);
        const QString told = finding.where + finding.explanation + finding.fix;
        QVERIFY(!told.contains("4711"_L1) && !told.contains("%1"_L1));
        QVERIFY(finding.explanation.endsWith(u'.') && finding.fix.endsWith(u'.'));
    }
}

void TestLeakCheck::worstFirst()
{
    const SeenRequest seen{"POST", "/v1", {{"x-forwarded-host", "gw"}, {"x-consumer-username", "alice"}, {"apikey", "consumer-key-4711"}}, {}};
    const QList<LeakFinding> findings = findLeaks(sent(), seen);
    QCOMPARE(findings.size(), 3);
    QCOMPARE(findings.at(0).id, u"client-key"_s);
    QCOMPARE(findings.at(2).verdict, Verdict::Pass);
}

void TestLeakCheck::marksWhatIsNotThere()
{
    HttpRequest request;
    request.headers = {{"authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::environment(u"KEY"_s))}};
    const HttpRequest marked = withLeakMarks(request);
    QCOMPARE(marked.headers.constFirst(), request.headers.constFirst());
    QCOMPARE(marked.headers.size(), 3);
    QVERIFY(marked.header("Cookie"));
}

void TestLeakCheck::copyAsksTheLab()
{
    Route route;
    route.id = RouteId(u"chat"_s);
    route.uris = {u"/chat"_s, u"/v1/*"_s};
    route.plugins = R"({"key-auth":{}})";
    route.modifiedIndex = 7;
    route.enabled = false;
    route.aiProxyMulti = AiProxyMulti{};
    ProxyInstance instance;
    instance.proxy.authHeader = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"gemini"_s))}};
    route.aiProxyMulti->instances = {instance, instance};
    const Result<Route> copy = leakCheckRoute(route, QUrl(u"http://127.0.0.1:4000/v1"_s), u"leak-1"_s);
    QVERIFY(copy);
    QCOMPARE(copy->id, RouteId(u"leak-1"_s));
    QCOMPARE(copy->uris, QStringList{u"/leak-1"_s});
    QCOMPARE(copy->plugins, route.plugins);
    QVERIFY(copy->enabled && !copy->modifiedIndex);
    for (const AiProxy &proxy : copy->proxies()) {
        QCOMPARE(proxy.endpoint, u"http://127.0.0.1:4000/v1/chat/completions"_s);
        QVERIFY(proxy.authHeader.constFirst().value.references().isEmpty());
    }
}

void TestLeakCheck::routeWithoutModel()
{
    const Result<Route> copy = leakCheckRoute({}, QUrl(u"http://127.0.0.1:4000/v1"_s), u"leak-1"_s);
    QVERIFY(!copy);
    QCOMPARE(copy.error().kind, Error::Kind::Configuration);
}

} // namespace lineside

Q_DECLARE_METATYPE(lineside::SeenRequest)
Q_DECLARE_METATYPE(lineside::Verdict)

QTEST_GUILESS_MAIN(lineside::TestLeakCheck)
#include "tst_leakcheck.moc"
