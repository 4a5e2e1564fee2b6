// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/faultserver.h"
#include "probe/proberig.h"
#include "probe/reportjson.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

/// What goes wrong on plain connections, on real sockets, each by its right name.
class TestProbeFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectionRefused();
    void nameThatDoesNotExist();
    void connectThatHangs();
    void badAnswers_data();
    void badAnswers();
    void silentAfterTheRequest();
    void standsStillInTheMiddle();
    void totalLimit();
    void redirectIsNotFollowed();
    void bodyCap();
    void largeHead();
    void proxyUnreachable_data();
    void proxyUnreachable();
    void proxyWantsAPassword();
    void proxySpeaksNoHttp();
    void environmentProxyIsUsedOnlyIfAsked();
    void missingKey();
    void headerThatCannotBe();
    void keyIsMaskedWhereverItComesBack();
    void whatIsSent();

private:
    test::ProbeRig m_rig;
};

void TestProbeFaults::connectionRefused()
{
    const ProbeReport report = m_rig.probe(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(test::unusedPort())));
    QCOMPARE(report.cause, u"connection-refused"_s);
    QCOMPARE(report.origin, Origin::Network);
    QCOMPARE(report.verdict, Verdict::Fail);
    QCOMPARE(test::checkOf(report, u"connection").cause, u"connection-refused"_s);
    QCOMPARE(test::checkOf(report, u"status").outcome, ProbeCheck::Outcome::Skip);
    QVERIFY(!report.times.firstByte && !report.times.requestSent);
    QVERIFY(report.times.total);
}

void TestProbeFaults::nameThatDoesNotExist()
{
    const ProbeReport report = m_rig.probe(QUrl(u"http://gateway.invalid/v1/chat/completions"_s));
    QCOMPARE(report.cause, u"dns-failure"_s);
    QVERIFY2(report.explanation.contains("gateway.invalid"_L1), qPrintable(report.explanation));
    QVERIFY(!report.times.connect);
}

// A listener whose queue is full drops the greeting, as a firewall would.
void TestProbeFaults::connectThatHangs()
{
    QTcpServer full;
    full.setProxy(QNetworkProxy::NoProxy);
    full.setListenBacklogSize(1);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    for (int i = 0; i < 8; ++i) {
        fillers.push_back(std::make_unique<QTcpSocket>());
        fillers.back()->setProxy(QNetworkProxy::NoProxy);
        fillers.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
    }
    QTRY_VERIFY(fillers.front()->state() == QAbstractSocket::ConnectedState);
    HttpRequest request = test::ProbeRig::request(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(full.serverPort())));
    request.connection.connectLimit = 300ms;
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"connect-timeout"_s);
    QVERIFY2(*report.times.total >= 250 && *report.times.total < 2000, qPrintable(QString::number(*report.times.total)));
}

void TestProbeFaults::badAnswers_data()
{
    using Ending = test::FaultServer::Ending;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<test::FaultServer::Ending>("ending");
    QTest::addColumn<QString>("cause");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray event = test::ScriptedServer::textEvent("hi");
    const QByteArray chunk = QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
    QTest::newRow("closed before anything came") << QByteArray() << Ending::Closes << u"connection-reset"_s;
    QTest::newRow("reset before anything came") << QByteArray() << Ending::Resets << u"connection-reset"_s;
    QTest::newRow("reset in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty") << Ending::Resets << u"connection-reset"_s;
    QTest::newRow("closed in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n") << Ending::Closes
                                        << u"connection-reset"_s;
    QTest::newRow("closed in the status line") << QByteArray("HTTP/1.1 200") << Ending::Closes << u"connection-reset"_s;
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << Ending::Closes << u"not-http"_s;
    QTest::newRow("stream closed in a chunk") << head + chunk.first(chunk.size() - 20) << Ending::Closes << u"stream-truncated"_s;
    QTest::newRow("stream closed without the last chunk") << head + chunk << Ending::Closes << u"stream-truncated"_s;
    QTest::newRow("stream reset") << head + chunk << Ending::Resets << u"stream-truncated"_s;
    QTest::newRow("bad chunk size") << head + chunk + "zz\r\n" << Ending::Closes << u"stream-truncated"_s;
    QTest::newRow("whole stream, then no last chunk") << head + chunk + "e\r\ndata: [DONE]\n\n\r\n" << Ending::Closes << u"usage-missing"_s;
    QTest::newRow("JSON shorter than announced") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"h")
                                                 << Ending::Closes << u"stream-truncated"_s;
    QTest::newRow("JSON cut, end of connection is the end")
        << QByteArray("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"h")
        << Ending::Closes << u"stream-truncated"_s;
    QTest::newRow("nothing where something was announced")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n") << Ending::Closes
        << u"connection-reset"_s;
    QTest::newRow("a page to sign in") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Sign in</title></html>")
                                       << Ending::Closes << u"not-an-api-answer"_s;
    QTest::newRow("only interim answers") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << Ending::Closes << u"connection-reset"_s;
}

