// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/reports.h"
#include "ui/verify/waterfalllayout.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

QFontMetricsF metrics()
{
    return QFontMetricsF(QFont());
}

WaterfallLayout layOutReport(const ProbeReport &report, qreal width = 800, std::optional<ProbeMs> end = {})
{
    return layOutWaterfall(phaseRows(report), report.events, width, metrics(), metrics(), end);
}

QList<Phase> phases(const ProbeReport &report)
{
    QList<Phase> found;
    for (const PhaseRow &row : phaseRows(report))
        found.append(row.phase);
    return found;
}

} // namespace

class TestWaterfallLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThePhasesThatExist()
    {
        using enum Phase;
        QCOMPARE(phases(test::okReport()), (QList<Phase>{NameLookup, Connect, Sent, FirstByte, FirstToken, Stream, End}));
        ProbeReport whole = test::providerRefusedReport();
        whole.target.askedForStream = false;
        QCOMPARE(phases(whole), (QList<Phase>{NameLookup, Connect, Tls, Sent, FirstByte, End}));
    }

    void eachPhaseBeginsWhereTheOneBeforeEnded()
    {
        const QList<PhaseRow> rows = phaseRows(test::okReport());
        ProbeMs before = 0;
        for (const PhaseRow &row : rows) {
            QVERIFY(row.reached);
            QCOMPARE(row.from, before);
            QVERIFY(row.to >= row.from);
            before = row.to;
        }
        QCOMPARE(before, 463.6);
    }

    void phasesThatWereNotReachedSaySo()
    {
        const QList<PhaseRow> rows = phaseRows(test::refusedReport());
        QVERIFY(rows.at(0).reached);
        QVERIFY(!rows.at(1).reached);
        QVERIFY(describe(rows.at(1)).contains(u"not reached"_s));
        const WaterfallLayout layout = layOutReport(test::refusedReport());
        QVERIFY(layout.rows.at(1).bar.isNull());
        QVERIFY(!layout.rows.at(0).bar.isNull());
    }

    void barsStandWhereTheTimesAre_data()
    {
        QTest::addColumn<qreal>("width");
        QTest::newRow("narrow") << 420.0;
        QTest::newRow("usual") << 820.0;
        QTest::newRow("wide") << 1800.0;
    }

    void barsStandWhereTheTimesAre()
    {
        QFETCH(qreal, width);
        const QList<PhaseRow> rows = phaseRows(test::okReport());
        const WaterfallLayout layout = layOutReport(test::okReport(), width);
        QCOMPARE(layout.rows.size(), rows.size());
        for (int i = 0; i < rows.size(); ++i) {
            const WaterfallRow &row = layout.rows.at(i);
            QVERIFY(row.label.right() < layout.plot.left());
            QVERIFY(row.time.left() > layout.plot.right());
            QVERIFY(row.time.right() <= width);
            QVERIFY(row.bar.width() >= 2);
            QVERIFY(row.bar.left() >= layout.plot.left() && row.bar.right() <= layout.plot.right() + 0.001);
            QVERIFY(row.row.contains(row.bar));
            if (rows.at(i).length() / layout.end * layout.plot.width() > 2)
                QVERIFY(qAbs(row.bar.width() - rows.at(i).length() / layout.end * layout.plot.width()) < 0.01);
        }
        for (const AxisTick &tick : layout.axis)
            QVERIFY(tick.label.left() >= 0 && tick.label.right() <= width);
    }

    void theScaleBeginsAtZeroAndItsLabelsDoNotCollide()
    {
        for (const qreal width : {360.0, 820.0, 1800.0}) {
            const WaterfallLayout layout = layOutReport(test::okReport(), width);
            QCOMPARE(layout.axis.constFirst().x, layout.plot.left());
            QVERIFY(layout.axis.constFirst().text.startsWith(u'0'));
            for (int i = 1; i < layout.axis.size(); ++i)
                QVERIFY(!layout.axis.at(i).label.intersects(layout.axis.at(i - 1).label));
        }
    }

    void runsThatAreComparedShareTheScale()
    {
        const WaterfallLayout alone = layOutReport(test::truncatedReport());
        const WaterfallLayout compared = layOutReport(test::truncatedReport(), 800, 463.6);
        QCOMPARE(compared.end, 463.6);
        QVERIFY(compared.rows.constLast().bar.right() < alone.rows.constLast().bar.right());
        // A scale that is too short gives way: nothing may leave the plot.
        QCOMPARE(layOutReport(test::truncatedReport(), 800, 1.0).end, 302.7);
    }

    void axisSteps_data()
    {
        QTest::addColumn<double>("end");
        QTest::addColumn<int>("most");
        QTest::addColumn<double>("step");
        QTest::newRow("a second") << 1000.0 << 10 << 100.0;
        QTest::newRow("463") << 463.6 << 8 << 100.0;
        QTest::newRow("463 in ten") << 463.6 << 10 << 50.0;
        QTest::newRow("3.2") << 3.2 << 8 << 0.5;
        QTest::newRow("a minute") << 60'000.0 << 7 << 10'000.0;
        QTest::newRow("nothing") << 0.0 << 5 << 0.002;
    }

    void axisSteps()
    {
        QFETCH(double, end);
        QFETCH(int, most);
        QFETCH(double, step);
        QVERIFY(qAbs(axisStep(end, most) - step) < step / 1000);
    }

    void manyEventsMakeAtMostOneTickAPixel()
    {
        ProbeReport report = test::okReport();
        report.events.clear();
        for (int i = 0; i < 20'000; ++i)
            report.events.append({.at = 214.0 + i * 0.0124, .name = u"message"_s, .data = "x", .isToken = true});
        const WaterfallLayout layout = layOutReport(report);
        QVERIFY(layout.eventTicks.size() <= 801);
        QVERIFY(layout.eventTicks.size() > 100);
        for (int i = 1; i < layout.eventTicks.size(); ++i)
            QVERIFY(layout.eventTicks.at(i) - layout.eventTicks.at(i - 1) >= 1);
    }

    void readoutsTellTheFigures()
    {
        const ProbeReport report = test::okReport();
        QCOMPARE(describe(phaseRows(report).at(3)), u"First byte: 212 ms, from 0.84 ms to 212 ms"_s);
        QVERIFY(describeEvent(report, 0).startsWith(u"Event 1 of 8 at 214 ms: text"_s));
        QVERIFY(describeEvent(report, 8).isEmpty());
        QCOMPARE(describeWaterfall(report).count(u'\n'), 6);
    }

    void timeAndPlaceAreInverse()
    {
        const WaterfallLayout layout = layOutReport(test::okReport());
        for (const ProbeMs at : {0.0, 100.0, 463.6})
            QVERIFY(qAbs(layout.timeAt(layout.xAt(at)) - at) < 0.001);
        QCOMPARE(layout.rowAt(layout.rows.at(2).row.center()), 2);
        QCOMPARE(layout.rowAt({10, 10'000}), -1);
    }
};

QTEST_MAIN(TestWaterfallLayout)
#include "tst_waterfalllayout.moc"
