// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/statistics.h"
#include "probe/waycomparison.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Random = std::mt19937_64;
using Finding = MeasureDifference::Finding;

SeriesSample answer(double total, bool warm = false)
{
    SeriesSample sample;
    sample.verdict = Verdict::Pass;
    sample.cause = u"ok"_s;
    sample.warm = warm;
    sample.times.total = total;
    sample.model = u"m"_s;
    return sample;
}

QList<SeriesSample> answers(const QList<double> &totals)
{
    QList<SeriesSample> samples;
    for (const double total : totals)
        samples.append(answer(total));
    return samples;
}

// Times as servers take them: never below a floor, most a little above it, a few far off.
double noisy(Random &random)
{
    const double usual = std::lognormal_distribution<double>(1, 0.6)(random);
    const bool stalls = std::uniform_real_distribution<double>(0, 1)(random) < 0.1;
    return 40 + usual + (stalls ? std::exponential_distribution<double>(0.05)(random) : 0);
}

// Differences of medians by resampling as the word says, to check the quick way against.
QList<double> plainDifferences(const QList<double> &first, const QList<double> &second, Random &random)
{
    const auto resampled = [&random](const QList<double> &values) {
        std::uniform_int_distribution<qsizetype> place(0, values.size() - 1);
        QList<double> drawn;
        for (qsizetype i = 0; i < values.size(); ++i)
            drawn.append(values.at(place(random)));
        return *percentile(drawn, 50);
    };
    QList<double> differences;
    for (int i = 0; i < 5000; ++i)
        differences.append(resampled(second) - resampled(first));
    return differences;
}

} // namespace

/// Two ways compared: whether the interval holds the truth as often as it says, and when it must be silent.
class TestWayComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coverage_data();
    void coverage();
    void sameAsResampling_data();
    void sameAsResampling();
    void findings_data();
    void findings();
    void seeds();
    void warmAndColdApart();
    void failedRunsDoNotCount();
    void answersDiffer_data();
    void answersDiffer();
};

void TestWayComparison::coverage_data()
{
    QTest::addColumn<double>("delay");
    QTest::addColumn<int>("runs");
    for (const double delay : {0.0, 5.0, 50.0}) {
        for (const int runs : {fewestForInterval, 20})
            QTest::addRow("%g ms, %d runs", delay, runs) << delay << runs;
    }
}

// At 95 % it holds the truth in at least 93 of 100.
void TestWayComparison::coverage()
{
    QFETCH(double, delay);
    QFETCH(int, runs);
    constexpr int repetitions = 100;
    Random random(quint64(runs) * 1000 + quint64(delay));
    int held = 0;
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        QList<double> first;
        QList<double> second;
        for (int run = 0; run < runs; ++run) {
            first.append(noisy(random));
            second.append(noisy(random) + delay);
        }
        const auto interval = medianDifferenceInterval(first, second, quint64(repetition));
        QVERIFY(interval);
        held += interval->holds(delay) ? 1 : 0;
    }
    QVERIFY2(held >= 93, qPrintable(u"%1 of %2"_s.arg(held).arg(repetitions)));
}

void TestWayComparison::sameAsResampling_data()
{
    QTest::addColumn<int>("runs");
    for (const int runs : {6, 7, 15, 16, 60})
        QTest::addRow("%d runs", runs) << runs;
}

