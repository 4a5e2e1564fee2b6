// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/faultscenarios.h"
#include "mock/mockmodel.h"
#include "probe/proberig.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

/// Each fault of the lab, probed: the diagnosis names what the model was told to do.
class TestFaultLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isFound_data();
    void isFound();
    void showsInTheTimes_data();
    void showsInTheTimes();

private:
    ProbeReport probe(const QString &scenario);

    test::ProbeRig m_rig;
};

ProbeReport TestFaultLab::probe(const QString &scenario)
{
    MockSettings base;
    base.pace = 2ms;
    base.delay = base.pause = 150ms;
    const Result<MockSettings> settings = faultSettings(scenario, base);
    if (!settings)
        return {};
    MockModel model(*settings);
    const Result<quint16> port = model.listen();
    HttpRequest request = test::ProbeRig::request(QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(port.value_or(0))));
    request.body = R"({"model":"mock","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}})";
    request.connection.firstByteLimit = request.connection.idleLimit = 500ms;
    return m_rig.probe(request);
}

void TestFaultLab::isFound_data()
{
    QTest::addColumn<QString>("cause");
    for (const FaultScenario &scenario : faultScenarios())
        QTest::newRow(qPrintable(scenario.name)) << scenario.cause;
}

void TestFaultLab::isFound()
{
    QFETCH(QString, cause);
    const ProbeReport report = probe(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(report.cause == cause, qPrintable(report.cause + u": "_s + report.explanation));
}

void TestFaultLab::showsInTheTimes_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("late");
    QTest::addColumn<bool>("pausing");
    QTest::newRow("slow first byte") << u"slow-first-byte"_s << true << false;
    QTest::newRow("pause") << u"pause"_s << false << true;
}

// A machine that is busy may make everything longer, so only what must be there at least is asked for.
void TestFaultLab::showsInTheTimes()
{
    QFETCH(QString, scenario);
    QFETCH(bool, late);
    QFETCH(bool, pausing);
    const ProbeReport report = probe(scenario);
    QVERIFY(report.stream.complete);
    QVERIFY(report.times.firstByte && report.stream.maxGap);
    if (late)
        QVERIFY(*report.times.firstByte >= 149);
    if (pausing)
        QVERIFY(*report.stream.maxGap >= 140);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestFaultLab)
#include "tst_faultlab.moc"
