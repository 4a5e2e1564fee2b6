// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/money.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int moneyDecimals = 12;
constexpr qint64 unit = 1'000'000'000'000;
constexpr qint64 most = std::numeric_limits<qint64>::max();

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

// Two decimals; below a tenth, as many as show two digits.
int decimalsFor(qint64 trillionths)
{
    int decimals = 2;
    for (qint64 tenth = unit / 10; trillionths > 0 && trillionths < tenth && decimals < moneyDecimals; tenth /= 10)
        ++decimals;
    return decimals;
}

QString symbolOf(const QString &currency)
{
    static const QHash<QString, QString> symbols{{u"USD"_s, u"$"_s}, {u"EUR"_s, u"€"_s}, {u"GBP"_s, u"£"_s}, {u"JPY"_s, u"¥"_s}, {u"INR"_s, u"₹"_s}};
    return symbols.value(currency, currency + QChar(QChar::Nbsp));
}

} // namespace

std::optional<Money> sum(const Money &a, const Money &b)
{
    if (a.currency != b.currency || a.trillionths < 0 || b.trillionths < 0 || a.trillionths > most - b.trillionths)
        return std::nullopt;
    return Money{a.trillionths + b.trillionths, a.currency};
}

std::optional<Money> times(qint64 count, const Money &price)
{
    if (count < 0 || price.trillionths < 0 || (count > 0 && price.trillionths > most / count))
        return std::nullopt;
    return Money{count * price.trillionths, price.currency};
}

std::optional<qint64> millionths(const QString &decimal)
{
    static const QRegularExpression plain(u"^([0-9]{1,9})(?:\\.([0-9]{1,6}))?$"_s);
    const QRegularExpressionMatch match = plain.match(decimal.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, u'0').toLongLong();
}

QString decimalText(qint64 millionths)
{
    QString text = QString::number(millionths / 1'000'000);
    QString decimals = QString::number(millionths % 1'000'000).rightJustified(6, u'0');
    while (decimals.endsWith(u'0'))
        decimals.chop(1);
    return decimals.isEmpty() ? text : text + u'.' + decimals;
}

QString moneyText(const Money &amount)
{
    const qint64 shown = qMax<qint64>(0, amount.trillionths);
    const int decimals = decimalsFor(shown);
    const qint64 step = powerOfTen(moneyDecimals - decimals);
    const qint64 steps = shown / step + (shown % step >= (step + 1) / 2 && step > 1 ? 1 : 0);
    const qint64 scale = powerOfTen(decimals);
    const QLocale locale;
    return symbolOf(amount.currency) + locale.toString(steps / scale) + locale.decimalPoint()
        + QString::number(steps % scale).rightJustified(decimals, u'0');
}

QString estimateText(const Money &amount)
{
    return u"≈ "_s + moneyText(amount);
}

} // namespace lineside
