// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/money.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 unit = 1'000'000'000'000;
constexpr qint64 most = std::numeric_limits<qint64>::max();
using Amount = std::optional<qint64>;

} // namespace

Q_DECLARE_METATYPE(Amount)

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void text_data()
    {
        QTest::addColumn<Money>("amount");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << Money{} << u"$0.00"_s;
        QTest::newRow("a whole") << Money{unit} << u"$1.00"_s;
        QTest::newRow("rounded down") << Money{12'344'999'999'999} << u"$12.34"_s;
        QTest::newRow("rounded up") << Money{12'345'000'000'000} << u"$12.35"_s;
        QTest::newRow("rounded up to the next unit") << Money{1'999'000'000'000} << u"$2.00"_s;
        QTest::newRow("a tenth") << Money{unit / 10} << u"$0.10"_s;
        QTest::newRow("cents and a bit") << Money{12'340'000'000} << u"$0.012"_s;
        QTest::newRow("a short reply") << Money{69'500'000} << u"$0.000070"_s;
        QTest::newRow("the smallest") << Money{1} << u"$0.000000000001"_s;
        QTest::newRow("grouped") << Money{1'234'567 * unit} << u"$1,234,567.00"_s;
        QTest::newRow("euros") << Money{unit / 2, u"EUR"_s} << u"€0.50"_s;
        QTest::newRow("francs") << Money{unit / 2, u"CHF"_s} << u"CHF\u00a00.50"_s;
        QTest::newRow("never below nothing") << Money{-5} << u"$0.00"_s;
    }

    void text()
    {
        QFETCH(Money, amount);
        QFETCH(QString, expected);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(moneyText(amount), expected);
        QCOMPARE(estimateText(amount), u"≈ "_s + expected);
    }

    void followsTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(moneyText({1'234'560'000'000'000}), u"$1.234,56"_s);
    }

    void sums_data()
    {
        QTest::addColumn<Money>("a");
        QTest::addColumn<Money>("b");
        QTest::addColumn<Amount>("expected");
        QTest::newRow("added") << Money{1} << Money{2} << Amount(3);
        QTest::newRow("to the limit") << Money{most - 1} << Money{1} << Amount(most);
        QTest::newRow("over it") << Money{most} << Money{1} << Amount();
        QTest::newRow("other currency") << Money{1} << Money{1, u"EUR"_s} << Amount();
        QTest::newRow("below nothing") << Money{-1} << Money{1} << Amount();
    }

    void sums()
    {
        QFETCH(Money, a);
        QFETCH(Money, b);
        QFETCH(Amount, expected);
        const auto result = sum(a, b);
        QCOMPARE(result.has_value(), expected.has_value());
        QCOMPARE(result.value_or(Money{}).trillionths, expected.value_or(0));
    }

    void multiplies_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<qint64>("price");
        QTest::addColumn<Amount>("expected");
        QTest::newRow("a million at 2.50 a million") << qint64(1'000'000) << qint64(2'500'000) << Amount(2'500'000'000'000);
        QTest::newRow("none") << qint64(0) << most << Amount(0);
        QTest::newRow("free") << most << qint64(0) << Amount(0);
        QTest::newRow("out of range") << qint64(2) << most << Amount();
        QTest::newRow("fewer than none") << qint64(-1) << qint64(1) << Amount();
        QTest::newRow("price below nothing") << qint64(1) << qint64(-1) << Amount();
    }

    void multiplies()
    {
        QFETCH(qint64, count);
        QFETCH(qint64, price);
        QFETCH(Amount, expected);
        const auto result = times(count, {price});
        QCOMPARE(result.has_value(), expected.has_value());
        QCOMPARE(result.value_or(Money{}).trillionths, expected.value_or(0));
    }

    void decimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Amount>("expected");
        QTest::addColumn<QString>("written");
        QTest::newRow("whole") << u"3"_s << Amount(3'000'000) << u"3"_s;
        QTest::newRow("half") << u" 2.50 "_s << Amount(2'500'000) << u"2.5"_s;
        QTest::newRow("six decimals") << u"0.003625"_s << Amount(3'625) << u"0.003625"_s;
        QTest::newRow("nothing") << u"0"_s << Amount(0) << u"0"_s;
        QTest::newRow("seven decimals") << u"0.0000001"_s << Amount() << QString();
        QTest::newRow("empty") << QString() << Amount() << QString();
        QTest::newRow("negative") << u"-1"_s << Amount() << QString();
        QTest::newRow("exponent") << u"1e3"_s << Amount() << QString();
        QTest::newRow("comma") << u"2,5"_s << Amount() << QString();
        QTest::newRow("no digits before") << u".5"_s << Amount() << QString();
        QTest::newRow("ten digits") << u"1234567890"_s << Amount() << QString();
        QTest::newRow("other digits") << u"٣"_s << Amount() << QString();
    }

    void decimals()
    {
        QFETCH(QString, text);
        QFETCH(Amount, expected);
        QFETCH(QString, written);
        QVERIFY(millionths(text) == expected);
        if (expected)
            QCOMPARE(decimalText(*expected), written);
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
