// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagechartlayout.h"

#include <QTest>

#include <limits>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

UsageSeries days(const QList<double> &values)
{
    UsageSeries series;
    series.names = {u"a-model"_s, u"another"_s};
    QDate day(2026, 11, 1);
    for (const double value : values) {
        series.firstDays.append(day);
        series.values.append({value * 0.75, value * 0.25});
        day = day.addDays(1);
    }
    return series;
}

const QRectF plot(50, 10, 300, 100);

} // namespace

class TestUsageChartLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rounds_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("expected");
        QTest::newRow("nothing") << 0.0 << 1.0;
        QTest::newRow("one") << 1.0 << 1.0;
        QTest::newRow("a bit more") << 1.1 << 2.0;
        QTest::newRow("three") << 3.0 << 5.0;
        QTest::newRow("six") << 6.0 << 10.0;
        QTest::newRow("thousands") << 4200.0 << 5000.0;
        QTest::newRow("hundredths") << 0.012 << 0.02;
        QTest::newRow("beyond") << std::numeric_limits<double>::infinity() << 1.0;
    }

    void rounds()
    {
        QFETCH(double, value);
        QTEST(roundedUp(value), "expected");
    }

    void barsStandInThePlot_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("none") << QList<double>{};
        QTest::newRow("one") << QList<double>{5};
        QTest::newRow("all zero") << QList<double>{0, 0, 0};
        QTest::newRow("a week") << QList<double>{1, 2, 3, 4, 5, 6, 7};
        QTest::newRow("a year") << QList<double>(365, 3.5);
    }

    void barsStandInThePlot()
    {
        QFETCH(QList<double>, values);
        const UsageChartLayout layout = layOutChart(days(values), plot, 60);
        QCOMPARE(layout.bars.size(), values.size());
        qreal right = plot.left();
        for (const UsageBar &bar : layout.bars) {
            QVERIFY(bar.box.left() >= right - 0.01);
            QVERIFY(bar.box.top() >= plot.top() - 0.01);
            QCOMPARE(bar.box.bottom(), plot.bottom());
            QCOMPARE(bar.box.height() > 0, bar.value > 0);
            QCOMPARE(bar.pieces.size(), 2);
            QCOMPARE(bar.pieces.at(0).bottom(), bar.box.bottom());
            QVERIFY(qAbs(bar.pieces.at(0).top() - bar.pieces.at(1).bottom()) < 0.01);
            QVERIFY(qAbs(bar.pieces.at(1).top() - bar.box.top()) < 0.01);
            right = bar.box.right();
        }
        QVERIFY(right <= plot.right() + 0.01);
        QCOMPARE(layout.lines.constFirst().y, plot.bottom());
        QCOMPARE(layout.lines.constLast().y, plot.top());
    }

    void heightsAreInProportion()
    {
        const UsageChartLayout layout = layOutChart(days({5, 10, 2.5}), plot, 60);
        QCOMPARE(layout.lines.constLast().value, 10.0);
        QCOMPARE(layout.bars.at(0).box.height(), 50.0);
        QCOMPARE(layout.bars.at(0).pieces.at(0).height(), 37.5);
        QCOMPARE(layout.bars.at(1).box.height(), 100.0);
        QCOMPARE(layout.bars.at(2).box.height(), 25.0);
    }

    void labelsDoNotTouch()
    {
        const UsageChartLayout layout = layOutChart(days(QList<double>(30, 1)), plot, 60);
        QVERIFY(layout.labels.size() >= 2);
        for (qsizetype i = 1; i < layout.labels.size(); ++i) {
            const qreal before = layout.bars.at(layout.labels.at(i - 1)).box.center().x();
            QVERIFY(layout.bars.at(layout.labels.at(i)).box.center().x() - before >= 59.4);
        }
    }

    void placesBelongToBars_data()
    {
        QTest::addColumn<qreal>("x");
        QTest::addColumn<qsizetype>("bar");
        QTest::newRow("before") << qreal(49) << qsizetype(-1);
        QTest::newRow("the first") << qreal(50) << qsizetype(0);
        QTest::newRow("the second") << qreal(151) << qsizetype(1);
        QTest::newRow("the last") << qreal(349) << qsizetype(2);
        QTest::newRow("behind") << qreal(350) << qsizetype(-1);
    }

    void placesBelongToBars()
    {
        QFETCH(qreal, x);
        QTEST(layOutChart(days({1, 2, 3}), plot, 60).barAt(x), "bar");
        QCOMPARE(layOutChart(UsageSeries(), plot, 60).barAt(x), -1);
    }
};

QTEST_GUILESS_MAIN(TestUsageChartLayout)
#include "tst_usagechartlayout.moc"
