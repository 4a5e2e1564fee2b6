// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricetable.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

using Tokens = std::optional<qint64>;

/// Where the questions go to, as a target would say it.
enum class Place { Unknown, Gemini, OpenAi, Claude, DeepSeek, Azure, OpenRouter, Local, GatewayToGemini, GatewayToAnywhere };

Target direct(const QString &baseUrl, const QString &model)
{
    Provider provider;
    provider.baseUrl = baseUrl;
    return DirectTarget{provider, model};
}

Target through(const QString &provider, const QString &model, const QString &endpoint = {})
{
    AiProxy proxy;
    proxy.provider = provider;
    proxy.model = model;
    proxy.endpoint = endpoint;
    Route route;
    route.aiProxy = proxy;
    return RouteTarget{{}, route, model};
}

PriceQuestion ask(Place place, const QString &model, const QDateTime &at = {})
{
    switch (place) {
    case Place::Unknown:
        return {.models = {model}, .placeKnown = false, .url = {}, .provider = {}, .at = at, .replies = 1};
    case Place::Gemini:
        return priceQuestion(direct(u"https://generativelanguage.googleapis.com/v1beta/openai"_s, model), {}, at);
    case Place::OpenAi:
        return priceQuestion(direct(u"https://api.openai.com/v1"_s, model), {}, at);
    case Place::Claude:
        return priceQuestion(direct(u"https://api.anthropic.com/v1"_s, model), {}, at);
    case Place::DeepSeek:
        return priceQuestion(direct(u"https://api.deepseek.com"_s, model), {}, at);
    case Place::Azure:
        return priceQuestion(direct(u"https://mine.openai.azure.com/openai/v1"_s, model), {}, at);
    case Place::OpenRouter:
        return priceQuestion(direct(u"https://openrouter.ai/api/v1"_s, model), {}, at);
    case Place::Local:
        return priceQuestion(direct(u"http://127.0.0.1:11434/v1"_s, model), {}, at);
    case Place::GatewayToGemini:
        return priceQuestion(through(u"gemini"_s, model), {}, at);
    case Place::GatewayToAnywhere:
        return priceQuestion(through(u"openai-compatible"_s, model, u"https://llm.example/v1/chat/completions"_s), {}, at);
    }
    return {};
}

Usage usage(qint64 input, qint64 output, Tokens cached = {}, Tokens cacheWrite = {}, Tokens total = {})
{
    return {.input = input, .cached = cached, .cacheWrite = cacheWrite, .output = output, .reasoning = {}, .totalReported = total};
}

const QDateTime summer = QDateTime::fromString(u"2026-07-01T12:00:00Z"_s, Qt::ISODate);

} // namespace

Q_DECLARE_METATYPE(Place)

class TestPriceTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theTableThatComesWithTheProgramIsReadable()
    {
        const PriceTable table;
        QVERIFY(table.list().providers.size() > 10);
        QVERIFY(table.list().date >= QDate(2026, 9, 1));
        QVERIFY(table.list().source.startsWith("https://"_L1));
        QStringList ids;
        for (const PricedProvider &provider : table.list().providers)
            ids.append(provider.id);
        for (const PricedProvider &provider : table.list().providers) {
            for (const QString &other : provider.fallback)
                QVERIFY2(ids.contains(other), qPrintable(other));
        }
    }

    void estimates_data()
    {
        QTest::addColumn<Usage>("used");
        QTest::addColumn<PriceQuestion>("question");
        QTest::addColumn<qint64>("expected"); // trillionths, computed by hand from prices.json
        QTest::addColumn<QString>("priceName");
        const auto at = [](const QString &text) { return QDateTime::fromString(text, Qt::ISODate); };

        QTest::newRow("0.30 in, 2.50 out; 18 tokens of thinking in the total") << usage(15, 8, {}, {}, 41) << ask(Place::Gemini, u"gemini-2.5-flash"_s, summer)
            << qint64(15 * 300'000 + 26 * 2'500'000) << u"gemini-2.5-flash"_s;
        QTest::newRow("written with models/ and capitals") << usage(100, 1) << ask(Place::Gemini, u"models/Gemini-2.5-Flash"_s, summer)
            << qint64(100 * 300'000 + 2'500'000) << u"gemini-2.5-flash"_s;
        QTest::newRow("0.03 from the cache") << usage(1'000, 0, 900) << ask(Place::Gemini, u"gemini-2.5-flash"_s, summer)
            << qint64(100 * 300'000 + 900 * 30'000) << u"gemini-2.5-flash"_s;
        QTest::newRow("a gateway that names the provider") << usage(10, 10) << ask(Place::GatewayToGemini, u"gemini-2.5-flash"_s, summer)
            << qint64(10 * 300'000 + 10 * 2'500'000) << u"gemini-2.5-flash"_s;
        QTest::newRow("by the name alone") << usage(10, 10) << ask(Place::Unknown, u"gemini-2.5-flash"_s, summer)
            << qint64(10 * 300'000 + 10 * 2'500'000) << u"gemini-2.5-flash"_s;
        QTest::newRow("up to 200,000: 1.25 and 10") << usage(200'000, 1'000) << ask(Place::Gemini, u"gemini-2.5-pro"_s, summer)
            << qint64(200'000) * 1'250'000 + qint64(1'000) * 10'000'000 << u"gemini-2.5-pro"_s;
        QTest::newRow("above: 2.50 and 15") << usage(200'001, 1'000) << ask(Place::Gemini, u"gemini-2.5-pro"_s, summer)
            << qint64(200'001) * 2'500'000 + qint64(1'000) * 15'000'000 << u"gemini-2.5-pro"_s;
        QTest::newRow("2.50, 1.25 cached, 10") << usage(1'000, 200, 400) << ask(Place::OpenAi, u"gpt-4o-2024-08-06"_s, summer)
            << qint64(4'000'000'000) << u"gpt-4o"_s;
        QTest::newRow("the same model at another place that sells it") << usage(1'000, 200, 400) << ask(Place::Azure, u"gpt-4o"_s, summer)
            << qint64(4'000'000'000) << u"gpt-4o"_s;
        QTest::newRow("3, 0.30 from and 3.75 to the cache, 15") << usage(10'000, 500, 6'000, 3'000) << ask(Place::Claude, u"claude-sonnet-4-0"_s, summer)
            << qint64(1'000 * 3'000'000LL + 6'000 * 300'000LL + 3'000 * 3'750'000LL + 500 * 15'000'000LL) << u"claude-sonnet-4-0"_s;
        QTest::newRow("a name with its date") << usage(10, 0) << ask(Place::Claude, u"claude-sonnet-4-20250514"_s, summer)
            << qint64(10 * 3'000'000) << u"claude-sonnet-4-0"_s;
        QTest::newRow("before the price fell") << usage(10, 10) << ask(Place::OpenAi, u"o3"_s, at(u"2025-06-09T23:59:59Z"_s)) << qint64(10 * 10'000'000 + 10 * 40'000'000) << u"o3"_s;
        QTest::newRow("and after") << usage(10, 10) << ask(Place::OpenAi, u"o3"_s, at(u"2025-06-10T00:00:00Z"_s)) << qint64(10 * 2'000'000 + 10 * 8'000'000) << u"o3"_s;
        QTest::newRow("by day") << usage(10, 10) << ask(Place::DeepSeek, u"deepseek-chat"_s, at(u"2026-07-01T16:29:00Z"_s)) << qint64(10 * 270'000 + 10 * 1'100'000) << u"deepseek-chat"_s;
        QTest::newRow("by night, told in another zone") << usage(10, 10) << ask(Place::DeepSeek, u"deepseek-chat"_s, at(u"2026-07-01T18:30:00+02:00"_s))
            << qint64(10 * 135'000 + 10 * 550'000) << u"deepseek-chat"_s;
    }

    void estimates()
    {
        QFETCH(Usage, used);
        QFETCH(PriceQuestion, question);
        QFETCH(qint64, expected);
        QFETCH(QString, priceName);
        const PriceTable table;
        const CostEstimate cost = table.estimate(used, question);
        QVERIFY(cost);
        QCOMPARE(cost->total, (Money{expected, u"USD"_s}));
        QCOMPARE(cost->priceName, priceName);
        QCOMPARE(cost->asOf, table.list().date);
        QVERIFY(!cost->ownPrice);
    }

    void knowsNoPrice_data()
    {
        QTest::addColumn<PriceQuestion>("question");
        QTest::newRow("unknown model") << ask(Place::OpenAi, u"gpt-of-tomorrow"_s);
        QTest::newRow("another's model") << ask(Place::OpenAi, u"gemini-2.5-flash"_s);
        QTest::newRow("a model of one's own machine, whatever its name") << ask(Place::Local, u"gpt-4o"_s);
        QTest::newRow("a gateway that leads anywhere") << ask(Place::GatewayToAnywhere, u"gpt-4o"_s);
        QTest::newRow("a gateway that says nothing") << priceQuestion(through({}, {}), u"gpt-4o"_s);
        QTest::newRow("a base URL that is none") << priceQuestion(direct(u"::"_s, u"gpt-4o"_s), {});
        QTest::newRow("no name") << ask(Place::OpenAi, QString());
        QTest::newRow("nothing known") << PriceQuestion{};
        QTest::newRow("by a name that many use") << ask(Place::Unknown, u"llama-3"_s);
    }

    void knowsNoPrice()
    {
        QFETCH(PriceQuestion, question);
        const CostEstimate cost = PriceTable().estimate(usage(1, 1), question);
        QVERIFY(!cost);
        QCOMPARE(cost.error(), NoCost::UnknownPrice);
    }

    void theAnsweredNameGoesFirst()
    {
        const Target target = direct(u"https://api.openai.com/v1"_s, u"gpt-4o"_s);
        const auto name = [&](const QString &answered) { return PriceTable().estimate(usage(1, 1), priceQuestion(target, answered)).value_or(Cost{}).priceName; };
        QCOMPARE(name(u"gpt-4o-mini"_s), u"gpt-4o-mini"_s);
        QCOMPARE(name(u"something-else"_s), u"gpt-4o"_s);
    }

    void ownPricesWin_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("wins");
        QTest::newRow("the name") << u"gpt-4o"_s << u"gpt-4o"_s << true;
        QTest::newRow("whatever its case") << u"GPT-4o"_s << u"gpt-4o"_s << true;
        QTest::newRow("its beginning") << u"gpt-*"_s << u"gpt-4o"_s << true;
        QTest::newRow("a name with a slash") << u"*4o"_s << u"openai/gpt-4o"_s << true;
        QTest::newRow("the whole name only") << u"gpt-4"_s << u"gpt-4o"_s << false;
        QTest::newRow("a dot is a dot") << u"gpt.4o"_s << u"gpt-4o"_s << false;
    }

    void ownPricesWin()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, model);
        QFETCH(bool, wins);
        PriceTable table;
        table.setOwnPrices({{.model = pattern, .currency = u"EUR"_s, .input = 1'000'000, .cached = 500'000, .cacheWrite = {}, .output = 2'000'000}});
        const CostEstimate cost = table.estimate(usage(100, 10, 50), ask(Place::Local, model));
        QCOMPARE(cost.has_value(), wins);
        if (wins) {
            QCOMPARE(cost->total, (Money{50 * 1'000'000 + 50 * 500'000 + 10 * 2'000'000, u"EUR"_s}));
            QVERIFY(cost->ownPrice);
            QVERIFY(!cost->asOf.isValid());
        }
    }

    void saysWhenADaysSumMayHaveCostMore_data()
    {
        QTest::addColumn<PriceQuestion>("question");
        QTest::addColumn<bool>("varies");
        QTest::newRow("one price") << ask(Place::OpenAi, u"gpt-4o"_s) << false;
        QTest::newRow("by the prompt's length") << ask(Place::Gemini, u"gemini-2.5-pro"_s) << true;
        QTest::newRow("by the time of day") << ask(Place::DeepSeek, u"deepseek-chat"_s) << true;
    }

    void saysWhenADaysSumMayHaveCostMore()
    {
        QFETCH(PriceQuestion, question);
        QFETCH(bool, varies);
        const PriceTable table;
        QVERIFY(!table.estimate(usage(300'000, 1), question)->varies);
        question.replies = 4;
        const CostEstimate cost = table.estimate(usage(300'000, 1), question);
        QVERIFY(cost);
        QCOMPARE(cost->varies, varies);
    }

    void unreportedIsNotFree()
    {
        const CostEstimate cost = PriceTable().estimate({}, ask(Place::OpenAi, u"gpt-4o"_s));
        QVERIFY(!cost);
        QCOMPARE(cost.error(), NoCost::NotReported);
    }
};

QTEST_GUILESS_MAIN(TestPriceTable)
#include "tst_pricetable.moc"
