// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chatrig.h"
#include "pricing/pricebook.h"
#include "ui/compare/comparecolumn.h"

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const Usage oneMillion{.input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 1'000'000, .reasoning = {}, .totalReported = {}};

/// A chat with OpenAI, whose prices are known, and with a machine of one's own, whose are not.
struct CostRig {
    test::FakeHistoryStore history;
    test::ChatRig rig{history};
    PriceBook prices;

    CostRig()
    {
        prices.setTable(shippedPrices());
        rig.page->setPrices(prices);
        Provider openAi;
        openAi.name = u"OpenAI"_s;
        openAi.baseUrl = u"https://api.openai.com/v1"_s;
        openAi.model = u"gpt-4o"_s;
        const ProviderId id = rig.catalog.put(openAi);
        rig.page->chooseTarget(DirectTarget{*rig.catalog.provider(id), openAi.model});
    }

    void reply(const QString &model, const std::optional<Usage> &usage)
    {
        QTest::keyClicks(rig.composer(), u"q"_s);
        QTest::keyClick(rig.composer(), Qt::Key_Return);
        rig.backend.run->arrive({Started{model, u"1"_s}, TextDelta{0, u"An answer."_s}});
        if (usage)
            rig.backend.run->arrive({UsageReport{*usage}});
        rig.backend.run->arrive({Finished{}});
        rig.backend.run->complete();
    }
    QString summary() const { return rig.part<QLabel>("chatSummary")->text(); }
};

} // namespace

class TestChatCost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void isToldUnderTheReplyAndOverTheConversation_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<std::optional<Usage>>("usage");
        QTest::addColumn<QString>("footer"); // a part; empty: no word of cost
        QTest::addColumn<QString>("summary");
        QTest::newRow("known") << u"gpt-4o"_s << std::optional(oneMillion) << u"≈ $12.50"_s << u"2,000,000 tokens · ≈ $12.50"_s;
        QTest::newRow("no price") << u"nobody-knows-it"_s << std::optional(oneMillion) << QString() << u"2,000,000 tokens"_s;
        QTest::newRow("not reported") << u"gpt-4o"_s << std::optional<Usage>() << u"tokens not reported"_s << u"tokens not reported"_s;
    }

    void isToldUnderTheReplyAndOverTheConversation()
    {
        QFETCH(QString, model);
        QFETCH(std::optional<Usage>, usage);
        QFETCH(QString, footer);
        CostRig chat;
        QVERIFY(chat.summary().isEmpty());
        if (model != "gpt-4o"_L1)
            chat.rig.page->chooseTarget(DirectTarget{chat.rig.catalog.workspace().providers.constLast(), model});
        chat.reply(model, usage);
        SOON_COMPARE(chat.summary().isEmpty(), false);
        QTEST(chat.summary(), "summary");
        const QString said = chat.rig.transcript();
        QVERIFY2(footer.isEmpty() ? !said.contains(u'≈') && !said.contains(u"not reported"_s) : said.contains(footer), qPrintable(said));
        QVERIFY(!chat.rig.part<QLabel>("chatSummary")->toolTip().isEmpty());
    }

    void everyBranchWasPaidFor()
    {
        CostRig chat;
        chat.reply(u"gpt-4o"_s, oneMillion);
        SOON_COMPARE(chat.summary(), u"2,000,000 tokens · ≈ $12.50"_s);
        chat.rig.trigger("chat.retry");
        chat.rig.backend.run->arrive({Started{u"gpt-4o"_s, u"2"_s}, TextDelta{0, u"Another."_s}});
        QCOMPARE(chat.summary(), u"2,000,000 tokens · ≈ $12.50"_s); // while it grows
        chat.rig.backend.run->arrive({UsageReport{oneMillion}, Finished{}});
        chat.rig.backend.run->complete();
        SOON_COMPARE(chat.summary(), u"4,000,000 tokens · ≈ $25.00"_s);
    }

    void isToldUnderEachComparedReply()
    {
        CostRig rig;
        rig.reply(u"gpt-4o"_s, oneMillion);
        rig.rig.trigger("chat.retry");
        rig.rig.backend.run->arrive({Started{u"gpt-4o"_s, u"2"_s}, TextDelta{0, u"Another."_s}, UsageReport{{.input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 100'000, .reasoning = {}, .totalReported = {}}}, Finished{}});
        rig.rig.backend.run->complete();
        rig.rig.trigger("chat.compareVersions");
        const QList<CompareColumn *> columns = rig.rig.page->findChildren<CompareColumn *>();
        QCOMPARE(columns.size(), 2);
        const auto isTold = [&columns](const QString &cost) {
            return std::ranges::any_of(columns, [&cost](CompareColumn *each) { return each->transcript().plainText().contains(cost); });
        };
        QVERIFY(isTold(u"≈ $12.50"_s) && isTold(u"≈ $3.50"_s));
        rig.prices.setOwnPrices({{.model = u"gpt-4o"_s, .input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 1'000'000}});
        SOON_VERIFY(isTold(u"≈ $2.00"_s) && isTold(u"≈ $1.10"_s));
        QVERIFY(columns.constFirst()->accessibleDescription().contains(u"Cost: ≈ $"_s));
    }

    void conversationsHaveTheirOwn()
    {
        CostRig chat;
        chat.reply(u"gpt-4o"_s, oneMillion);
        SOON_COMPARE(chat.summary(), u"2,000,000 tokens · ≈ $12.50"_s);
        chat.rig.trigger("chat.new");
        QVERIFY(chat.summary().isEmpty());
        chat.rig.list()->setCurrentIndex(chat.rig.row(u"q"_s));
        SOON_COMPARE(chat.summary(), u"2,000,000 tokens · ≈ $12.50"_s);
    }

    void ownPricesHoldAtOnce()
    {
        CostRig chat;
        chat.reply(u"gpt-4o"_s, oneMillion);
        SOON_VERIFY(chat.rig.transcript().contains(u"≈ $12.50"_s));
        OwnPrice own;
        own.model = u"gpt-4o"_s;
        own.currency = u"EUR"_s;
        own.input = 1'000'000;
        own.output = 1'000'000;
        chat.prices.setOwnPrices({own});
        QVERIFY2(chat.rig.transcript().contains(u"≈ €2.00"_s), qPrintable(chat.rig.transcript()));
        SOON_COMPARE(chat.summary(), u"2,000,000 tokens · ≈ €2.00"_s);
        chat.prices.setOwnPrices({});
        QVERIFY(chat.rig.transcript().contains(u"≈ $12.50"_s));
    }

    void failuresAtTheDoorUsedNothing()
    {
        CostRig chat;
        QTest::keyClicks(chat.rig.composer(), u"q"_s);
        QTest::keyClick(chat.rig.composer(), Qt::Key_Return);
        chat.rig.backend.run->fail({.kind = Error::Kind::Auth, .message = u"The key was refused."_s, .hint = {}, .details = {}, .httpStatus = 401});
        QCoreApplication::processEvents();
        QVERIFY(chat.summary().isEmpty());
        QVERIFY(!chat.rig.transcript().contains(u"not reported"_s));
    }
};

QTEST_MAIN(TestChatCost)
#include "tst_chatcost.moc"
