// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricejson.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray frame = R"({"source":"s","package":"p 1","date":"2026-01-02","currency":"USD","providers":[
    {"id":"a","name":"A","names":["a-gw"],"url":"https:[/]/a\\.example","models":{"contains":"alpha"},"fallback":["b"],"prices":[%]}]})";

QByteArray table(const QByteArray &models)
{
    return QByteArray(frame).replace('%', models);
}

const QByteArray good = R"({"id":"m","match":{"equals":"M"},"prices":[{"input":"1","output":"2"}]})";

} // namespace

class TestPriceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsAll()
    {
        const auto list = readPrices(table(
            R"({"id":"m","match":{"and":[{"starts_with":"M"},{"or":[{"ends_with":"x"},{"regex":"^m-\\d+$"}]}]},"prices":[
               {"input":["1",1000,"2.5"],"cached":"0.1","cacheWrite":"1.25","output":"2","reasoning":"3"},
               {"from":"2026-02-01","between":["22:00","06:30"],"input":"0","output":"0"}]})"));
        QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
        QCOMPARE(list->source, u"s"_s);
        QCOMPARE(list->edition, u"p 1"_s);
        QCOMPARE(list->date, QDate(2026, 1, 2));
        const PricedProvider &provider = list->providers.constFirst();
        QCOMPARE(provider.gatewayNames, QStringList{u"a-gw"_s});
        QCOMPARE(provider.fallback, QStringList{u"b"_s});
        QVERIFY(provider.url.match(u"https://a.example/v1"_s).hasMatch());
        QVERIFY(!provider.url.match(u"https://evil.example/?https://a.example"_s).hasMatch());
        QVERIFY(provider.ownModels && provider.ownModels->fits(u"an-alpha"_s));
        const PricedModel &model = provider.models.constFirst();
        for (const auto &[name, fits] : {std::pair(u"m-12"_s, true), {u"mx"_s, true}, {u"m-"_s, false}, {u"x"_s, false}})
            QCOMPARE(model.match.fits(name), fits);
        const TokenPrices &prices = model.periods.constFirst().prices;
        QCOMPARE(prices, (TokenPrices{.currency = u"USD"_s,
                                      .input = {1'000'000, {{1'000, 2'500'000}}},
                                      .cached = TokenPrice{100'000, {}},
                                      .cacheWrite = TokenPrice{1'250'000, {}},
                                      .output = {2'000'000, {}},
                                      .reasoning = TokenPrice{3'000'000, {}}}));
        const PricePeriod &later = model.periods.constLast();
        QCOMPARE(later.from, QDate(2026, 2, 1));
        QCOMPARE(later.begin, QTime(22, 0));
        QCOMPARE(later.end, QTime(6, 30));
    }

    void periodsHold_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<bool>("byDay");
        QTest::addColumn<bool>("overNight");
        QTest::newRow("before the day") << u"2026-01-31T12:00:00Z"_s << false << false;
        QTest::newRow("on the day, at noon") << u"2026-02-01T12:00:00Z"_s << true << false;
        QTest::newRow("in the evening") << u"2026-02-01T22:00:00Z"_s << true << true;
        QTest::newRow("early") << u"2026-02-02T06:29:59Z"_s << true << true;
        QTest::newRow("in the morning") << u"2026-02-02T06:30:00Z"_s << true << false;
    }

    void periodsHold()
    {
        QFETCH(QString, at);
        QFETCH(bool, byDay);
        QFETCH(bool, overNight);
        const QDateTime time = QDateTime::fromString(at, Qt::ISODate);
        PricePeriod period;
        period.from = QDate(2026, 2, 1);
        QCOMPARE(period.holdsAt(time), byDay);
        period.begin = QTime(22, 0);
        period.end = QTime(6, 30);
        QCOMPARE(period.holdsAt(time), overNight);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no date") << QByteArray(R"({"currency":"USD","providers":[]})");
        QTest::newRow("price as a number") << table(R"({"id":"m","match":{"equals":"m"},"prices":[{"input":1,"output":"2"}]})");
        QTest::newRow("no output") << table(R"({"id":"m","match":{"equals":"m"},"prices":[{"input":"1"}]})");
        QTest::newRow("no prices") << table(R"({"id":"m","match":{"equals":"m"},"prices":[]})");
        QTest::newRow("unknown rule") << table(R"({"id":"m","match":{"like":"m"},"prices":[{"input":"1","output":"2"}]})");
        QTest::newRow("bad pattern") << table(R"({"id":"m","match":{"regex":"*"},"prices":[{"input":"1","output":"2"}]})");
        QTest::newRow("bad day") << table(R"({"id":"m","match":{"equals":"m"},"prices":[{"from":"soon","input":"1","output":"2"}]})");
        QTest::newRow("one time") << table(R"({"id":"m","match":{"equals":"m"},"prices":[{"between":["10:00"],"input":"1","output":"2"}]})");
    }

    void saysWhatIsWrong()
    {
        QVERIFY(readPrices(table(good)));
        QFETCH(QByteArray, json);
        const auto list = readPrices(json);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestPriceJson)
#include "tst_pricejson.moc"
