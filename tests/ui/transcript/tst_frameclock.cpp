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
        QTest::addColumn<qsizetype>("grown");  // since the last frame, whenever something is wanted
        QTest::addColumn<QList<int>>("wanted"); // milliseconds at which there is something to draw
        QTest::addColumn<QList<int>>("drawn");  // at which it is
        constexpr qsizetype little = FrameClock::LittleText;
        QTest::newRow("alone: at once") << 60.0 << little << QList<int>{100} << QList<int>{100};
        QTest::newRow("alone, and much: at once") << 60.0 << little + 1 << QList<int>{100} << QList<int>{100};
        QTest::newRow("after a pause: at once") << 60.0 << little << QList<int>{100, 105, 112, 119} << QList<int>{100, 105, 112, 119};
        QTest::newRow("too soon") << 60.0 << little << QList<int>{100, 101} << QList<int>{100, 102};
        QTest::newRow("too soon, and together") << 60.0 << little << QList<int>{100, 101, 101} << QList<int>{100, 102};
        QTest::newRow("one late, the next in time") << 60.0 << little << QList<int>{100, 101, 106, 112} << QList<int>{100, 102, 106, 112};
        QTest::newRow("another turn that is shorter") << 60.0 << qsizetype(-500) << QList<int>{100, 101} << QList<int>{100, 102};
        QTest::newRow("much after a frame's time: at once") << 60.0 << little + 1 << QList<int>{100, 117} << QList<int>{100, 117};
        QTest::newRow("much, too soon: at the frame's end") << 60.0 << little + 1 << QList<int>{100, 110} << QList<int>{100, 116};
        QTest::newRow("all of a frame together") << 60.0 << little + 1 << QList<int>{100, 101, 102, 115} << QList<int>{100, 116};
        QTest::newRow("without end: once a frame") << 60.0 << little + 1 << QList<int>{0, 1, 5, 9, 17, 21, 30, 34, 40} << QList<int>{0, 16, 33, 49};
        QTest::newRow("fast screen") << 120.0 << little + 1 << QList<int>{0, 1, 5, 9, 12, 17, 18} << QList<int>{0, 8, 16, 24};
        QTest::newRow("faster than anybody sees") << 240.0 << little + 1 << QList<int>{0, 1, 5} << QList<int>{0, 8};
        QTest::newRow("a screen that does not know") << 0.0 << little + 1 << QList<int>{0, 1} << QList<int>{0, 16};
    }

    void draws()
    {
        QFETCH(double, hertz);
        QFETCH(qsizetype, grown);
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
            if (const auto told = clock.want(now, grown)) {
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
        QCOMPARE(clock.want(100ms, 1000), FrameClock::Time(100ms));
        clock.drawn(100ms);
        QVERIFY(clock.want(101ms, 1000));
        QVERIFY(!clock.want(102ms, 1000));
        clock.forget();
        QCOMPARE(clock.want(103ms, 1000), 100ms + clock.interval());
    }
};

QTEST_GUILESS_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
