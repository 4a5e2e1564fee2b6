// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/faultserver.h"
#include "probe/proberig.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

/// A cancel ends a probe within 100 ms wherever it is, once and for all; so does deleting it, in silence.
class TestProbeCancel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cancels_data();
    void cancels();
    void cancelsEightAtOnce_data() { cancels_data(); }
    void cancelsEightAtOnce();
    void deleting_data() { cancels_data(); }
    void deleting();
    void afterTheEnd();
    void manyAtOnce();
    void proberGoesFirst();

private:
    enum Where { Keychain, NameLookup, Connect, Handshake, Upload, FirstByte, Stream };
    HttpRequest requestAt(Where where);
    bool isThere(Where where, const QSignalSpy &phases) const;

    static constexpr qint64 limit = 100;
    test::ProbeRig m_rig;
    test::FaultServer m_silent{{}, test::FaultServer::Ending::StaysOpen};
    test::FaultServer m_streaming{"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + test::ScriptedServer::textEvent("hi"),
                                  test::FaultServer::Ending::StaysOpen};
    QTcpServer m_full;
    QTcpServer m_deaf; ///< takes connections and never reads
    std::vector<std::unique_ptr<QTcpSocket>> m_fillers;
};

void TestProbeCancel::initTestCase()
{
    m_full.setProxy(QNetworkProxy::NoProxy);
    m_full.setListenBacklogSize(1);
    QVERIFY(m_full.listen(QHostAddress::LocalHost));
    m_full.pauseAccepting();
    for (int i = 0; i < 8; ++i) {
        m_fillers.push_back(std::make_unique<QTcpSocket>());
        m_fillers.back()->setProxy(QNetworkProxy::NoProxy);
        m_fillers.back()->connectToHost(QHostAddress::LocalHost, m_full.serverPort());
    }
    m_deaf.setProxy(QNetworkProxy::NoProxy);
    QVERIFY(m_deaf.listen(QHostAddress::LocalHost));
    m_deaf.pauseAccepting();
}

void TestProbeCancel::cancels_data()
{
    QTest::addColumn<int>("where");
    QTest::newRow("waiting for the keychain") << int(Keychain);
    QTest::newRow("looking up the name") << int(NameLookup);
    QTest::newRow("connecting") << int(Connect);
    QTest::newRow("in the handshake") << int(Handshake);
    QTest::newRow("sending") << int(Upload);
    QTest::newRow("waiting for the first byte") << int(FirstByte);
    QTest::newRow("streaming") << int(Stream);
}

HttpRequest TestProbeCancel::requestAt(Where where)
{
    const auto local = [](const QTcpServer &server) { return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort())); };
    HttpRequest request = test::ProbeRig::request(m_silent.url());
    m_rig.secrets.keepWaiting = where == Keychain;
    switch (where) {
    case Keychain:
        request.headers.append({"Authorization", ValueTemplate::withKey({}, SecretRef::keychain(u"slow"_s))});
        break;
    case NameLookup: // this machine has no name servers that answer for it; it fails or hangs, both is fine
        request.url = QUrl(u"http://slow.name.invalid/v1"_s);
        break;
    case Connect:
        request.url = local(m_full);
        break;
    case Handshake:
        request.url = m_silent.url(u"https"_s);
        break;
    case Upload:
        request.url = local(m_deaf);
        request.body = QByteArray(30 * 1024 * 1024, 'x');
        break;
    case FirstByte:
        break;
    case Stream:
        request.url = m_streaming.url();
        break;
    }
    return request;
}

bool TestProbeCancel::isThere(Where where, const QSignalSpy &phases) const
{
    const auto reached = [&phases](const QString &phase) { return phases.contains(QVariantList{phase}); };
    switch (where) {
    case Keychain:
        return true;
    case NameLookup:
    case Connect:
        return reached(u"connecting"_s);
    case Handshake:
        return reached(u"connecting"_s) && m_silent.open() > 0;
    case Upload:
    case FirstByte:
        return reached(u"waiting"_s);
    case Stream:
        return reached(u"streaming"_s);
    }
    return false;
}