void TestWayComparison::sameAsResampling()
{
    QFETCH(int, runs);
    Random random{quint64(runs)};
    QList<double> first;
    QList<double> second;
    for (int run = 0; run < runs; ++run) {
        first.append(std::uniform_real_distribution<double>(0, 1)(random));
        second.append(std::uniform_real_distribution<double>(0, 1)(random));
    }
    const auto interval = medianDifferenceInterval(first, second, 1);
    const QList<double> differences = plainDifferences(first, second, random);
    const auto share = [&differences](auto isIn) { return double(std::ranges::count_if(differences, isIn)) / double(differences.size()); };
    // A few values only are possible, each with some per mille of all draws; so an end lies at its share or on the value that passes it.
    constexpr double byChance = 0.012;
    for (const auto &[end, wanted] : {std::pair(interval->from, 0.025), std::pair(interval->to, 0.975)}) {
        const double below = share([end = end](double difference) { return difference < end; });
        const double upTo = share([end = end](double difference) { return difference <= end; });
        QVERIFY2(below <= wanted + byChance && upTo >= wanted - byChance, qPrintable(u"%1: %2 to %3"_s.arg(end).arg(below).arg(upTo)));
    }
}

void TestWayComparison::findings_data()
{
    QTest::addColumn<QList<double>>("first");
    QTest::addColumn<QList<double>>("second");
    QTest::addColumn<int>("finding");
    QTest::addColumn<double>("difference");
    const QList<double> some{10, 11, 12, 13, 14, 15, 16, 17};
    const QList<double> more{60, 61, 62, 63, 64, 65, 66, 67};
    QTest::newRow("more") << some << more << int(Finding::SecondIsMore) << 50.0;
    QTest::newRow("less") << more << some << int(Finding::SecondIsLess) << -50.0;
    QTest::newRow("alike") << some << some << int(Finding::MayBeNone) << 0.0;
    QTest::newRow("hardly apart") << some << QList<double>{10, 12, 12, 14, 14, 16, 16, 18} << int(Finding::MayBeNone) << 0.5;
    QTest::newRow("no spread at all") << QList<double>(6, 3.0) << QList<double>(6, 4.0) << int(Finding::SecondIsMore) << 1.0;
    QTest::newRow("too few") << some << QList<double>{60, 61, 62, 63, 64} << int(Finding::TooFew) << 48.5;
    QTest::newRow("one") << QList<double>{1} << QList<double>{9} << int(Finding::TooFew) << 8.0;
}

void TestWayComparison::findings()
{
    QFETCH(QList<double>, first);
    QFETCH(QList<double>, second);
    QFETCH(int, finding);
    QFETCH(double, difference);
    const WayComparison comparison = compareWays(answers(first), answers(second));
    const MeasureDifference *total = comparison.find(SeriesMeasure::Total, false);
    QVERIFY(total);
    QCOMPARE(int(total->finding), finding);
    QCOMPARE(*total->difference, difference);
    QCOMPARE(total->interval.has_value(), total->finding != Finding::TooFew);
    QCOMPARE(total->canTell(), Finding(finding) == Finding::SecondIsMore || Finding(finding) == Finding::SecondIsLess);
    QCOMPARE(total->firstCount, int(first.size()));
    QCOMPARE(total->secondCount, int(second.size()));
    QVERIFY(!comparison.find(SeriesMeasure::FirstToken, false));
}

void TestWayComparison::seeds()
{
    Random random(3);
    QList<double> first;
    QList<double> second;
    for (int i = 0; i < 30; ++i) {
        first.append(noisy(random));
        second.append(noisy(random));
    }
    QCOMPARE(medianDifferenceInterval(first, second, 5), medianDifferenceInterval(first, second, 5));
    const auto narrow = medianDifferenceInterval(first, second, 5, 0.5);
    const auto wide = medianDifferenceInterval(first, second, 5, 0.99);
    QVERIFY(wide->to - wide->from > narrow->to - narrow->from);
}

void TestWayComparison::warmAndColdApart()
{
    QList<SeriesSample> first;
    QList<SeriesSample> second;
    for (int i = 0; i < 8; ++i) {
        first.append({answer(100 + i), answer(10 + i, true)});
        second.append({answer(200 + i), answer(10 + i, true)});
    }
    const WayComparison comparison = compareWays(first, second);
    QCOMPARE(comparison.find(SeriesMeasure::Total, false)->finding, Finding::SecondIsMore);
    QCOMPARE(comparison.find(SeriesMeasure::Total, true)->finding, Finding::MayBeNone);
}

