// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "core/workspace.h"
#include "pricing/pricetable.h"

namespace lineside {

/// A row of the history's usage, with its cost where one is known.
struct PricedUsage {
    UsageRow row;
    CostEstimate cost = tl::unexpected(NoCost::NotReported);
};

/// Sums over such rows. What no reply reported stays absent.
struct UsageFigures {
    Usage usage;
    qint64 replies = 0;
    qint64 repliesNotReported = 0;
    qint64 repliesWithoutPrice = 0; ///< of those that reported
    QList<Money> costs;             ///< one for each currency
    bool varies = false;            ///< some of it may have cost more

    void add(const PricedUsage &priced);
    qint64 tokens() const { return usage.input.value_or(0) + usage.output.value_or(0); }
};

/// Prices each row by the place that its path names in the workspace, or where that is gone, by the model's name.
QList<PricedUsage> priced(const QList<UsageRow> &rows, const Workspace &workspace, const PriceTable &prices);
UsageFigures sumOf(const QList<PricedUsage> &rows);

/// "1,234", or "not reported".
QString tokensText(const std::optional<qint64> &tokens);
/// "≈ $1.20 + €0.30", "not reported", "price unknown".
QString costText(const UsageFigures &figures);
QString costText(const CostEstimate &cost);

} // namespace lineside
