// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/usage.h"

#include <QTest>

#include <limits>

using namespace lineside;

namespace {

using Tokens = std::optional<qint64>;
constexpr qint64 huge = std::numeric_limits<qint64>::max();

Usage usage(Tokens input, Tokens output, Tokens total, Tokens reasoning = {})
{
    return {.input = input, .cached = {}, .cacheWrite = {}, .output = output, .reasoning = reasoning, .totalReported = total};
}

} // namespace

Q_DECLARE_METATYPE(Tokens)

class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unaccounted_data()
    {
        QTest::addColumn<Usage>("reported");
        QTest::addColumn<Tokens>("expected");
        QTest::newRow("Gemini's thinking") << usage(15, 8, 41) << Tokens(18);
        QTest::newRow("adds up") << usage(15, 8, 23) << Tokens();
        QTest::newRow("reasoning inside the output") << usage(10, 100, 110, 60) << Tokens();
        QTest::newRow("reasoning outside explains it") << usage(15, 8, 41, 18) << Tokens();
        QTest::newRow("reasoning explains a part") << usage(15, 8, 41, 10) << Tokens(8);
        QTest::newRow("more reasoning than difference") << usage(15, 8, 41, 30) << Tokens();
        QTest::newRow("total too small") << usage(15, 8, 3) << Tokens();
        QTest::newRow("no total") << usage(15, 8, {}) << Tokens();
        QTest::newRow("no input") << usage({}, 8, 41) << Tokens();
        QTest::newRow("no output") << usage(15, {}, 41) << Tokens();
        QTest::newRow("zero") << usage(0, 0, 0) << Tokens();
        QTest::newRow("one") << usage(1, 1, 3) << Tokens(1);
        QTest::newRow("negative reasoning") << usage(15, 8, 41, -5) << Tokens(18);
        QTest::newRow("huge parts") << usage(huge, huge, 0) << Tokens();
        QTest::newRow("negative parts and a huge total") << usage(-huge, -huge, huge) << Tokens();
        QTest::newRow("exact far up") << usage(1'000'000'000'000, 1, 1'000'000'000'003) << Tokens(2);
    }

    void unaccounted()
    {
        QFETCH(Usage, reported);
        QFETCH(Tokens, expected);
        QVERIFY(reported.unaccounted() == expected);
    }

    void laterReportsWin()
    {
        Usage sum = usage(15, 1, 16);
        sum.cached = 4;
        Usage later = usage({}, 8, 41);
        later.cacheWrite = 0;
        sum.merge(later);
        Usage expected = usage(15, 8, 41);
        expected.cached = 4;
        expected.cacheWrite = 0; // zero is a report, too
        QCOMPARE(sum, expected);
        QVERIFY(!sum.isEmpty());
        QVERIFY(Usage().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
