// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/wire/wirechartlayout.h"

#include <QFont>

#include <algorithm>

using namespace lineside;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

WireTimes timesOf(const QList<WireTime> &tokens, WireTime end)
{
    WireTimes times{.firstByte = 100ms, .firstToken = std::nullopt, .end = end, .tokens = tokens};
    if (!tokens.isEmpty())
        times.firstToken = tokens.constFirst();
    return times;
}

} // namespace

class TestWireChartLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void timesComeFromTheRecord()
    {
        WireRecord record;
        record.sent = 1ms;
        record.firstByte = 20ms;
        record.reads = {{20ms, 10}, {50ms, 20}};
        record.events = {{.at = 20ms, .kind = WireEvent::Kind::Start}, {.at = 20ms, .isToken = true}, {.at = 50ms, .isToken = true}};
        WireTimes times = wireTimes(record);
        QCOMPARE(times.firstToken, std::optional<WireTime>(20ms));
        QCOMPARE(times.tokens, QList<WireTime>({20ms, 50ms}));
        QCOMPARE(times.end, WireTime(50ms));
        record.total = 60ms;
        QCOMPARE(wireTimes(record).end, WireTime(60ms));
    }

    void gapsAreCounted()
    {
        QList<WireTime> tokens{0ms};
        for (int i = 1; i <= 100; ++i)
            tokens.append(tokens.constLast() + i * 1ms);
        const WireGaps gaps = wireGaps(timesOf(tokens, 6s));
        QCOMPARE(gaps.count, 100);
        QCOMPARE(gaps.median, WireTime(50ms));
        QCOMPARE(gaps.high, WireTime(95ms));
        QCOMPARE(gaps.longest, WireTime(100ms));
        QCOMPARE(wireGaps(timesOf({5ms}, 6s)), WireGaps());
        QCOMPARE(wireGaps(timesOf({}, 6s)), WireGaps());
    }

    void isToldInWords_data()
    {
        QTest::addColumn<WireTimes>("times");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << WireTimes() << u"Nothing came."_s;
        QTest::newRow("no token") << timesOf({}, 2s) << u"First byte after 100 ms, no token."_s;
        QTest::newRow("one token") << timesOf({150ms}, 2s) << u"First token after 150 ms."_s;
        QTest::newRow("tokens") << timesOf({150ms, 160ms, 1360ms}, 2s)
                                << u"First token after 150 ms. Gaps between 3 tokens: median 10.0 ms, 95 % at most 1.20 s, longest 1.20 s."_s;
    }

    void isToldInWords()
    {
        QFETCH(WireTimes, times);
        QFETCH(QString, words);
        QCOMPARE(describe(times), words);
    }

    void aTokenIsToldInWords()
    {
        QCOMPARE(describeToken(timesOf({150ms, 181ms}, 2s), 1), u"Token 2 of 2 at 181 ms, 31.0 ms after the one before"_s);
    }

    void scalesAreRound_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("top");
        for (const auto &[time, top] : {std::pair{1, 1}, {2, 2}, {3, 5}, {6, 10}, {10, 10}, {11, 20}, {499, 500}, {501, 1000}, {1'200'000, 2'000'000}})
            QTest::addRow("%d", time) << qint64(time) << qint64(top);
    }

    void scalesAreRound()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, top);
        QCOMPARE(roundedUp(WireTime(time)).count(), top);
    }

    void everythingStandsInside_data()
    {
        QTest::addColumn<WireTimes>("times");
        QTest::addColumn<qreal>("width");
        QList<WireTime> many;
        for (int i = 0; i < 20'000; ++i)
            many.append(100ms + i * (i % 7) * 1us);
        std::ranges::sort(many);
        for (const qreal width : {40.0, 280.0, 1900.0}) {
            QTest::addRow("nothing, %g", width) << WireTimes() << width;
            QTest::addRow("no token, %g", width) << timesOf({}, 1s) << width;
            QTest::addRow("all at once, %g", width) << timesOf({150ms, 150ms, 150ms}, 150ms) << width;
            QTest::addRow("few, %g", width) << timesOf({150ms, 300ms, 900ms}, 1s) << width;
            QTest::addRow("many, %g", width) << timesOf(many, many.constLast() + 1ms) << width;
        }
    }

    void everythingStandsInside()
    {
        QFETCH(WireTimes, times);
        QFETCH(qreal, width);
        const WireChartLayout layout = layOutWireChart(times, width, QFontMetricsF(QFont()));
        const auto inside = [&layout](const QRectF &part) { return part.left() >= layout.plot.left() - 0.01 && part.right() <= layout.plot.right() + 5; };
        QVERIFY(layout.plot.width() >= 1 && layout.height > layout.plot.bottom());
        for (const QRectF &part : {layout.waiting, layout.preparing, layout.streaming})
            QVERIFY(inside(part) && part.width() >= 0);
        QCOMPARE(layout.waiting.right(), layout.preparing.left());
        QCOMPARE(layout.preparing.right(), layout.streaming.left());
        QVERIFY(layout.bars.size() <= qsizetype(layout.plot.width()) + 1);
        qreal before = -1;
        for (const WireChartLayout::Bar &bar : layout.bars) {
            QVERIFY(bar.box.left() > before && inside(bar.box));
            QVERIFY(bar.box.top() >= layout.plot.top() - 0.01 && bar.box.bottom() <= layout.plot.bottom() + 0.01);
            before = bar.box.left();
        }
        for (qsizetype i = 1; i < layout.across.size(); ++i)
            QVERIFY(layout.across.at(i).label.left() > layout.across.at(i - 1).label.right());
    }

    // The longest gap is seen, however many share its column.
    void theLongestGapIsNotLost()
    {
        QList<WireTime> tokens{100ms};
        for (int i = 0; i < 5000; ++i)
            tokens.append(tokens.constLast() + (i == 2500 ? 40ms : 1ms));
        const WireTimes times = timesOf(tokens, tokens.constLast());
        const WireChartLayout layout = layOutWireChart(times, 300, QFontMetricsF(QFont()));
        const auto highest = std::ranges::max_element(layout.bars, {}, [](const WireChartLayout::Bar &bar) { return bar.box.height(); });
        QCOMPARE(highest->token, 2501);
        QCOMPARE(layout.barNear(highest->box.center().x()), highest - layout.bars.begin());
        QCOMPARE(layout.barNear(-100), -1);
    }
};

QTEST_MAIN(TestWireChartLayout)
#include "tst_wirechartlayout.moc"
