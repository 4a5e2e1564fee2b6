// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mockmodel.h"
#include "probe/proberig.h"

#include <QFile>
#include <QNetworkProxy>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// A real nginx between the probe and a stream, first set up as most are by default, then as a stream needs it.
class TestReverseProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void streams_data();
    void streams();
    void deadUpstream();
    void slowUpstream();

private:
    static MockSettings paced();
    QUrl url(const QString &path) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)); }

    // It frames its answer as the request's version allows: nginx asks with 1.0 unless told otherwise.
    MockModel m_model{paced()};
    QTcpServer m_silent;
    test::ProbeRig m_rig;
    QTemporaryDir m_dir;
    QProcess m_nginx;
    quint16 m_port = 0;
};

void TestReverseProxy::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
    if (program.isEmpty())
        QSKIP("nginx is not installed.");
    const Result<quint16> modelPort = m_model.listen();
    QVERIFY(modelPort);
    m_silent.setProxy(QNetworkProxy::NoProxy);
    QVERIFY(m_silent.listen(QHostAddress::LocalHost));
    QTcpServer free;
    free.setProxy(QNetworkProxy::NoProxy);
    QVERIFY(free.listen(QHostAddress::LocalHost));
    m_port = free.serverPort();
    free.close();
    QFile configuration(m_dir.filePath(u"nginx.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(QStringLiteral(R"(
daemon off; master_process off; pid %1/nginx.pid; error_log stderr emerg;
events {}
http {
  access_log off; client_body_temp_path %1; proxy_temp_path %1; fastcgi_temp_path %1; uwsgi_temp_path %1; scgi_temp_path %1;
  server {
    listen 127.0.0.1:%2;
    location /default/ { proxy_pass http://127.0.0.1:%3/; }
    location /zipped/ { proxy_pass http://127.0.0.1:%3/; proxy_http_version 1.1; gzip on; gzip_types text/event-stream; gzip_min_length 0; }
    location /unbuffered/ { proxy_pass http://127.0.0.1:%3/; proxy_buffering off; }
    location /newer/ { proxy_pass http://127.0.0.1:%3/; proxy_http_version 1.1; proxy_set_header Connection ""; }
    location /dead/ { proxy_pass http://127.0.0.1:1/; }
    location /slow/ { proxy_pass http://127.0.0.1:%4/; proxy_read_timeout 1s; }
  }
})")
                            .arg(m_dir.path())
                            .arg(m_port)
                            .arg(*modelPort)
                            .arg(m_silent.serverPort())
                            .toUtf8());
    configuration.close();
    m_nginx.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_nginx.start(program, {u"-p"_s, m_dir.path(), u"-e"_s, u"stderr"_s, u"-c"_s, configuration.fileName()});
    QVERIFY(m_nginx.waitForStarted());
    const auto answers = [this] {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(200);
    };
    QTRY_VERIFY(answers());
}

MockSettings TestReverseProxy::paced()
{
    MockSettings settings;
    settings.pace = std::chrono::milliseconds(20);
    settings.answer = MockAnswer{QString(u"word "_s).repeated(25), {}};
    return settings;
}

void TestReverseProxy::cleanupTestCase()
{
    m_nginx.terminate();
    if (m_nginx.state() != QProcess::NotRunning && !m_nginx.waitForFinished(5000))
        m_nginx.kill();
}

void TestReverseProxy::streams_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<bool>("asksForGzip");
    QTest::addColumn<bool>("buffered");
    QTest::addColumn<QString>("told"); // in the explanation and the remedy
    QTest::newRow("as it is by default") << u"/default"_s << false << true << u"nginx"_s;
    QTest::newRow("compressed") << u"/zipped"_s << true << true << u"gzip"_s;
    QTest::newRow("could be compressed, not asked for") << u"/zipped"_s << false << false << QString();
    QTest::newRow("without buffers") << u"/unbuffered"_s << false << false << QString();
    QTest::newRow("asking with HTTP/1.1") << u"/newer"_s << false << false << QString();
}

void TestReverseProxy::streams()
{
    QFETCH(QString, location);
    QFETCH(bool, asksForGzip);
    QFETCH(bool, buffered);
    QFETCH(QString, told);
    HttpRequest request = test::ProbeRig::request(url(location + u"/v1/chat/completions"_s));
    request.body = R"({"model":"mock","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}})";
    request.headers.append({"Accept-Encoding", ValueTemplate::literal(asksForGzip ? u"gzip"_s : u"identity"_s)});
    const ProbeReport report = m_rig.probe(request);
    QCOMPARE(report.head.header("Content-Encoding").has_value(), asksForGzip);
    QCOMPARE(report.stream.buffered, std::optional(buffered));
    QCOMPARE(report.cause, buffered ? u"stream-buffered"_s : u"ok"_s);
    QVERIFY2(report.explanation.contains(told) && report.fix.contains(told), qPrintable(report.explanation + report.fix));
    QCOMPARE(report.stream.events, 27);
    QCOMPARE(report.stream.complete, true);
}

void TestReverseProxy::deadUpstream()
{
    const ProbeReport report = m_rig.probe(url(u"/dead/x"_s));
    QCOMPARE(report.cause, u"gateway-upstream-unreachable"_s);
    QCOMPARE(report.origin, Origin::Gateway);
}

void TestReverseProxy::slowUpstream()
{
    QCOMPARE(m_rig.probe(url(u"/slow/x"_s)).cause, u"gateway-upstream-timeout"_s);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestReverseProxy)
#include "tst_reverseproxy.moc"