void TestProbeFaults::badAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(test::FaultServer::Ending, ending);
    QFETCH(QString, cause);
    test::FaultServer server(bytes, ending);
    const ProbeReport report = m_rig.probe(server.url());
    QVERIFY2(report.cause == cause, qPrintable(report.cause + u": "_s + report.explanation));
    QCOMPARE(report.verdict == Verdict::Fail, cause != "usage-missing"_L1);
}

void TestProbeFaults::silentAfterTheRequest()
{
    test::FaultServer server({}, test::FaultServer::Ending::StaysOpen);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.connection.firstByteLimit = 150ms;
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"first-byte-timeout"_s);
    QVERIFY(*report.times.total >= 150 && *report.times.total < 1500);
    QVERIFY(report.times.connect && report.times.requestSent && !report.times.firstByte);
    QTRY_COMPARE(server.open(), 0);
}

void TestProbeFaults::standsStillInTheMiddle()
{
    const QByteArray event = test::ScriptedServer::textEvent("hi");
    test::FaultServer server("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + event, test::FaultServer::Ending::StaysOpen);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.connection.idleLimit = 150ms;
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"stream-stalled"_s);
    QCOMPARE(report.answer.text, u"hi"_s);
    QVERIFY(report.times.firstToken);
}

void TestProbeFaults::totalLimit()
{
    test::FaultServer server("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: life\n\n", test::FaultServer::Ending::StaysOpen);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.connection.totalLimit = 200ms;
    QCOMPARE(m_rig.probe(request).cause, u"stream-stalled"_s);
}

void TestProbeFaults::redirectIsNotFollowed()
{
    test::FaultServer other("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", test::FaultServer::Ending::Closes);
    test::FaultServer server("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url().toEncoded() + "\r\nContent-Length: 0\r\n\r\n",
                             test::FaultServer::Ending::Closes);
    m_rig.secrets.remember(SecretRef::keychain(u"k"_s), Secret("sk-not-for-others"));
    HttpRequest request = test::ProbeRig::request(server.url());
    request.headers.append({"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"k"_s))});
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"redirect-refused"_s);
    QCOMPARE(report.head.status, 307);
    QVERIFY(report.explanation.contains(other.url().toString()));
    QCOMPARE(other.requests(), 0);
}

void TestProbeFaults::bodyCap()
{
    const QByteArray body = "{\"choices\":[{\"message\":{\"content\":\"" + QByteArray(33 * 1024 * 1024, 'x') + "\"}}]}";
    test::FaultServer server("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body, test::FaultServer::Ending::Closes);
    const ProbeReport report = m_rig.probe(server.url());
    QCOMPARE(report.cause, u"not-an-api-answer"_s);
    QVERIFY2(report.explanation.contains("32 MiB"_L1), qPrintable(report.explanation));
    QVERIFY(test::checkOf(report, u"complete").seen.contains("32 MiB"_L1));
    QCOMPARE(report.bodyStart.size(), 1024 * 1024);
}

void TestProbeFaults::largeHead()
{
    QByteArray head = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 4000; ++i)
        head += "X-Filler-" + QByteArray::number(i) + ": " + QByteArray(80, 'x') + "\r\n";
    test::FaultServer server(head + "\r\n{}", test::FaultServer::Ending::Closes);
    QCOMPARE(m_rig.probe(server.url()).cause, u"not-http"_s);
}

void TestProbeFaults::proxyUnreachable_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("scheme");
    const QString nobody = u"127.0.0.1:%1"_s.arg(test::unusedPort());
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        QTest::addRow("refused, %s", qPrintable(scheme)) << u"http://"_s + nobody << scheme;
        QTest::addRow("no such name, %s", qPrintable(scheme)) << u"http://proxy.invalid:3128"_s << scheme;
        QTest::addRow("socks refused, %s", qPrintable(scheme)) << u"socks5://"_s + nobody << scheme;
    }
}

void TestProbeFaults::proxyUnreachable()
{
    QFETCH(QString, proxy);
    QFETCH(QString, scheme);
    HttpRequest request = test::ProbeRig::request(QUrl(scheme + u"://example.invalid/v1"_s));
    request.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    request.connection.proxy = QUrl(proxy);
    const ProbeReport report = m_rig.probe(request);
    QVERIFY2(report.cause == "proxy-unreachable"_L1, qPrintable(report.cause + u": "_s + report.explanation));
}

