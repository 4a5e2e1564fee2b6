// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/histogramlayout.h"
#include "ui/verify/serieswords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

using Finding = MeasureDifference::Finding;

MeasureDifference difference(SeriesMeasure measure, Finding finding, double by)
{
    MeasureDifference made;
    made.measure = measure;
    made.firstCount = made.secondCount = finding == Finding::TooFew ? 3 : 20;
    made.difference = by;
    if (finding != Finding::TooFew)
        made.interval = ConfidenceInterval{by - 2, by + 2};
    made.finding = finding;
    return made;
}

MeasureFigures figuresOfBins(int bins)
{
    MeasureFigures figures;
    figures.measure = SeriesMeasure::Total;
    for (int i = 0; i < bins; ++i)
        figures.histogram.bins.append({.from = 100.0 + 10 * i, .to = 110.0 + 10 * i, .count = i % 5});
    figures.count = bins * 2; // at least two
    figures.percentiles.p50 = 104;
    return figures;
}

} // namespace

class TestSeriesWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesAreSaidAsAPersonWould_data()
    {
        QTest::addColumn<int>("measure");
        QTest::addColumn<int>("finding");
        QTest::addColumn<double>("by");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("signal");
        const int token = int(SeriesMeasure::FirstToken);
        const int speed = int(SeriesMeasure::TokensPerSecond);
        const auto id = [](theme::Signal signal) { return int(signal); };
        QTest::newRow("too few") << token << int(Finding::TooFew) << 0.0
                                 << u"First token: cannot tell. 3 and 3 runs are too few; 6 of each are needed."_s << id(theme::Signal::Unknown);
        QTest::newRow("may be none") << token << int(Finding::MayBeNone) << 1.0
                                     << u"First token: cannot tell. The medians differ by +1.00 ms, and chance alone explains that (95 %: −1.00 ms to +3.00 ms)."_s
                                     << id(theme::Signal::Unknown);
        QTest::newRow("longer") << token << int(Finding::SecondIsMore) << 50.0
                                << u"First token: route takes longer than direct by 50.0 ms (95 %: +48.0 ms to +52.0 ms)."_s << id(theme::Signal::Caution);
        QTest::newRow("less") << token << int(Finding::SecondIsLess) << -50.0
                              << u"First token: route takes less than direct by 50.0 ms (95 %: −52.0 ms to −48.0 ms)."_s << id(theme::Signal::Go);
        QTest::newRow("faster") << speed << int(Finding::SecondIsMore) << 10.0
                                << u"Tokens per second: route is faster than direct by 10.0/s (95 %: +8.0/s to +12.0/s)."_s << id(theme::Signal::Go);
        QTest::newRow("slower") << speed << int(Finding::SecondIsLess) << -10.0
                                << u"Tokens per second: route is slower than direct by 10.0/s (95 %: −12.0/s to −8.0/s)."_s << id(theme::Signal::Caution);
    }

    void differencesAreSaidAsAPersonWould()
    {
        QFETCH(int, measure);
        QFETCH(int, finding);
        QFETCH(double, by);
        const MeasureDifference made = difference(SeriesMeasure(measure), Finding(finding), by);
        QTEST(serieswords::describe(made, u"direct"_s, u"route"_s), "sentence");
        QTEST(int(serieswords::signalOf(made)), "signal");
    }

    void sharesAreHeldAgainstTheWeights_data()
    {
        QTest::addColumn<std::optional<double>>("p");
        QTest::addColumn<QString>("fit");
        QTest::newRow("fits") << std::optional(0.6) << u"Nothing in that speaks against the weights"_s;
        QTest::newRow("does not fit") << std::optional(0.001) << u"That does not fit the weights"_s;
        QTest::newRow("too few") << std::optional<double>() << u"cannot be told: too few answers"_s;
    }

    void sharesAreHeldAgainstTheWeights()
    {
        QFETCH(std::optional<double>, p);
        QFETCH(QString, fit);
        InstanceShares shares;
        shares.shares = {{.name = u"a"_s, .count = 12, .expected = 12.0}, {.name = u"b"_s, .count = 4, .expected = 4.0}};
        shares.p = p;
        const QString text = serieswords::describe(shares, 2).join(u'\n');
        QVERIFY2(text.contains(u"a answered 12 times; by its weight 12.0 are expected."_s), qPrintable(text));
        QVERIFY2(text.contains(fit), qPrintable(text));
        QVERIFY(text.contains(u"Fallbacks seen: 2."_s));
    }

    void aHistogramFits_data()
    {
        QTest::addColumn<int>("bins");
        QTest::addColumn<qreal>("width");
        for (const int bins : {1, 7, 24}) {
            for (const qreal width : {300.0, 1000.0})
                QTest::addRow("%d at %d", bins, int(width)) << bins << width;
        }
    }

    void aHistogramFits()
    {
        QFETCH(int, bins);
        QFETCH(qreal, width);
        const MeasureFigures figures = figuresOfBins(bins);
        const HistogramLayout layout = layOutHistogram(figures, width, QFontMetricsF(QFont()));
        QCOMPARE(layout.bars.size(), qsizetype(bins));
        const QRectF all(0, 0, width, layout.height);
        for (int i = 0; i < bins; ++i) {
            QVERIFY(all.contains(layout.bars.at(i).center()));
            QCOMPARE(layout.barAt(layout.bars.at(i).center().x()), i);
            QCOMPARE(layout.bars.at(i).height() > 0, figures.histogram.bins.at(i).count > 0);
        }
        for (qsizetype i = 1; i < layout.across.size(); ++i)
            QVERIFY(!layout.across.at(i).box.intersects(layout.across.at(i - 1).box));
        QCOMPARE(layout.barAt(-5), -1);
    }
};

QTEST_MAIN(TestSeriesWords)
#include "tst_serieswords.moc"
