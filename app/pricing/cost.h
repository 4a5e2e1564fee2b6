// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "core/usage.h"
#include "pricing/prices.h"

#include <tl/expected.hpp>

namespace lineside {

/// What a reply's tokens cost by known prices: an estimate. The bill may know of more: rounding, batches, searches, images.
struct Cost {
    Money input;      ///< what was neither read from a cache nor written to one
    Money cached;
    Money cacheWrite;
    Money output;     ///< with reasoning
    Money total;
    qint64 notItemised = 0; ///< tokens in the reported total that nothing accounts for; they are in `output`
    bool varies = false;    ///< several replies were summed, and some may have cost more than is assumed here

    QString priceName = {}; ///< the model whose prices were used, as the table or the user names it
    bool ownPrice = false;
    QDate asOf = {};        ///< the table's date; invalid for the user's own prices
    friend bool operator==(const Cost &, const Cost &) = default;
};

/// Why there is no cost. It is never zero for want of knowledge.
enum class NoCost {
    NotReported,  ///< the reply did not say what it used
    UnknownPrice, ///< no price is known for this model at this place
};

using CostEstimate = tl::expected<Cost, NoCost>;

/// The cost of that usage at those prices. `replies`: how many were summed; prices that depend on a prompt's length then count by
/// their lowest step. Reasoning is inside or outside of the output as the sum tells; without a reported total, inside.
CostEstimate costOf(const Usage &usage, const TokenPrices &prices, qint64 replies = 1);

} // namespace lineside
