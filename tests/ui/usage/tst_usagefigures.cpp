// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagecsv.h"
#include "ui/usage/usagefigures.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

UsageRow row(const QString &model, const QString &path, std::optional<qint64> input, std::optional<qint64> output, qint64 replies = 1, qint64 silent = 0)
{
    UsageRow made;
    made.day = QDate(2026, 11, 20);
    made.model = model;
    made.path = path;
    made.usage.input = input;
    made.usage.output = output;
    made.replies = replies;
    made.repliesWithoutUsage = silent;
    return made;
}

Workspace workspace()
{
    Provider openAi;
    openAi.id = ProviderId(u"o"_s);
    openAi.name = u"OpenAI"_s;
    openAi.baseUrl = u"https://api.openai.com/v1"_s;
    Provider local;
    local.id = ProviderId(u"l"_s);
    local.name = u"Mine"_s;
    local.baseUrl = u"http://127.0.0.1:11434/v1"_s;
    return {.providers = {openAi, local}, .gateways = {}, .routes = {}};
}

} // namespace

class TestUsageFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void prices_data()
    {
        QTest::addColumn<UsageRow>("used");
        QTest::addColumn<QString>("cost");
        QTest::newRow("at its provider") << row(u"gpt-4o"_s, u"direct · OpenAI"_s, 1000, 200) << u"≈ $0.0045"_s;
        QTest::newRow("of one's own machine") << row(u"gpt-4o"_s, u"direct · Mine"_s, 1000, 200) << u"price unknown"_s;
        QTest::newRow("of a provider that is gone") << row(u"gpt-4o"_s, u"direct · Old"_s, 1000, 200) << u"≈ $0.0045"_s;
        QTest::newRow("not reported") << row(u"gpt-4o"_s, u"direct · OpenAI"_s, {}, {}, 2, 2) << u"not reported"_s;
    }

    void prices()
    {
        QFETCH(UsageRow, used);
        QFETCH(QString, cost);
        const QList<PricedUsage> rows = priced({used}, workspace(), PriceTable());
        QCOMPARE(costText(rows.constFirst().cost), cost);
        QCOMPARE(costText(sumOf(rows)), cost);
    }

    void sumsKeepWhatIsNotKnownApart()
    {
        PriceTable prices;
        prices.setOwnPrices({{.model = u"house-*"_s, .currency = u"EUR"_s, .input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 1'000'000}});
        const QList<PricedUsage> rows = priced({row(u"gpt-4o"_s, u"direct · OpenAI"_s, 1000, 200, 3, 1), row(u"house-1"_s, u"direct · Mine"_s, 100'000, 0),
                                                row(u"other"_s, u"direct · Mine"_s, 10, 10, 4), row(u"silent"_s, u"direct · Mine"_s, {}, {}, 2, 2)},
                                               workspace(), prices);
        const UsageFigures sums = sumOf(rows);
        QCOMPARE(sums.replies, 10);
        QCOMPARE(sums.repliesNotReported, 3);
        QCOMPARE(sums.repliesWithoutPrice, 4);
        QCOMPARE(sums.usage.input, 101'010);
        QVERIFY(!sums.usage.reasoning);
        QCOMPARE(costText(sums), u"≈ $0.0045 + €0.10"_s);
        QCOMPARE(tokensText(sums.usage.reasoning), u"not reported"_s);
    }

    void csv()
    {
        const QList<PricedUsage> rows = priced({row(u"gpt-4o"_s, u"direct · OpenAI"_s, 1000, 200), row(u"=cmd|'x'!A1"_s, u"a \"b\", c"_s, {}, {}, 1, 1)}, workspace(), PriceTable());
        const QStringList lines = usageCsv(rows).split(u"\r\n"_s);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(1), u"2026-11-20,\"gpt-4o\",\"direct · OpenAI\",1,0,1000,,,200,,,0.0045,USD"_s);
        QCOMPARE(lines.at(2), u"2026-11-20,\"'=cmd|'x'!A1\",\"a \"\"b\"\", c\",1,1,,,,,,,,"_s);
        QVERIFY(lines.at(3).isEmpty());
    }
};

QTEST_MAIN(TestUsageFigures)
#include "tst_usagefigures.moc"
