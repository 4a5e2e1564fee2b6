// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "pricing/namematch.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QTime>
#include <QUrl>

#include <optional>

namespace lineside {

/// The price of one token, in trillionths. Longer prompts may cost more for each.
struct TokenPrice {
    struct Step {
        qint64 above = 0; ///< tokens of input
        qint64 price = 0;
        friend bool operator==(const Step &, const Step &) = default;
    };
    qint64 base = 0;
    QList<Step> steps; ///< ascending

    qint64 at(qint64 inputTokens) const;
    friend bool operator==(const TokenPrice &, const TokenPrice &) = default;
};

/// What the kinds of token cost. What is absent costs as much as the kind it is a part of: input or output.
struct TokenPrices {
    QString currency = QStringLiteral("USD");
    TokenPrice input;
    std::optional<TokenPrice> cached;
    std::optional<TokenPrice> cacheWrite;
    TokenPrice output;
    std::optional<TokenPrice> reasoning;

    bool haveSteps() const;
    friend bool operator==(const TokenPrices &, const TokenPrices &) = default;
};

/// Prices that hold from a day on, or at a time of every day (UTC), or always.
struct PricePeriod {
    QDate from;
    QTime begin;
    QTime end; ///< before `begin`: past midnight
    TokenPrices prices;

    bool holdsAt(const QDateTime &utc) const;
};

struct PricedModel {
    QString id;
    NameMatch match;
    QList<PricePeriod> periods; ///< the last one that holds counts; the first one where none does
};

/// A provider and its models, as the table knows them.
struct PricedProvider {
    QString id;
    QString name;
    QStringList gatewayNames;   ///< what gateways call it
    QRegularExpression url;     ///< of its API
    std::optional<NameMatch> ownModels; ///< names that only its models have
    QStringList fallback;       ///< ids of providers whose models it offers at their prices
    QList<PricedModel> models;
};

} // namespace lineside
