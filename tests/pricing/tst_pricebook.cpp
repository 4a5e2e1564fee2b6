// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricebook.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

ChatTurn reply(const QString &model, std::optional<qint64> input = 1'000'000)
{
    Provider openAi;
    openAi.baseUrl = u"https://api.openai.com/v1"_s;
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.target = DirectTarget{openAi, model};
    turn.model = model;
    if (input)
        turn.usage = {input, {}, {}, 0, {}, {}};
    return turn;
}

QString told(const CostEstimate &cost)
{
    if (cost)
        return estimateText(cost->total);
    return cost.error() == NoCost::NotReported ? u"not reported"_s : u"unknown"_s;
}

} // namespace

class TestPriceBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knowsPricesOnceTheTableWasRead()
    {
        PriceBook book;
        QSignalSpy changed(&book, &PriceBook::changed);
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"unknown"_s);
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s, {}))), u"not reported"_s);
        book.load();
        book.load();
        QVERIFY(changed.wait());
        QVERIFY(book.isLoaded());
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"≈ $2.50"_s);
        QCOMPARE(told(book.costOf(reply(u"nobody-knows-it"_s))), u"unknown"_s);
        QCOMPARE(changed.size(), 1);
    }

    void ownPricesComeFirst()
    {
        PriceBook book;
        book.setTable(shippedPrices());
        QSignalSpy changed(&book, &PriceBook::changed);
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"≈ $2.50"_s); // and is remembered
        OwnPrice own;
        own.model = u"gpt-*"_s;
        own.input = 7'000'000;
        book.setOwnPrices({own});
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"≈ $7.00"_s);
        book.setOwnPrices({own});
        QCOMPARE(changed.size(), 1);
        book.setTable(PriceList());
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"≈ $7.00"_s);
        book.setOwnPrices({});
        QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"unknown"_s);
    }

    void remembersFew()
    {
        PriceBook book;
        book.setTable(shippedPrices());
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 20; ++i)
                QCOMPARE(told(book.costOf(reply(u"nobody-knows-%1"_s.arg(i)))), u"unknown"_s);
            QCOMPARE(told(book.costOf(reply(u"gpt-4o"_s))), u"≈ $2.50"_s);
        }
    }

    void mayGoAwayWhileItReads()
    {
        {
            PriceBook book;
            book.load();
        }
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestPriceBook)
#include "tst_pricebook.moc"
