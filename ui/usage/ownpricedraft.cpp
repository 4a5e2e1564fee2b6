// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/ownpricedraft.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::OwnPrice)
};

constexpr qsizetype longestModel = 200;

/// "2,50" is 2.50 to many; with both signs nobody can tell, and it is refused.
std::optional<qint64> amountOf(const QString &typed)
{
    QString plain = typed.trimmed();
    if (!plain.contains(u'.'))
        plain.replace(u',', u'.');
    return millionths(plain);
}

std::optional<qint64> optionalAmount(const QString &typed)
{
    return typed.trimmed().isEmpty() ? std::nullopt : amountOf(typed);
}

bool isBad(const QString &typed, bool mayBeEmpty)
{
    return typed.trimmed().isEmpty() ? !mayBeEmpty : !amountOf(typed);
}

QString optionalText(const std::optional<qint64> &amount)
{
    return amount ? decimalText(*amount) : QString();
}

} // namespace

OwnPriceDraft draftOf(const OwnPrice &price)
{
    return {price.model, price.currency, decimalText(price.input), decimalText(price.output), optionalText(price.cached), optionalText(price.cacheWrite)};
}

QStringList problemsIn(const OwnPriceDraft &draft, const QList<OwnPrice> &others)
{
    QStringList problems;
    const QString model = draft.model.trimmed();
    const auto isSame = [&model](const OwnPrice &other) { return other.model.compare(model, Qt::CaseInsensitive) == 0; };
    if (model.isEmpty())
        problems.append(Tr::tr("Name the model that the price is for."));
    else if (model.size() > longestModel)
        problems.append(Tr::tr("The model's name is too long."));
    else if (std::ranges::any_of(others, isSame))
        problems.append(Tr::tr("There is a price for this name already."));
    static const QRegularExpression letters(u"^[A-Za-z]{3}$"_s);
    if (!letters.match(draft.currency.trimmed()).hasMatch())
        problems.append(Tr::tr("A currency is three letters, such as USD."));
    const QList<std::tuple<QString, bool, QString>> amounts{{draft.input, false, Tr::tr("input")},
                                                           {draft.output, false, Tr::tr("output")},
                                                           {draft.cached, true, Tr::tr("input from the cache")},
                                                           {draft.cacheWrite, true, Tr::tr("input written to the cache")}};
    for (const auto &[typed, mayBeEmpty, name] : amounts) {
        if (isBad(typed, mayBeEmpty))
            problems.append(Tr::tr("The price of %1 must be a number from 0 with at most six decimals.").arg(name));
    }
    return problems;
}

OwnPrice priceOf(const OwnPriceDraft &draft)
{
    return {.model = draft.model.trimmed(),
            .currency = draft.currency.trimmed().toUpper(),
            .input = amountOf(draft.input).value_or(0),
            .cached = optionalAmount(draft.cached),
            .cacheWrite = optionalAmount(draft.cacheWrite),
            .output = amountOf(draft.output).value_or(0)};
}

QList<OwnPrice> inOrder(QList<OwnPrice> prices)
{
    std::ranges::stable_sort(prices, {}, [](const OwnPrice &price) {
        const bool isPattern = price.model.contains(u'*');
        return std::tuple(isPattern, isPattern ? -price.model.size() : 0, price.model.toLower());
    });
    return prices;
}

} // namespace lineside
