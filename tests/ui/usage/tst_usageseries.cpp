// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usageseries.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

PricedUsage used(const QDate &day, const QString &model, qint64 tokens, qint64 trillionths = 0, const QString &currency = u"USD"_s)
{
    PricedUsage row;
    row.row.day = day;
    row.row.model = model;
    row.row.path = u"direct · A"_s;
    row.row.usage = {tokens, {}, {}, 0, {}, {}};
    row.row.replies = 1;
    if (trillionths > 0) {
        const Money amount{trillionths, currency};
        const Money nothing{0, currency};
        row.cost = Cost{.input = amount, .cached = nothing, .cacheWrite = nothing, .output = nothing, .total = amount};
    }
    return row;
}

const QDate day(2026, 11, 18); // a Wednesday

} // namespace

class TestUsageSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void spans_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<UsageSpan>("span");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QString>("text");
        QTest::newRow("a week") << 7 << UsageSpan::Day << day << u"11/18/26"_s;
        QTest::newRow("a quarter") << 92 << UsageSpan::Day << day << u"11/18/26"_s;
        QTest::newRow("a year") << 365 << UsageSpan::Week << QDate(2026, 11, 15) << u"11/15/26 – 11/21/26"_s;
        QTest::newRow("many years") << 1000 << UsageSpan::Month << QDate(2026, 11, 1) << u"November 2026"_s;
    }

    void spans()
    {
        QFETCH(int, days);
        QFETCH(UsageSpan, span);
        QFETCH(QDate, first);
        QCOMPARE(spanFor(day.addDays(1 - days), day), span);
        QCOMPARE(firstDayOf(span, day), first);
        QVERIFY(nextAfter(span, first) > day);
        QCOMPARE(firstDayOf(span, nextAfter(span, first)), nextAfter(span, first));
        QTEST(usageSpanText(span, first), "text");
    }

    void modelsStandByWhatTheyCameTo_data()
    {
        QTest::addColumn<QList<PricedUsage>>("rows");
        QTest::addColumn<UsageMeasure>("measure");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QList<double>>("today");
        const auto tokens = UsageMeasure::Tokens;
        const auto cost = UsageMeasure::Cost;
        const qint64 dollar = 1'000'000'000'000;
        QTest::newRow("nothing") << QList<PricedUsage>{} << tokens << QStringList{} << QList<double>{};
        QTest::newRow("the largest first") << QList{used(day, u"a"_s, 1), used(day, u"b"_s, 5)} << tokens << QStringList{u"b"_s, u"a"_s} << QList<double>{5, 1};
        QTest::newRow("by all days") << QList{used(day, u"a"_s, 1), used(day, u"b"_s, 5), used(day.addDays(-1), u"a"_s, 9)} << tokens
                                     << QStringList{u"a"_s, u"b"_s} << QList<double>{1, 5};
        QTest::newRow("none that used nothing") << QList{used(day, u"a"_s, 0), used(day, u"b"_s, 5)} << tokens << QStringList{u"b"_s} << QList<double>{5};
        QTest::newRow("not named") << QList{used(day, {}, 2)} << tokens << QStringList{u"not named"_s} << QList<double>{2};
        QTest::newRow("as many as there is room for")
            << QList{used(day, u"a"_s, 5), used(day, u"b"_s, 4), used(day, u"c"_s, 3), used(day, u"d"_s, 2), used(day, u"e"_s, 1)} << tokens
            << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s} << QList<double>{5, 4, 3, 2, 1};
        QTest::newRow("more than that")
            << QList{used(day, u"a"_s, 6), used(day, u"b"_s, 5), used(day, u"c"_s, 4), used(day, u"d"_s, 3), used(day, u"e"_s, 2), used(day, u"f"_s, 1)}
            << tokens << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"other models"_s} << QList<double>{6, 5, 4, 3, 3};
        QTest::newRow("cost") << QList{used(day, u"a"_s, 100, dollar), used(day, u"b"_s, 1, 3 * dollar)} << cost << QStringList{u"b"_s, u"a"_s}
                              << QList<double>{3, 1};
        QTest::newRow("of one currency") << QList{used(day, u"a"_s, 1, dollar), used(day, u"b"_s, 1, dollar, u"EUR"_s)} << cost << QStringList{u"a"_s}
                                         << QList<double>{1};
    }

    void modelsStandByWhatTheyCameTo()
    {
        QFETCH(QList<PricedUsage>, rows);
        QFETCH(UsageMeasure, measure);
        const UsageSeries series = seriesOf(rows, day.addDays(-1), day, measure);
        QTEST(series.names, "names");
        QCOMPARE(series.firstDays, (QList<QDate>{day.addDays(-1), day}));
        QTEST(series.values.constLast(), "today");
    }

    void noDaysAreNoSeries()
    {
        QVERIFY(seriesOf({}, {}, {}, UsageMeasure::Tokens).firstDays.isEmpty());
        QVERIFY(seriesOf({}, day, day.addDays(-1), UsageMeasure::Tokens).firstDays.isEmpty());
    }

    void spansAreSummed()
    {
        const QList<PricedUsage> rows{used(QDate(2026, 11, 1), u"a"_s, 1, 10), used(QDate(2026, 11, 30), u"a"_s, 2, 20), used(QDate(2026, 11, 2), u"b"_s, 4),
                                      used(QDate(2026, 12, 1), u"a"_s, 8)};
        QCOMPARE(grouped(rows, UsageSpan::Day).size(), 4);
        const QList<PricedUsage> months = grouped(rows, UsageSpan::Month);
        QCOMPARE(months.size(), 3);
        QCOMPARE(months.at(0).row.day, QDate(2026, 11, 1));
        QCOMPARE(months.at(0).row.usage.input, 3);
        QCOMPARE(months.at(0).row.replies, 2);
        QCOMPARE(months.at(0).cost->total.trillionths, 30);
        QVERIFY(!months.at(1).cost);
    }
};

QTEST_GUILESS_MAIN(TestUsageSeries)
#include "tst_usageseries.moc"