void TestProbeFaults::proxyWantsAPassword()
{
    const QByteArray refusal
        = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 4\r\n\r\nnope";
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        test::FaultServer proxy(refusal, test::FaultServer::Ending::Closes);
        m_rig.secrets.remember(SecretRef::keychain(u"k"_s), Secret("sk-not-for-the-proxy"));
        HttpRequest request = test::ProbeRig::request(QUrl(scheme + u"://example.invalid/v1"_s));
        if (scheme == "https"_L1)
            request.headers.append({"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"k"_s))});
        request.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
        request.connection.proxy = proxy.url();
        QCOMPARE(m_rig.probe(request).cause, u"proxy-auth-required"_s);
        QVERIFY(!proxy.seen().contains("sk-not-for-the-proxy"));
    }
}

void TestProbeFaults::proxySpeaksNoHttp()
{
    test::FaultServer proxy("220 mail ready\r\n", test::FaultServer::Ending::Closes);
    HttpRequest request = test::ProbeRig::request(QUrl(u"https://example.invalid/v1"_s));
    request.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    request.connection.proxy = proxy.url();
    const ProbeReport report = m_rig.probe(request);
    QVERIFY2(report.cause == "proxy-unreachable"_L1, qPrintable(report.cause + u": "_s + report.explanation));
}

void TestProbeFaults::environmentProxyIsUsedOnlyIfAsked()
{
    test::FaultServer proxy("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", test::FaultServer::Ending::Closes);
    test::FaultServer server("HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n", test::FaultServer::Ending::Closes);
    qputenv("http_proxy", proxy.url().toEncoded());
    HttpRequest request = test::ProbeRig::request(server.url());
    const ProbeReport without = m_rig.probe(request);
    request.connection.proxyMode = ConnectionSettings::Proxy::System;
    const ProbeReport with = m_rig.probe(request);
    qunsetenv("http_proxy");
    QCOMPARE(without.head.status, 429);
    QCOMPARE(with.cause, u"proxy-auth-required"_s);
}

void TestProbeFaults::missingKey()
{
    test::FaultServer server("HTTP/1.1 200 OK\r\n\r\n", test::FaultServer::Ending::Closes);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.headers.append({"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"absent"_s))});
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"request-not-made"_s);
    QCOMPARE(report.origin, Origin::Client);
    QVERIFY2(report.explanation.contains("absent"_L1), qPrintable(report.explanation));
    QCOMPARE(server.requests(), 0);
}

void TestProbeFaults::headerThatCannotBe()
{
    test::FaultServer server("HTTP/1.1 200 OK\r\n\r\n", test::FaultServer::Ending::Closes);
    for (const HttpHeader &header : {HttpHeader{"X-A", ValueTemplate::literal(u"a\r\nX-B: smuggled"_s)},
                                     HttpHeader{"X A", ValueTemplate::literal(u"a"_s)}, HttpHeader{"", ValueTemplate::literal(u"a"_s)}}) {
        HttpRequest request = test::ProbeRig::request(server.url());
        request.headers.append(header);
        QCOMPARE(m_rig.probe(request).cause, u"request-not-made"_s);
    }
    QCOMPARE(m_rig.probe(QUrl(u"ftp://127.0.0.1/"_s)).cause, u"request-not-made"_s);
    QCOMPARE(server.requests(), 0);
}

void TestProbeFaults::keyIsMaskedWhereverItComesBack()
{
    const QByteArray key = "sk-0123456789abcdef";
    m_rig.secrets.remember(SecretRef::keychain(u"echo"_s), Secret(key));
    test::FaultServer server("HTTP/1.1 400 Bad " + key + "\r\nX-Echo: " + key
                                 + "\r\nContent-Type: application/json\r\n\r\n{\"error\":{\"message\":\"bad key " + key + "\"}}",
                             test::FaultServer::Ending::Closes);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.headers.append({"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::keychain(u"echo"_s))});
    const ProbeReport report = m_rig.probe(request);
    QVERIFY(server.seen().contains("Authorization: Bearer " + key));
    QVERIFY(report.explanation.contains(u"•"_s));
    QVERIFY(report.bodyStart.contains("\xE2\x80\xA2"));
    QVERIFY(!report.bodyStart.contains(key));
    QVERIFY2(!reportsToJson({report}).contains(key), reportsToJson({report}).constData());
}

void TestProbeFaults::whatIsSent()
{
    test::ScriptedServer server;
    server.setAnswer([](const test::SeenRequest &) { return QByteArray("HTTP/1.1 204 No Content\r\n\r\n"); });
    HttpRequest request = test::ProbeRig::request(server.url());
    request.body = QByteArray(2 * 1024 * 1024, 'x'); // a size at which libcurl would ask for leave first
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.cause, u"empty-answer"_s);
    const test::SeenRequest seen = server.requests().constLast();
    QCOMPARE(seen.line(), QByteArray("POST /v1/chat/completions HTTP/1.1"));
    QCOMPARE(seen.body, request.body);
    QVERIFY(seen.header("User-Agent")->startsWith("lineside/"));
    QCOMPARE(seen.count("Content-Length"), 1);
    QCOMPARE(seen.count("Content-Type"), 1);
    QCOMPARE(seen.count("Expect"), 0);
    QCOMPARE(seen.count("Transfer-Encoding"), 0);

    test::FaultServer second("HTTP/1.1 204 No Content\r\n\r\n", test::FaultServer::Ending::Closes);
    HttpRequest get = test::ProbeRig::request(second.url());
    get.method = "GET";
    get.headers.clear();
    get.body.clear();
    m_rig.probe(get);
    QVERIFY(second.seen().startsWith("GET "));
    QVERIFY(!second.seen().toLower().contains("content-"));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeFaults)
#include "tst_probefaults.moc"
