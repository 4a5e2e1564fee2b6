// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"
#include "support/lowdelaymain.h"
#include "support/scriptedserver.h"
#include "support/soon.h"
#include "support/testauthority.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace lineside;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

namespace {

const QString past = u"20200101000000Z"_s;
const QString justPast = u"20210101000000Z"_s;
const QString soon = u"20460101000000Z"_s;
const QString future = u"20450101000000Z"_s;

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.connection.proxyMode = ConnectionSettings::Proxy::None;
    return request;
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_authority.isValid(), qPrintable(m_authority.problem()));
        QVERIFY(m_authority.issue(u"good"_s, u"DNS:localhost,IP:127.0.0.1"_s, past, soon));
        QVERIFY(m_authority.issue(u"expired"_s, u"DNS:localhost,IP:127.0.0.1"_s, past, justPast));
        QVERIFY(m_authority.issue(u"early"_s, u"DNS:localhost,IP:127.0.0.1"_s, future, soon));
        QVERIFY(m_authority.issue(u"otherhost"_s, u"DNS:other.example"_s, past, soon));
        QVERIFY(m_authority.issue(u"client"_s, u"DNS:client"_s, past, soon));
        QVERIFY(m_authority.issueSelfSigned(u"self"_s));
    }

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void certificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("caFile"); // of the client
        QTest::addColumn<QString>("says");   // empty: accepted
        const QString ca = m_authority.caFile();
        QTest::newRow("trusted by a CA file") << u"good"_s << ca << QString();
        QTest::newRow("self-signed, named as the CA file") << u"self"_s << m_authority.file(u"self.pem"_s) << QString();
        QTest::newRow("unknown authority") << u"good"_s << QString() << u"authority that is not trusted"_s;
        QTest::newRow("self-signed") << u"self"_s << QString() << u"self-signed"_s;
        QTest::newRow("expired") << u"expired"_s << ca << u"has expired"_s;
        QTest::newRow("expired, of an unknown authority") << u"expired"_s << QString() << u"has expired"_s;
        QTest::newRow("not valid yet") << u"early"_s << ca << u"not valid yet"_s;
        QTest::newRow("made for another host") << u"otherhost"_s << ca << u"another host"_s;
    }

    void certificates()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, caFile);
        QFETCH(QString, says);
        ScriptedServer server;
        server.setTls(m_authority.serverConfiguration(certificate));
        server.setAnswer([](const test::SeenRequest &) { return ScriptedServer::answer(200, "text/plain", "ok"); });
        HttpRequest request = get(server.url());
        request.connection.caFile = caFile;
        const Result<HttpResponse> result = ask(request);
        QCOMPARE(result.has_value(), says.isEmpty());
        if (result) {
            QCOMPARE(result->body, "ok");
            return;
        }
        QCOMPARE(result.error().kind, Error::Kind::Tls);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
        QVERIFY(result.error().message.contains(u"127.0.0.1"_s));
        QCOMPARE(server.requests().size(), 0); // nothing was sent to a server that is not trusted
    }

    void aServerWithoutTls()
    {
        ScriptedServer server;
        connect(&server, &QTcpServer::newConnection, this, [] {});
        server.setAnswer([](const test::SeenRequest &) { return QByteArray(); });
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        std::optional<Result<HttpResponse>> result;
        QnamHttpClient client(m_secrets);
        client.send(get(url), this, [&result](const Result<HttpResponse> &answer) { result = answer; });
        SOON_COMPARE(server.connections(), 1);
        server.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        SOON_VERIFY(result);
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, Error::Kind::Tls);
    }

    void theClientCertificateIsShown()
    {
        ScriptedServer server;
        QSslConfiguration strict = m_authority.serverConfiguration(u"good"_s);
        strict.setPeerVerifyMode(QSslSocket::VerifyPeer);
        strict.setCaCertificates(QSslCertificate::fromPath(m_authority.caFile()));
        server.setTls(strict);
        server.setAnswer([](const test::SeenRequest &) { return ScriptedServer::answer(200, "text/plain", "ok"); });
        HttpRequest request = get(server.url());
        request.connection.caFile = m_authority.caFile();
        QVERIFY(!ask(request));
        request.connection.clientCertificate = m_authority.file(u"client.pem"_s);
        request.connection.clientKey = m_authority.file(u"client.key"_s);
        const Result<HttpResponse> result = ask(request);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message + result.error().details));
    }

private:
    Result<HttpResponse> ask(const HttpRequest &request)
    {
        QnamHttpClient client(m_secrets);
        std::optional<Result<HttpResponse>> result;
        client.send(request, this, [&result](const Result<HttpResponse> &answer) { result = answer; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
            return failure(Error::Kind::Timeout, u"no answer"_s);
        return *result;
    }

    test::TestAuthority m_authority;
    test::FakeSecretStore m_secrets;
};

LINESIDE_LOW_DELAY_TEST_MAIN(TestTls)
#include "tst_tls.moc"
