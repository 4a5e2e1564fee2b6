// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/cost.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

using Tokens = std::optional<qint64>;
constexpr qint64 huge = std::numeric_limits<qint64>::max();

Usage usage(Tokens input, Tokens output, Tokens total, Tokens reasoning = {}, Tokens cached = {}, Tokens cacheWrite = {})
{
    return {.input = input, .cached = cached, .cacheWrite = cacheWrite, .output = output, .reasoning = reasoning, .totalReported = total};
}

/// 1 for input, 0.1 from a cache, 1.25 to a cache, 10 for output; twice that above 1,000 tokens of input. By the million.
TokenPrices prices()
{
    return {.currency = u"USD"_s,
            .input = {1'000'000, {{1'000, 2'000'000}}},
            .cached = TokenPrice{100'000, {{1'000, 200'000}}},
            .cacheWrite = TokenPrice{1'250'000, {{1'000, 2'500'000}}},
            .output = {10'000'000, {{1'000, 20'000'000}}},
            .reasoning = {}};
}

TokenPrices withReasoning()
{
    TokenPrices with = prices();
    with.reasoning = TokenPrice{3'000'000, {}};
    return with;
}

TokenPrices plain()
{
    return {.currency = u"EUR"_s, .input = {1'000'000, {}}, .cached = {}, .cacheWrite = {}, .output = {2'000'000, {}}, .reasoning = {}};
}

struct Parts {
    qint64 input = 0;
    qint64 cached = 0;
    qint64 cacheWrite = 0;
    qint64 output = 0;
    qint64 notItemised = 0;
};

} // namespace

Q_DECLARE_METATYPE(Parts)

class TestCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void costs_data()
    {
        QTest::addColumn<Usage>("used");
        QTest::addColumn<TokenPrices>("at");
        QTest::addColumn<Parts>("expected"); // in millionths
        QTest::newRow("nothing used") << usage(0, 0, 0) << prices() << Parts{};
        QTest::newRow("input and output") << usage(100, 20, 120) << prices() << Parts{100, 0, 0, 200};
        QTest::newRow("no total") << usage(100, 20, {}) << prices() << Parts{100, 0, 0, 200};
        QTest::newRow("a part from the cache") << usage(100, 20, 120, {}, 90) << prices() << Parts{10, 9, 0, 200};
        QTest::newRow("a part to the cache") << usage(100, 20, 120, {}, {}, 80) << prices() << Parts{20, 0, 100, 200};
        QTest::newRow("from and to the cache") << usage(100, 0, 100, {}, 50, 40) << prices() << Parts{10, 5, 50, 0};
        QTest::newRow("more cached than input") << usage(100, 0, 100, {}, 500, 40) << prices() << Parts{0, 10, 0, 0};
        QTest::newRow("cache without a price") << usage(100, 20, 120, {}, 50, 10) << plain() << Parts{40, 50, 10, 40};
        QTest::newRow("reasoning inside") << usage(100, 20, 120, 15) << prices() << Parts{100, 0, 0, 200};
        QTest::newRow("reasoning outside") << usage(100, 20, 135, 15) << prices() << Parts{100, 0, 0, 350};
        QTest::newRow("reasoning inside, no total") << usage(100, 20, {}, 15) << prices() << Parts{100, 0, 0, 200};
        QTest::newRow("reasoning that output cannot hold, no total") << usage(100, 20, {}, 30) << prices() << Parts{100, 0, 0, 500};
        QTest::newRow("thinking that nobody itemises") << usage(15, 8, 41) << prices() << Parts{15, 0, 0, 260, 18};
        QTest::newRow("partly itemised") << usage(15, 8, 41, 10) << prices() << Parts{15, 0, 0, 260, 8};
        QTest::newRow("a total too small") << usage(100, 20, 5) << prices() << Parts{100, 0, 0, 200};
        QTest::newRow("reasoning at its own price, inside") << usage(100, 20, 120, 15) << withReasoning() << Parts{100, 0, 0, 95};
        QTest::newRow("reasoning at its own price, outside") << usage(100, 20, 135, 15) << withReasoning() << Parts{100, 0, 0, 245};
        QTest::newRow("at the step") << usage(1'000, 1, 1'001) << prices() << Parts{1'000, 0, 0, 10};
        QTest::newRow("above the step") << usage(1'001, 1, 1'002, {}, 500, 2) << prices() << Parts{998, 100, 5, 20};
        QTest::newRow("negative parts") << usage(100, 20, 120, -5, -1, -1) << prices() << Parts{100, 0, 0, 200};
    }

    void costs()
    {
        QFETCH(Usage, used);
        QFETCH(TokenPrices, at);
        QFETCH(Parts, expected);
        const CostEstimate cost = costOf(used, at);
        QVERIFY(cost);
        constexpr qint64 millionth = 1'000'000;
        QCOMPARE(cost->input.trillionths, expected.input * millionth);
        QCOMPARE(cost->cached.trillionths, expected.cached * millionth);
        QCOMPARE(cost->cacheWrite.trillionths, expected.cacheWrite * millionth);
        QCOMPARE(cost->output.trillionths, expected.output * millionth);
        QCOMPARE(cost->total.trillionths,
                 cost->input.trillionths + cost->cached.trillionths + cost->cacheWrite.trillionths + cost->output.trillionths);
        QCOMPARE(cost->total.currency, at.currency);
        QCOMPARE(cost->notItemised, expected.notItemised);
        QVERIFY(!cost->varies);
    }

    void isNeverZeroForWantOfKnowledge_data()
    {
        QTest::addColumn<Usage>("used");
        QTest::newRow("nothing reported") << Usage{};
        QTest::newRow("no input") << usage({}, 20, 120);
        QTest::newRow("no output") << usage(100, {}, 120);
        QTest::newRow("a total alone") << usage({}, {}, 120);
        QTest::newRow("negative") << usage(-1, 20, 120);
        QTest::newRow("impossible") << usage(huge, 20, 120);
        QTest::newRow("beyond what can be paid") << usage(qint64(1) << 53, qint64(1) << 53, {});
    }

    void isNeverZeroForWantOfKnowledge()
    {
        QFETCH(Usage, used);
        const CostEstimate cost = costOf(used, prices());
        QVERIFY(!cost);
        QCOMPARE(cost.error(), NoCost::NotReported);
    }

    void sumsOfRepliesCountByTheLowestStep()
    {
        const CostEstimate cost = costOf(usage(5'000, 10, 5'010), prices(), 3);
        QVERIFY(cost);
        QCOMPARE(cost->input.trillionths, 5'000'000'000);
        QVERIFY(cost->varies);
        QVERIFY(!costOf(usage(5'000, 10, 5'010), plain(), 3)->varies);
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
