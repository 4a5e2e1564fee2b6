// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/pricetable.h"

#include "core/chatevent.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A name as it may stand in the table: in lower case, without "models/", and then with the date's parts apart.
QStringList spellings(const QString &name)
{
    QString lower = name.trimmed().toLower();
    if (lower.startsWith("models/"_L1))
        lower = lower.sliced(7);
    static const QRegularExpression date(u"-(20\\d{2})(\\d{2})(\\d{2})(?=-|:|@|$)"_s);
    QString apart = lower;
    apart.replace(date, u"-\\1-\\2-\\3"_s);
    return apart == lower ? QStringList{lower} : QStringList{lower, apart};
}

const PricedModel *findModel(const PricedProvider &provider, const QString &name)
{
    const auto found = std::ranges::find_if(provider.models, [&name](const PricedModel &model) { return model.match.fits(name); });
    return found == provider.models.end() ? nullptr : &*found;
}

const PricedModel *findModel(const PriceList &list, const PricedProvider &provider, const QString &name)
{
    const QStringList names = spellings(name);
    for (const QString &spelling : names) {
        if (const PricedModel *model = findModel(provider, spelling))
            return model;
        for (const PricedProvider &other : list.providers) {
            if (!provider.fallback.contains(other.id))
                continue;
            if (const PricedModel *model = findModel(other, spelling))
                return model;
        }
    }
    return nullptr;
}

// Does the question go to that provider? By its URL, or by a gateway's word, or, where no place is known, by the model's name.
bool isAsked(const PricedProvider &provider, const PriceQuestion &question)
{
    if (!question.placeKnown) {
        const auto fits = [&provider](const QString &name) { return provider.ownModels->fits(spellings(name).constFirst()); };
        return provider.ownModels && std::ranges::any_of(question.models, fits);
    }
    if (!question.url.isEmpty())
        return provider.url.match(question.url.toString()).hasMatch();
    return provider.gatewayNames.contains(question.provider.toLower());
}

const PricedModel *findModel(const PriceList &list, const PriceQuestion &question)
{
    const auto provider = std::ranges::find_if(list.providers, [&](const PricedProvider &known) { return isAsked(known, question); });
    if (provider == list.providers.end())
        return nullptr;
    for (const QString &name : question.models) {
        if (const PricedModel *model = findModel(list, *provider, name))
            return model;
    }
    return nullptr;
}

const PricePeriod &periodAt(const PricedModel &model, const QDateTime &at, qint64 replies)
{
    const QDateTime utc = (at.isValid() ? at : QDateTime::currentDateTimeUtc()).toUTC();
    const auto holds = [&](const PricePeriod &period) {
        // Of a day's sum it is not known at which time of the day it was used.
        return (replies == 1 || !period.begin.isValid()) && period.holdsAt(utc);
    };
    const auto found = std::find_if(model.periods.crbegin(), model.periods.crend(), holds);
    return found == model.periods.crend() ? model.periods.constFirst() : *found;
}

bool dependsOnTime(const PricedModel &model)
{
    return std::ranges::any_of(model.periods, [](const PricePeriod &period) { return period.begin.isValid(); });
}

TokenPrices tokenPrices(const OwnPrice &price)
{
    const auto optional = [](const std::optional<qint64> &value) { return value ? std::optional(TokenPrice{*value, {}}) : std::nullopt; };
    return {.currency = price.currency,
            .input = {price.input, {}},
            .cached = optional(price.cached),
            .cacheWrite = optional(price.cacheWrite),
            .output = {price.output, {}},
            .reasoning = {}};
}

bool isFor(const OwnPrice &price, const QString &model)
{
    const QString escaped = QRegularExpression::escape(price.model).replace(u"\\*"_s, u".*"_s);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(escaped), QRegularExpression::CaseInsensitiveOption);
    return pattern.match(model).hasMatch();
}

CostEstimate ownCost(const Usage &usage, const OwnPrice &price, qint64 replies)
{
    CostEstimate cost = costOf(usage, tokenPrices(price), replies);
    if (cost) {
        cost->priceName = price.model;
        cost->ownPrice = true;
    }
    return cost;
}

} // namespace

PriceQuestion priceQuestion(const Target &target, const QString &answered, const QDateTime &at)
{
    PriceQuestion question;
    question.models = {answered, requestedModel(target)};
    question.models.removeAll(QString());
    question.models.removeDuplicates();
    question.placeKnown = true;
    question.at = at;
    std::visit(overloaded{
                   [&](const DirectTarget &direct) { question.url = chatUrl(direct.provider.baseUrl).value_or(QUrl()); },
                   [&](const RouteTarget &way) {
                       const AiProxy proxy = way.route.aiProxy.value_or(AiProxy());
                       question.url = QUrl(proxy.endpoint);
                       question.provider = proxy.provider;
                   },
                   [&](const UrlTarget &url) { question.url = url.url; },
               },
               target);
    return question;
}

PriceList shippedPrices()
{
    QFile file(u":/lineside/prices/prices.json"_s);
    return file.open(QIODevice::ReadOnly) ? readPrices(file.readAll()).value_or(PriceList()) : PriceList();
}

PriceTable::PriceTable(PriceList list)
    : m_list(std::move(list))
{
}

const PriceList &PriceTable::list() const
{
    if (!m_list)
        m_list = shippedPrices();
    return *m_list;
}

PriceFinding PriceTable::find(const PriceQuestion &question) const
{
    for (const QString &name : question.models) {
        const auto own = std::ranges::find_if(m_own, [&name](const OwnPrice &price) { return isFor(price, name); });
        if (own != m_own.end())
            return {*own, nullptr};
    }
    return {std::nullopt, findModel(list(), question)};
}

CostEstimate PriceTable::estimate(const Usage &usage, const PriceFinding &price, const QDateTime &at, qint64 replies) const
{
    if (price.own)
        return ownCost(usage, *price.own, replies);
    if (!price.listed)
        return tl::unexpected(NoCost::UnknownPrice);
    CostEstimate cost = costOf(usage, periodAt(*price.listed, at, replies).prices, replies);
    if (cost) {
        cost->priceName = price.listed->id;
        cost->asOf = list().date;
        cost->varies = cost->varies || (replies > 1 && dependsOnTime(*price.listed));
    }
    return cost;
}

CostEstimate PriceTable::estimate(const Usage &usage, const PriceQuestion &question) const
{
    return estimate(usage, find(question), question.at, question.replies);
}

} // namespace lineside
