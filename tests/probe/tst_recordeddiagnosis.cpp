// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/analysis.h"
#include "probe/golden.h"
#include "probe/recordedtransfer.h"
#include "probe/reportjson.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// Every recorded exchange is judged as the table says, from its bytes and arrival times alone.
class TestRecordedDiagnosis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tableIsWhole();
    void judges_data();
    void judges();
    void keepsItsJudgementBehindAReverseProxy_data() { judges_data(); }
    void keepsItsJudgementBehindAReverseProxy();
};

void TestRecordedDiagnosis::tableIsWhole()
{
    QCOMPARE(test::goldenJudgements().keys(), test::WireRecording::names());
}

void TestRecordedDiagnosis::judges_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("cause");
    const auto table = test::goldenJudgements();
    for (auto row = table.begin(); row != table.end(); ++row)
        QTest::newRow(qPrintable(row.key())) << row->verdict << row->origin << row->cause;
}

void TestRecordedDiagnosis::judges()
{
    QFETCH(QString, verdict);
    QFETCH(QString, origin);
    QFETCH(QString, cause);
    const auto recording = test::WireRecording::load(QString::fromLatin1(QTest::currentDataTag()));
    const ProbeReport report = analyse(test::targetOf(recording), test::transferOf(recording));
    QCOMPARE(report.cause, cause);
    QCOMPARE(idOf(report.origin), origin);
    QCOMPARE(idOf(report.verdict), verdict);
    QVERIFY(!report.explanation.isEmpty());
    QVERIFY2(!report.explanation.contains(u'{') || report.explanation.contains("It said"_L1), qPrintable(report.explanation));
    QCOMPARE(report.fix.isEmpty(), cause == "ok"_L1);
}

// The proxy puts its own name and the order of its own headers in place of the gateway's; the route is known from the set-up.
void TestRecordedDiagnosis::keepsItsJudgementBehindAReverseProxy()
{
    QFETCH(QString, cause);
    QFETCH(QString, origin);
    const auto recording = test::WireRecording::load(QString::fromLatin1(QTest::currentDataTag()));
    Transfer transfer = test::transferOf(recording);
    QList<RawHeader> headers;
    for (const RawHeader &header : std::as_const(transfer.head.headers))
        headers.prepend({header.name.toLower(), header.name == "Server" ? QByteArray("nginx/1.27.1") : header.value});
    transfer.head.headers = headers;
    ProbeTarget target = test::targetOf(recording);
    target.path = u"gateway"_s;
    const ProbeReport report = analyse(target, transfer);
    if (recording.name == "v3.15-up-err429"_L1) // without the version nothing tells the two apart
        QVERIFY2(report.cause.endsWith("-rate-limited"_L1), qPrintable(report.cause));
    else
        QCOMPARE(idOf(report.origin) + u' ' + report.cause, origin + u' ' + cause);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestRecordedDiagnosis)
#include "tst_recordeddiagnosis.moc"