void TestProbeCancel::cancels()
{
    QFETCH(int, where);
    const auto run = m_rig.start(requestAt(Where(where)));
    QSignalSpy phases(run.get(), &ProbeRun::phaseChanged);
    QSignalSpy completed(run.get(), &ProbeRun::completed);
    QSignalSpy cancelled(run.get(), &ProbeRun::cancelled);
    QTRY_VERIFY(isThere(Where(where), phases));
    if (where == NameLookup && !completed.isEmpty())
        QSKIP("The name server was quicker than the test.");
    QElapsedTimer timer;
    timer.start();
    run->cancel();
    run->cancel();
    QVERIFY(cancelled.isEmpty()); // never from inside the call
    QVERIFY(cancelled.wait(2000));
    QVERIFY2(timer.elapsed() < limit, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(m_silent.open() + m_streaming.open(), 0);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(completed.size(), 0);
}

// Each of them, from the first order on. On a busy machine a round may be late for reasons of its own, so one of a few has to be in time.
void TestProbeCancel::cancelsEightAtOnce()
{
    QFETCH(int, where);
    constexpr int atOnce = 8;
    constexpr int mostRounds = 5;
    qint64 slowest = limit;
    for (int round = 0; round < mostRounds && slowest >= limit; ++round) {
        std::vector<std::unique_ptr<ProbeRun>> runs;
        std::vector<std::unique_ptr<QSignalSpy>> phases;
        QElapsedTimer timer;
        QList<qint64> ended;
        int completed = 0;
        for (int i = 0; i < atOnce; ++i) {
            ProbeRun *const run = runs.emplace_back(m_rig.start(requestAt(Where(where)))).get();
            phases.push_back(std::make_unique<QSignalSpy>(run, &ProbeRun::phaseChanged));
            connect(run, &ProbeRun::cancelled, this, [&] { ended.append(timer.elapsed()); });
            connect(run, &ProbeRun::completed, this, [&] { ++completed; });
        }
        const auto allThere = [&] { return std::ranges::all_of(phases, [&](const auto &spy) { return isThere(Where(where), *spy); }); };
        QTRY_VERIFY(allThere());
        if (where == NameLookup && completed > 0)
            QSKIP("The name server was quicker than the test.");
        timer.start();
        for (const auto &run : runs)
            run->cancel();
        QTRY_COMPARE(ended.size(), atOnce);
        QCOMPARE(completed, 0);
        slowest = ended.constLast();
        QTRY_COMPARE(m_silent.open() + m_streaming.open(), 0);
    }
    QVERIFY2(slowest < limit, qPrintable(QString::number(slowest)));
}

void TestProbeCancel::deleting()
{
    QFETCH(int, where);
    auto run = m_rig.start(requestAt(Where(where)));
    QSignalSpy phases(run.get(), &ProbeRun::phaseChanged);
    QSignalSpy completed(run.get(), &ProbeRun::completed);
    QSignalSpy cancelled(run.get(), &ProbeRun::cancelled);
    QTRY_VERIFY(isThere(Where(where), phases));
    const int before = int(completed.size());
    QElapsedTimer timer;
    timer.start();
    run.reset();
    QVERIFY(timer.elapsed() < limit);
    QTRY_COMPARE(m_silent.open() + m_streaming.open(), 0);
    QVERIFY2(timer.elapsed() < 10 * limit, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(cancelled.size(), 0);
    QCOMPARE(completed.size(), before);
}

void TestProbeCancel::afterTheEnd()
{
    test::FaultServer server("HTTP/1.1 204 No Content\r\n\r\n", test::FaultServer::Ending::Closes);
    const auto run = m_rig.start(test::ProbeRig::request(server.url()));
    QSignalSpy completed(run.get(), &ProbeRun::completed);
    QSignalSpy cancelled(run.get(), &ProbeRun::cancelled);
    QVERIFY(completed.wait());
    run->cancel();
    QCoreApplication::processEvents();
    QCOMPARE(cancelled.size(), 0);
}

// More than one engine's worth; the cancel of all of them is one wake-up each.
void TestProbeCancel::manyAtOnce()
{
    std::vector<std::unique_ptr<ProbeRun>> runs;
    int ended = 0;
    for (int i = 0; i < 20; ++i) {
        runs.push_back(m_rig.start(test::ProbeRig::request(m_streaming.url())));
        connect(runs.back().get(), &ProbeRun::cancelled, this, [&ended] { ++ended; });
    }
    QTRY_COMPARE(m_streaming.open(), 20);
    QElapsedTimer timer;
    timer.start();
    for (const auto &run : runs)
        run->cancel();
    QTRY_COMPARE(ended, 20);
    QVERIFY2(timer.elapsed() < 5 * limit, qPrintable(QString::number(timer.elapsed())));
}

void TestProbeCancel::proberGoesFirst()
{
    test::FakeSecretStore secrets;
    auto prober = makeProber(secrets);
    test::FaultServer server("HTTP/1.1 204 No Content\r\n\r\n", test::FaultServer::Ending::Closes);
    const HttpRequest request = test::ProbeRig::request(server.url());
    const auto run = prober->start(request, test::ProbeRig::target(request));
    QSignalSpy completed(run.get(), &ProbeRun::completed);
    prober.reset();
    QVERIFY(completed.wait());
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeCancel)
#include "tst_probecancel.moc"
