// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitetrendchart.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

SuiteTrend trendOfTimes(const QList<std::optional<double>> &times)
{
    SuiteTrend trend;
    trend.name = u"case"_s;
    for (qsizetype i = 0; i < times.size(); ++i) {
        SuiteCaseRecord figures;
        figures.name = trend.name;
        figures.verdict = i % 2 ? SuiteVerdict::Failed : SuiteVerdict::Passed;
        figures.answers = 2;
        figures.passed = i % 2 ? 1 : 2;
        figures.firstTokenMs = times.at(i);
        trend.points.append({.run = i, .at = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i * 3600, Qt::UTC), .figures = figures});
    }
    return trend;
}

QFontMetricsF metrics()
{
    return QFontMetricsF(QFont());
}

} // namespace

class TestSuiteTrendLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingFits_data()
    {
        QTest::addColumn<int>("runs");
        QTest::addColumn<qreal>("width");
        for (const int runs : {1, 2, 30, 200}) {
            for (const qreal width : {320.0, 900.0})
                QTest::addRow("%d at %d", runs, int(width)) << runs << width;
        }
    }

    void everythingFits()
    {
        QFETCH(int, runs);
        QFETCH(qreal, width);
        QList<std::optional<double>> times;
        for (int i = 0; i < runs; ++i)
            times.append(100 + 37 * (i % 11));
        const SuiteTrendLayout layout = layOutTrend(trendOfTimes(times), TrendFigure::FirstToken, width, metrics());
        QCOMPARE(layout.marks.size(), qsizetype(runs));
        const QRectF all(0, 0, width, layout.height);
        for (const SuiteTrendLayout::Mark &mark : layout.marks)
            QVERIFY(all.contains(mark.lamp));
        QVERIFY(layout.lastText.isEmpty() || !layout.firstLabel.intersects(layout.lastLabel));
    }

    void higherIsMore()
    {
        const SuiteTrendLayout layout = layOutTrend(trendOfTimes({100.0, 200.0, 50.0}), TrendFigure::FirstToken, 600, metrics());
        QVERIFY(layout.marks.at(1).lamp.top() < layout.marks.at(0).lamp.top());
        QVERIFY(layout.marks.at(2).lamp.top() > layout.marks.at(0).lamp.top());
        QVERIFY(layout.marks.at(0).lamp.left() < layout.marks.at(1).lamp.left());
        QCOMPARE(layout.topText, u"200 ms"_s);
    }

    void aRunWithoutTheFigureBreaksTheLine()
    {
        const SuiteTrendLayout layout = layOutTrend(trendOfTimes({100.0, 200.0, {}, 50.0}), TrendFigure::FirstToken, 600, metrics());
        QCOMPARE(layout.marks.size(), 3);
        QCOMPARE(layout.lines.size(), 2);
        QCOMPARE(layout.lines.at(0).size(), 2);
        QCOMPARE(layout.marks.at(2).point, 3);
    }

    void nothingIsNothing()
    {
        QCOMPARE(layOutTrend({}, TrendFigure::Total, 600, metrics()).marks.size(), 0);
        QCOMPARE(layOutTrend(trendOfTimes({{}, {}}), TrendFigure::FirstToken, 600, metrics()).marks.size(), 0);
    }

    void figures_data()
    {
        QTest::addColumn<int>("figure");
        QTest::addColumn<QString>("text");
        QTest::newRow("first token") << int(TrendFigure::FirstToken) << u"100 ms"_s;
        QTest::newRow("total") << int(TrendFigure::Total) << u"no figure"_s;
        QTest::newRow("passed") << int(TrendFigure::Passed) << u"100 %"_s;
        QTest::newRow("cost") << int(TrendFigure::Cost) << u"no figure"_s;
    }

    void figures()
    {
        QFETCH(int, figure);
        QFETCH(QString, text);
        const QString said = describeTrendPoint(trendOfTimes({100.0}).points.constFirst(), TrendFigure(figure));
        QVERIFY2(said.endsWith(text + u", passed"_s), qPrintable(said));
    }
};

QTEST_MAIN(TestSuiteTrendLayout)
#include "tst_suitetrendlayout.moc"
