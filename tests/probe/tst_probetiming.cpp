// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/timingrig.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineside {

/// The times of a probe are those that the server saw: within 1 ms or 2 %.
class TestProbeTiming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatTheServerSaw_data();
    void isWhatTheServerSaw();
};

void TestProbeTiming::isWhatTheServerSaw_data()
{
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("bodySize");
    QTest::newRow("one") << 1 << 200;
    QTest::newRow("eight at once") << 8 << 200;
    QTest::newRow("a large body") << 1 << 100'000;
    QTest::newRow("eight with large bodies") << 8 << 100'000;
}

// A machine that has other things to do delays now and then whoever reads the clock, here as in the server. So it goes by the median,
// and a busy machine gets more rounds. An instrument that is wrong is wrong in all of them.
void TestProbeTiming::isWhatTheServerSaw()
{
    QFETCH(int, atOnce);
    QFETCH(int, bodySize);
    constexpr int fewestRounds = 5;
    constexpr int mostRounds = 60;
    test::TimingRig rig;
    QList<test::TimingErrors> all;
    QString wrong;
    for (int round = 1; round <= mostRounds; ++round) {
        const QList<test::TimingErrors> errors = rig.round(atOnce, bodySize);
        QCOMPARE(errors.size(), atOnce);
        all += errors;
        if (round < fewestRounds)
            continue;
        wrong.clear();
        const test::TimingErrors medians = test::medianErrors(all);
        for (std::size_t phase = 0; phase < medians.size(); ++phase) {
            if (!medians.at(phase).isWithin())
                wrong += u" %1: %2 ms of %3;"_s.arg(QString::fromLatin1(test::timedPhases.at(phase))).arg(medians.at(phase).ms).arg(medians.at(phase).of);
        }
        if (wrong.isEmpty())
            return;
    }
    QFAIL(qPrintable(wrong));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestProbeTiming)
#include "tst_probetiming.moc"
