// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/faultserver.h"
#include "probe/proberig.h"
#include "support/scriptedserver.h"
#include "support/testauthority.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

const QString longAgo = u"20200101000000Z"_s;
const QString farAhead = u"20460101000000Z"_s;

QByteArray chatAnswer(const test::SeenRequest &)
{
    return test::ScriptedServer::answer(
        200, "application/json",
        R"({"model":"mock","choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})");
}

} // namespace

/// Certificates and handshakes, on real sockets, each failure by its right name and the request never sent.
class TestProbeTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void certificates_data();
    void certificates();
    void clientCertificate();
    void tlsToAPlainPort();
    void tlsToASilentPort();
    void plainToATlsPort();
    void nginxPages_data();
    void nginxPages();
    void badCaFile();
    void readingTheAuthoritiesIsNotCounted();

private:
    test::TestAuthority m_authority;
    test::ProbeRig m_rig;
};

void TestProbeTls::initTestCase()
{
    QVERIFY2(m_authority.isValid(), qPrintable(m_authority.problem()));
    const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
    QVERIFY(m_authority.issue(u"good"_s, here, longAgo, farAhead));
    QVERIFY(m_authority.issue(u"expired"_s, here, longAgo, u"20210101000000Z"_s));
    QVERIFY(m_authority.issue(u"early"_s, here, u"20450101000000Z"_s, farAhead));
    QVERIFY(m_authority.issue(u"elsewhere"_s, u"DNS:other.example"_s, longAgo, farAhead));
    QVERIFY(m_authority.issue(u"client"_s, u"DNS:client"_s, longAgo, farAhead));
    QVERIFY(m_authority.issueSelfSigned(u"self"_s));
}

void TestProbeTls::certificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QString>("cause");
    const QString ca = m_authority.caFile();
    QTest::newRow("good") << u"good"_s << ca << u"unexpected-json"_s;
    QTest::newRow("self-signed and named") << u"self"_s << m_authority.file(u"self.pem"_s) << u"unexpected-json"_s;
    QTest::newRow("unknown authority") << u"good"_s << QString() << u"tls-untrusted"_s;
    QTest::newRow("self-signed") << u"self"_s << QString() << u"tls-untrusted"_s;
    QTest::newRow("expired") << u"expired"_s << ca << u"tls-expired"_s;
    QTest::newRow("not valid yet") << u"early"_s << ca << u"tls-not-yet-valid"_s;
    QTest::newRow("another host's") << u"elsewhere"_s << ca << u"tls-wrong-host"_s;
}

void TestProbeTls::certificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, caFile);
    QFETCH(QString, cause);
    test::ScriptedServer server;
    server.setTls(m_authority.serverConfiguration(certificate));
    server.setAnswer(chatAnswer);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.connection.caFile = caFile;
    const ProbeReport report = m_rig.probe(request);
    QVERIFY2(report.cause == cause, qPrintable(report.cause + u": "_s + report.explanation));
    const bool trusted = cause == "unexpected-json"_L1;
    QCOMPARE(server.requests().size(), trusted ? 1 : 0);
    QCOMPARE(test::checkOf(report, u"tls").outcome, trusted ? ProbeCheck::Outcome::Pass : ProbeCheck::Outcome::Fail);
    QVERIFY(report.times.connect);
    QCOMPARE(report.times.tls.has_value(), trusted);
    if (trusted)
        QVERIFY(*report.times.connect < *report.times.tls && *report.times.tls <= *report.times.requestSent);
}

void TestProbeTls::clientCertificate()
{
    for (const QSsl::SslProtocol protocol : {QSsl::TlsV1_2, QSsl::TlsV1_3}) {
        QSslConfiguration configuration = m_authority.serverConfiguration(u"good"_s);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromPath(m_authority.caFile()));
        configuration.setProtocol(protocol);
        test::ScriptedServer server;
        server.setTls(configuration);
        server.setAnswer(chatAnswer);
        HttpRequest request = test::ProbeRig::request(server.url());
        request.connection.caFile = m_authority.caFile();
        const ProbeReport refused = m_rig.probe(request);
        QVERIFY2(refused.cause == "client-certificate-required"_L1, qPrintable(refused.cause + u": "_s + refused.explanation));

        request.connection.clientCertificate = m_authority.file(u"client.pem"_s);
        request.connection.clientKey = m_authority.file(u"client.key"_s);
        const ProbeReport accepted = m_rig.probe(request);
        QVERIFY2(accepted.cause == "unexpected-json"_L1, qPrintable(accepted.cause + u": "_s + accepted.explanation));

        request.connection.clientKey = m_authority.file(u"good.key"_s);
        QCOMPARE(m_rig.probe(request).cause, u"request-not-made"_s);
    }
}

