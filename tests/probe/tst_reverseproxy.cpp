// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/proberig.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QNetworkProxy>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

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
    QUrl url(const QString &path) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)); }

    void speak();

    // Like many a small server it frames its answer as the request's version allows: nginx asks with 1.0 unless told otherwise.
    test::ScriptedServer m_server;
    QTimer m_words;
    int m_said = 0;
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
    connect(&m_server, &test::ScriptedServer::requestArrived, this, [this] {
        const bool chunked = m_server.requests().constLast().line().endsWith("1.1");
        m_said = 0;
        if (chunked)
            m_server.sendHead(200, "text/event-stream");
        else
            m_server.send("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        m_words.start(20);
    });
    connect(&m_words, &QTimer::timeout, this, &TestReverseProxy::speak);
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
    location /buffered/ { proxy_pass http://127.0.0.1:%3/; }
    location /flowing/ { proxy_pass http://127.0.0.1:%3/; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }
    location /dead/ { proxy_pass http://127.0.0.1:1/; }
    location /slow/ { proxy_pass http://127.0.0.1:%4/; proxy_read_timeout 1s; }
  }
})")
                            .arg(m_dir.path())
                            .arg(m_port)
                            .arg(m_server.serverPort())
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

void TestReverseProxy::speak()
{
    constexpr int words = 25;
    const bool chunked = m_server.requests().constLast().line().endsWith("1.1");
    const auto say = [this, chunked](const QByteArray &event) { chunked ? m_server.sendChunk(event) : m_server.send(event); };
    if (m_said++ < words) {
        say(test::ScriptedServer::textEvent("word "));
        return;
    }
    m_words.stop();
    say(test::ScriptedServer::finishEvent() + test::ScriptedServer::doneEvent());
    if (chunked)
        m_server.sendLastChunk();
    m_server.closeConnection();
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
    QTest::addColumn<QString>("cause");
    QTest::addColumn<bool>("buffered");
    QTest::newRow("as it is by default") << u"/buffered"_s << u"stream-buffered"_s << true;
    QTest::newRow("set up for streams") << u"/flowing"_s << u"usage-missing"_s << false;
}

void TestReverseProxy::streams()
{
    QFETCH(QString, location);
    QFETCH(bool, buffered);
    const ProbeReport report = m_rig.probe(url(location + u"/chat/completions"_s));
    QTEST(report.cause, "cause");
    QCOMPARE(report.stream.buffered, std::optional(buffered));
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
