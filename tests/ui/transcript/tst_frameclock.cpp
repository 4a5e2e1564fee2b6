// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/frameclock.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

class TestFrameClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void draws_data()
    {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<QList<int>>("wanted"); // milliseconds at which there is something to draw
        QTest::addColumn<QList<int>>("drawn");  // at which it is
        QTest::newRow("alone: at once") << 60.0 << QList<int>{100} << QList<int>{100};
        QTest::newRow("after a pause: at once") << 60.0 << QList<int>{100, 110, 120} << QList<int>{100, 110, 120};
        QTest::newRow("too soon: at the frame's end") << 60.0 << QList<int>{100, 103} << QList<int>{100, 116};
        QTest::newRow("all of a frame together") << 60.0 << QList<int>{100, 101, 102, 115} << QList<int>{100, 116};
        QTest::newRow("without end: once a frame") << 60.0 << QList<int>{0, 1, 5, 9, 17, 21, 30, 34, 40} << QList<int>{0, 16, 33, 49};
        QTest::newRow("fast screen") << 120.0 << QList<int>{0, 1, 5, 9, 12, 17, 18} << QList<int>{0, 8, 16, 24};
        QTest::newRow("faster than anybody sees") << 240.0 << QList<int>{0, 1, 5} << QList<int>{0, 8};
        QTest::newRow("a screen that does not know") << 0.0 << QList<int>{0, 1} << QList<int>{0, 16};
    }

    void draws()
    {
        QFETCH(double, hertz);
        QFETCH(QList<int>, wanted);
        FrameClock clock;
        clock.setRefreshRate(hertz);
        QList<int> drawn;
        std::optional<FrameClock::Time> due;
        const auto drawUntil = [&](FrameClock::Time now) {
            if (!due || *due > now)
                return;
            drawn.append(int(std::chrono::floor<std::chrono::milliseconds>(*due).count()));
            clock.drawn(*due);
            due.reset();
        };
        for (const int at : std::as_const(wanted)) {
            const FrameClock::Time now = std::chrono::milliseconds(at);
            drawUntil(now);
            if (const auto told = clock.want(now)) {
                QVERIFY(!due);
                QVERIFY(*told >= now);
                due = told;
            }
            drawUntil(now);
        }
        drawUntil(10s);
        QTEST(drawn, "drawn");
    }

    void whatWasDrawnOtherwiseIsWantedNoMore()
    {
        FrameClock clock;
        QCOMPARE(clock.want(100ms), FrameClock::Time(100ms));
        clock.drawn(100ms);
        QVERIFY(clock.want(101ms));
        QVERIFY(!clock.want(102ms));
        clock.forget();
        QCOMPARE(clock.want(103ms), 100ms + clock.interval());
    }
};

QTEST_GUILESS_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
