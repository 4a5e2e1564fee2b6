// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/golden.h"
#include "probe/proberig.h"
#include "probe/reportjson.h"
#include "support/replayserver.h"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace lineside {

/// The recordings again, this time on a socket: played back at half of their time, measured by the engine.
class TestReplayedProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void judges_data();
    void judges();
    void measures();

private:
    void startNext();

    // Nothing in a recording is shorter than what the judgement looks at, even at this pace.
    test::ReplayServer m_server{0.5, std::chrono::milliseconds(800)};
    test::ProbeRig m_rig;
    QStringList m_waiting = test::WireRecording::names();
    std::map<QString, std::unique_ptr<ProbeRun>> m_running;
    QMap<QString, ProbeReport> m_reports;
};

void TestReplayedProbe::startNext()
{
    constexpr size_t atOnce = 6;
    while (!m_waiting.isEmpty() && m_running.size() < atOnce) {
        const QString name = m_waiting.takeFirst();
        const auto recording = test::WireRecording::load(name);
        HttpRequest request = test::ProbeRig::request(m_server.url(name));
        request.method = recording.method;
        request.body = recording.requestBody;
        request.expectsStream = recording.requestBody.contains("\"stream\":true");
        request.headers.clear();
        for (const RawHeader &header : recording.requestHeaders) {
            if (header.name != "Host" && header.name != "Content-Length")
                request.headers.append({header.name, ValueTemplate::literal(QString::fromUtf8(header.value))});
        }
        auto run = m_rig.start(request);
        connect(run.get(), &ProbeRun::completed, this, [this, name](const ProbeReport &report) {
            m_reports.insert(name, report);
            m_running.at(name).release()->deleteLater();
            m_running.erase(name);
            startNext();
        });
        m_running.emplace(name, std::move(run));
    }
}

void TestReplayedProbe::initTestCase()
{
    const auto all = m_waiting.size();
    startNext();
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), all, 60'000);
}

void TestReplayedProbe::judges_data()
{
    QTest::addColumn<QString>("judgement");
    const auto table = test::goldenJudgements();
    for (auto row = table.begin(); row != table.end(); ++row)
        QTest::newRow(qPrintable(row.key())) << QStringList{row->verdict, row->origin, row->cause}.join(u' ');
}

void TestReplayedProbe::judges()
{
    QFETCH(QString, judgement);
    const ProbeReport report = m_reports.value(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(QStringList({idOf(report.verdict), idOf(report.origin), report.cause}).join(u' '), judgement);
    QCOMPARE(report.head.version, QByteArray("1.1"));
    QVERIFY(report.times.connect && report.times.requestSent && report.times.firstByte && report.times.total);
    QVERIFY(*report.times.connect <= *report.times.requestSent);
    QVERIFY(*report.times.requestSent <= *report.times.firstByte);
    QVERIFY(*report.times.firstByte <= *report.times.total);
    QVERIFY(!report.times.tls);
    QVERIFY(report.startedUtc.endsWith(u'Z'));
}

// Thirty pieces, 40 ms apart when they were recorded.
void TestReplayedProbe::measures()
{
    const ProbeReport report = m_reports.value(u"stream-01-gemini"_s);
    QCOMPARE(report.stream.events, 32);
    QCOMPARE(report.stream.deltas, 30);
    QVERIFY(report.stream.done && report.stream.streamed && report.stream.complete);
    QCOMPARE(report.stream.buffered, std::optional(false));
    QVERIFY2(*report.stream.medianGap > 12 && *report.stream.medianGap < 40, qPrintable(QString::number(*report.stream.medianGap)));
    QVERIFY(*report.times.firstToken < *report.times.lastToken);
    QVERIFY(*report.times.lastToken - *report.times.firstToken > 400);
    QCOMPARE(report.events.size(), 32);
    QVERIFY(report.events.constFirst().isToken && !report.events.constLast().isToken);
    QVERIFY(std::ranges::is_sorted(report.events, {}, &ProbeEvent::at));
    QVERIFY(report.reads.size() >= 25);
    const auto recording = test::WireRecording::load(report.target.url.fileName());
    QCOMPARE(report.bodyStart, recording.rawResponse.mid(recording.rawResponse.indexOf("\r\n\r\n") + 4));
    QCOMPARE(report.usage.totalReported, std::optional<qint64>(93));
    QVERIFY(report.answer.text.startsWith("Paris has been"_L1));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestReplayedProbe)
#include "tst_replayedprobe.moc"
