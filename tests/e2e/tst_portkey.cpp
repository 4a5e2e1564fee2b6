// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/faultscenarios.h"
#include "mock/mockmodel.h"
#include "probe/faultserver.h"
#include "probe/proberig.h"
#include "probe/reportjson.h"

#include <QNetworkProxy>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

/// A real Portkey gateway between the probe and a mock model: does it stream, who answered, and is what it makes of errors told right?
class TestPortkey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void streams();
    void tellsWhoAnswered();
    void errors_data();
    void errors();
    void upstreamThatIsNotThere();
    void upstreamThatIsSlow();
    void requestWithoutTarget();

private:
    HttpRequest request(const QByteArrayList &headers) const;
    ProbeReport probe(const QByteArrayList &headers);
    void play(const QString &fault);
    QByteArray upstreamHeader(quint16 port) const { return "x-portkey-custom-host: http://127.0.0.1:" + QByteArray::number(port) + "/v1"; }

    MockModel m_model{{}};
    MockModel m_failing{{}};
    quint16 m_modelPort = 0;
    quint16 m_failingPort = 0;
    test::ProbeRig m_rig;
    QProcess m_gateway;
    quint16 m_port = 0;
};

void TestPortkey::initTestCase()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    const QString server = QStringLiteral(LINESIDE_E2E_NPM "/node_modules/@portkey-ai/gateway/build/start-server.js");
    if (node.isEmpty() || !QFile::exists(server))
        QSKIP("There is no Node, or the gateway is not installed (./dev test does that where npm is).");
    play({});
    m_modelPort = m_model.listen().value_or(0);
    m_failingPort = m_failing.listen().value_or(0);
    QVERIFY(m_modelPort != 0 && m_failingPort != 0);
    m_port = test::unusedPort();
    m_gateway.setProcessChannelMode(QProcess::MergedChannels);
    m_gateway.start(node, {server, u"--port=%1"_s.arg(m_port), u"--headless"_s});
    QVERIFY(m_gateway.waitForStarted());
    const auto answers = [this] {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(200);
    };
    QTRY_VERIFY_WITH_TIMEOUT(answers(), 20'000);
}

void TestPortkey::cleanupTestCase()
{
    m_gateway.terminate();
    if (m_gateway.state() != QProcess::NotRunning && !m_gateway.waitForFinished(5000))
        m_gateway.kill();
}

void TestPortkey::play(const QString &fault)
{
    MockSettings settings;
    settings.pace = 20ms;
    settings.answer = MockAnswer{QString(u"word "_s).repeated(25), {}};
    m_model.setSettings(settings);
    const Result<MockSettings> failing = fault.isEmpty() ? settings : faultSettings(fault, settings);
    QVERIFY(failing);
    m_failing.setSettings(*failing);
}

HttpRequest TestPortkey::request(const QByteArrayList &headers) const
{
    HttpRequest request = test::ProbeRig::request(QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(m_port)));
    request.body = R"({"model":"mock","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}})";
    request.connection.idleLimit = request.connection.firstByteLimit = 10s;
    for (const QByteArray &header : headers) {
        const qsizetype colon = header.indexOf(": ");
        request.headers.append({header.first(colon), ValueTemplate::literal(QString::fromLatin1(header.sliced(colon + 2)))});
    }
    return request;
}

ProbeReport TestPortkey::probe(const QByteArrayList &headers)
{
    const HttpRequest asked = request(headers);
    ProbeTarget target = test::ProbeRig::target(asked);
    target.path = u"gateway"_s;
    target.gateway = u"Portkey"_s;
    const auto run = m_rig.prober->start(asked, target);
    QSignalSpy ended(run.get(), &ProbeRun::completed);
    return ended.wait(20'000) ? ended.constFirst().constFirst().value<ProbeReport>() : ProbeReport();
}

void TestPortkey::streams()
{
    play({});
    const ProbeReport report = probe({"x-portkey-provider: openai", upstreamHeader(m_modelPort)});
    QCOMPARE(report.cause, u"ok"_s);
    QCOMPARE(report.gateway.kind, u"portkey"_s);
    QCOMPARE(report.stream.buffered, std::optional(false));
    QCOMPARE(report.stream.events, 27);
}

void TestPortkey::tellsWhoAnswered()
{
    play(u"overloaded"_s);
    const auto target = [](quint16 port) {
        return R"({"provider":"openai","api_key":"k","custom_host":"http://127.0.0.1:)" + QByteArray::number(port) + R"(/v1"})";
    };
    const ProbeReport report = probe({R"(x-portkey-config: {"strategy":{"mode":"fallback"},"targets":[)" + target(m_failingPort) + ',' + target(m_modelPort) + "]}"});
    QCOMPARE(report.cause, u"ok"_s);
    QCOMPARE(report.gateway.instance, u"config.targets[1]"_s);
}

void TestPortkey::errors_data()
{
    QTest::addColumn<QString>("judgement");
    QTest::newRow("wrong-key") << u"provider provider-auth-failed"_s;
    QTest::newRow("no-permission") << u"provider provider-permission-denied"_s;
    QTest::newRow("no-such-model") << u"provider provider-model-not-found"_s;
    QTest::newRow("bad-request") << u"provider provider-bad-request"_s;
    QTest::newRow("rate-limited") << u"provider provider-rate-limited"_s;
    QTest::newRow("server-error") << u"provider provider-error"_s;
    QTest::newRow("overloaded") << u"provider provider-overloaded"_s;
    QTest::newRow("cut") << u"gateway stream-truncated"_s;
    QTest::newRow("early-end") << u"gateway stream-truncated"_s;
    QTest::newRow("error-in-stream") << u"provider stream-error-event"_s;
    QTest::newRow("empty") << u"gateway empty-answer"_s;
    QTest::newRow("web-page") << u"network not-an-api-answer"_s;
}

void TestPortkey::errors()
{
    QFETCH(QString, judgement);
    play(QString::fromLatin1(QTest::currentDataTag()));
    const ProbeReport report = probe({"x-portkey-provider: openai", upstreamHeader(m_failingPort)});
    QVERIFY2(idOf(report.origin) + u' ' + report.cause == judgement, qPrintable(report.cause + u": "_s + report.explanation));
}

void TestPortkey::upstreamThatIsNotThere()
{
    const ProbeReport report = probe({"x-portkey-provider: openai", upstreamHeader(test::unusedPort())});
    QCOMPARE(report.cause, u"gateway-upstream-unreachable"_s);
    QCOMPARE(report.origin, Origin::Gateway);
}

void TestPortkey::upstreamThatIsSlow()
{
    play(u"silent"_s);
    const ProbeReport report = probe({"x-portkey-provider: openai", "x-portkey-request-timeout: 300", upstreamHeader(m_failingPort)});
    QCOMPARE(report.cause, u"gateway-upstream-timeout"_s);
    QCOMPARE(report.origin, Origin::Gateway);
}

void TestPortkey::requestWithoutTarget()
{
    const ProbeReport report = probe({});
    QCOMPARE(report.cause, u"gateway-error"_s);
    QVERIFY2(report.explanation.contains("x-portkey-provider"_L1), qPrintable(report.explanation));
    // Without any header of its own the words tell whose they are.
    const ProbeReport direct = m_rig.probe(request({}));
    QCOMPARE(direct.origin, Origin::Gateway);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestPortkey)
#include "tst_portkey.moc"
