// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ownprice.h"
#include "core/target.h"
#include "pricing/cost.h"
#include "pricing/pricejson.h"

namespace lineside {

/// What was asked, and where: enough to find its price.
struct PriceQuestion {
    QStringList models; ///< names to look for, the likeliest first
    bool placeKnown = false; ///< otherwise the model's name alone tells whose it is
    QUrl url;           ///< where the model was asked
    QString provider;   ///< without a URL: what a gateway calls the provider
    QDateTime at;       ///< invalid: now
    qint64 replies = 1; ///< how many were summed
};

/// The question for a reply of that target; `answered` is the model as the reply named it.
PriceQuestion priceQuestion(const Target &target, const QString &answered, const QDateTime &at = {});

/// The price that was found for a question: the user's own, one of the table, or none. Good as long as its table lives.
struct PriceFinding {
    std::optional<OwnPrice> own;
    const PricedModel *listed = nullptr;
    bool isFound() const { return own || listed; }
};

/// The prices that come with the program. Takes some milliseconds.
PriceList shippedPrices();

/// Prices of models: the user's own first, then those that came with the program. The table is read when it is first asked.
/// A model's price is taken only where it was asked: at its provider, or at a gateway that said which one it leads to. For a place that
/// is not known there is no price, whatever the model is called.
class PriceTable
{
public:
    PriceTable() = default;
    explicit PriceTable(PriceList list);

    void setOwnPrices(const QList<OwnPrice> &prices) { m_own = prices; }
    const QList<OwnPrice> &ownPrices() const { return m_own; }
    PriceFinding find(const PriceQuestion &question) const;
    /// By a price that was found before. `at`: invalid for now; `replies`: how many were summed.
    CostEstimate estimate(const Usage &usage, const PriceFinding &price, const QDateTime &at = {}, qint64 replies = 1) const;
    CostEstimate estimate(const Usage &usage, const PriceQuestion &question) const;
    const PriceList &list() const;

private:
    QList<OwnPrice> m_own;
    mutable std::optional<PriceList> m_list;
};

} // namespace lineside