void TestProbeTls::tlsToAPlainPort()
{
    test::FaultServer server("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", test::FaultServer::Ending::Closes);
    const ProbeReport report = m_rig.probe(server.url(u"https"_s));
    QVERIFY2(report.cause == "tls-to-plain-port"_L1, qPrintable(report.cause + u": "_s + report.explanation));
}

void TestProbeTls::tlsToASilentPort()
{
    test::FaultServer server({}, test::FaultServer::Ending::StaysOpen);
    HttpRequest request = test::ProbeRig::request(server.url(u"https"_s));
    request.connection.connectLimit = 300ms;
    const ProbeReport report = m_rig.probe(request);
    QVERIFY2(report.cause == "tls-to-plain-port"_L1, qPrintable(report.cause + u": "_s + report.explanation));
    QVERIFY(report.times.connect && !report.times.tls);
}

// The server only closes or answers with an alert; what to try is part of the explanation.
void TestProbeTls::plainToATlsPort()
{
    test::ScriptedServer server;
    server.setTls(m_authority.serverConfiguration(u"good"_s));
    QUrl url = server.url();
    url.setScheme(u"http"_s);
    const ProbeReport report = m_rig.probe(url);
    QVERIFY2(report.cause == "connection-reset"_L1 || report.cause == "not-http"_L1, qPrintable(report.cause));
    QVERIFY2(report.explanation.contains("TLS"_L1) && report.fix.contains("https://"_L1), qPrintable(report.explanation));
}

void TestProbeTls::nginxPages_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QString>("cause");
    QTest::newRow("plain to a TLS port") << QByteArray("The plain HTTP request was sent to HTTPS port") << u"tls-protocol"_s;
    QTest::newRow("no client certificate") << QByteArray("No required SSL certificate was sent") << u"client-certificate-required"_s;
    QTest::newRow("bad client certificate") << QByteArray("The SSL certificate error") << u"client-certificate-required"_s;
}

void TestProbeTls::nginxPages()
{
    QFETCH(QByteArray, title);
    QFETCH(QString, cause);
    test::FaultServer server("HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n\r\n<html><head><title>400 "
                                 + title + "</title></head><body><center><h1>400 Bad Request</h1></center><center>" + title
                                 + "</center><hr><center>nginx/1.22.1</center></body></html>",
                             test::FaultServer::Ending::Closes);
    QCOMPARE(m_rig.probe(server.url()).cause, cause);
}

void TestProbeTls::badCaFile()
{
    QFile empty(m_authority.file(u"nothing.pem"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    for (const QString &name : {m_authority.file(u"absent.pem"_s), empty.fileName()}) {
        HttpRequest request = test::ProbeRig::request(QUrl(u"https://127.0.0.1:1/"_s));
        request.connection.caFile = name;
        const ProbeReport report = m_rig.probe(request);
        QCOMPARE(report.cause, u"request-not-made"_s);
        QVERIFY(report.explanation.contains(name));
    }
}

// The first handshake of a prober must not pay for reading the system's authorities; a later one is what it costs by itself.
void TestProbeTls::readingTheAuthoritiesIsNotCounted()
{
    test::ScriptedServer server;
    server.setTls(m_authority.serverConfiguration(u"good"_s));
    server.setAnswer(chatAnswer);
    HttpRequest request = test::ProbeRig::request(server.url());
    request.connection.caFile = m_authority.caFile();
    const auto handshake = [&request](test::ProbeRig &rig) {
        const ProbeReport report = rig.probe(request);
        return report.times.tls.value_or(1e9) - report.times.connect.value_or(0);
    };
    double first = 1e9;
    double later = 1e9;
    for (int i = 0; i < 3; ++i) { // the best of a few, for the machine may be busy
        test::ProbeRig fresh;
        first = std::min(first, handshake(fresh));
        later = std::min(later, handshake(fresh));
    }
    // Reading them would add 20 ms.
    QVERIFY2(first < later + 15, qPrintable(u"first %1 ms, later %2 ms"_s.arg(first).arg(later)));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeTls)
#include "tst_probetls.moc"
