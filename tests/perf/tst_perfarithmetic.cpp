// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/arithmetic.h"
#include "perf/harness/callgrind.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

bool same(double left, double right)
{
    return (std::isnan(left) && std::isnan(right)) || std::abs(left - right) < 1e-9;
}

QList<double> upTo(int count)
{
    QList<double> numbers;
    for (int number = count; number > 0; --number)
        numbers.append(number);
    return numbers;
}

} // namespace

class TestPerfArithmetic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void order_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("middle");
        QTest::addColumn<double>("p99");
        QTest::addColumn<double>("apart");
        QTest::newRow("none") << QList<double>{} << nothing << nothing << 0.0;
        QTest::newRow("one") << QList<double>{4} << 4.0 << 4.0 << 0.0;
        QTest::newRow("odd, out of order") << QList<double>{9, 1, 5} << 5.0 << 9.0 << 1.6;
        QTest::newRow("even") << QList<double>{4, 1, 3, 2} << 2.5 << 4.0 << 1.2;
        QTest::newRow("two hundred") << upTo(200) << 100.5 << 198.0 << 199 / 100.5;
    }
    void order()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, middle);
        QFETCH(double, p99);
        QFETCH(double, apart);
        QVERIFY(same(median(values), middle));
        QVERIFY(same(percentile(values, 0.99), p99));
        QVERIFY(same(spread(values), apart));
    }

    void roundsAreJoinedPlaceByPlace()
    {
        QCOMPARE(medianOfEach({}), QList<double>{});
        QCOMPARE(medianOfEach({{1, 50, 3}, {2, 5, 4, 9}, {30, 6, 2}}), (QList<double>{2, 6, 3}));
    }

    void growth_data()
    {
        QTest::addColumn<double>("exponent");
        QTest::newRow("constant") << 0.0;
        QTest::newRow("linear") << 1.0;
        QTest::newRow("between") << 1.05;
        QTest::newRow("quadratic") << 2.0;
    }
    void growth()
    {
        QFETCH(double, exponent);
        QList<Sample> samples;
        for (const double size : {1e4, 1e5, 1e6})
            samples.append({size, 0.7 * std::pow(size, exponent)});
        QVERIFY(same(growthExponent(samples), exponent));
    }

    void lineIsFittedThroughNoise()
    {
        const FittedLine line = fitLine({{0, 1}, {1, 4}, {2, 4}, {3, 7}});
        QVERIFY(same(line.slope, 1.8));
        QVERIFY(same(line.intercept, 1.3));
    }

    void noLineWithoutTwoPlaces_data()
    {
        QTest::addColumn<int>("samples");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("three at one place") << 3;
    }
    void noLineWithoutTwoPlaces()
    {
        QFETCH(int, samples);
        QVERIFY(std::isnan(fitLine(QList<Sample>(samples, Sample{2, 3})).slope));
        QVERIFY(std::isnan(growthExponent(QList<Sample>(samples, Sample{2, 3}))));
    }

    void instructionsAreRead_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<double>("count");
        QTest::newRow("as it ends") << QByteArray("==7== Events    : Ir\n==7== Collected : 496123\n==7== \n") << 496123.0;
        QTest::newRow("a forked child first") << QByteArray("==8== Collected : 5\n==7== Collected : 77\n") << 77.0;
        QTest::newRow("nothing") << QByteArray() << nothing;
        QTest::newRow("killed") << QByteArray("==7== Callgrind, a call-graph\n==7== Process terminating") << nothing;
        QTest::newRow("no number") << QByteArray("==7== Collected : \n") << nothing;
    }
    void instructionsAreRead()
    {
        QFETCH(QByteArray, said);
        QFETCH(double, count);
        QVERIFY(same(collectedIn(said).value_or(nothing), count));
    }
};

QTEST_GUILESS_MAIN(TestPerfArithmetic)
#include "tst_perfarithmetic.moc"