void TestWayComparison::failedRunsDoNotCount()
{
    QList<SeriesSample> second = answers({1, 1, 1, 1, 1, 1, 1});
    for (SeriesSample &sample : second)
        sample.verdict = Verdict::Fail;
    const WayComparison comparison = compareWays(answers({5, 5, 5, 5, 5, 5, 5}), second);
    QVERIFY(comparison.measures.isEmpty());
    QVERIFY(comparison.answers.isEmpty());
}

void TestWayComparison::answersDiffer_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second");
    QTest::addColumn<QStringList>("shown"); // first | second | varies; empty: no difference
    QTest::newRow("model") << u"model"_s << QStringList{u"a"_s} << QStringList{u"b"_s} << QStringList{u"a"_s, u"b"_s, u"no"_s};
    QTest::newRow("same model") << u"model"_s << QStringList{u"a"_s} << QStringList{u"a"_s} << QStringList();
    QTest::newRow("text that varies by itself")
        << u"text"_s << QStringList{u"x"_s, u"y"_s, u"y"_s} << QStringList{u"y"_s, u"y"_s, u"y"_s} << QStringList{u"y,x"_s, u"y"_s, u"yes"_s};
    QTest::newRow("text that varies alike") << u"text"_s << QStringList{u"x"_s, u"y"_s} << QStringList{u"y"_s, u"x"_s} << QStringList();
    QTest::newRow("finish reason only here") << u"finish-reason"_s << QStringList{u"stop"_s} << QStringList{QString()} << QStringList{u"stop"_s, QString(), u"no"_s};
    QTest::newRow("usage") << u"usage input"_s << QStringList{u"15"_s} << QStringList{u"17"_s} << QStringList{u"15"_s, u"17"_s, u"no"_s};
    QTest::newRow("header") << u"header server"_s << QStringList{u"model"_s} << QStringList{u"APISIX/3.18.0"_s}
                            << QStringList{u"model"_s, u"APISIX/3.18.0"_s, u"no"_s};
    QTest::newRow("header that is missing") << u"header server"_s << QStringList{u"model"_s} << QStringList{QString()}
                                            << QStringList{u"model"_s, QString(), u"no"_s};
    QTest::newRow("header of the message itself") << u"header date"_s << QStringList{u"Mon"_s} << QStringList{u"Tue"_s} << QStringList();
    QTest::newRow("but not that it is missing") << u"header x-request-id"_s << QStringList{u"1"_s} << QStringList{QString()}
                                                << QStringList{u"…"_s, QString(), u"no"_s};
}

void TestWayComparison::answersDiffer()
{
    QFETCH(QString, what);
    QFETCH(QStringList, first);
    QFETCH(QStringList, second);
    QFETCH(QStringList, shown);
    const auto samplesWith = [&what](const QStringList &values) {
        QList<SeriesSample> samples;
        for (const QString &value : values) {
            SeriesSample sample = answer(1);
            if (what == "model"_L1)
                sample.model = value;
            else if (what == "text"_L1)
                sample.text = value;
            else if (what == "finish-reason"_L1)
                sample.finishReason = value;
            else if (what == "usage input"_L1)
                sample.usage.input = value.toLongLong();
            else if (!value.isEmpty())
                sample.headers.append({what.section(u' ', 1).toUtf8(), value.toUtf8()});
            samples.append(sample);
        }
        return samples;
    };
    const QList<AnswerDifference> differences = compareWays(samplesWith(first), samplesWith(second)).answers;
    QStringList seen;
    for (const AnswerDifference &each : differences) {
        QCOMPARE(each.what, what);
        seen = {each.first.join(u','), each.second.join(u','), each.varies ? u"yes"_s : u"no"_s};
    }
    QCOMPARE(seen, shown);
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestWayComparison)
#include "tst_waycomparison.moc"
