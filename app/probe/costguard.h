// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/money.h"

#include <optional>

namespace lineside {

/// What a way's tokens cost, one each.
struct TokenRates {
    Money input;
    Money output;
    friend bool operator==(const TokenRates &, const TokenRates &) = default;
};

/// Requests that are about to be made.
struct PlannedRequests {
    HttpRequest request;
    int times = 1;
    std::optional<TokenRates> rates = {}; ///< absent: its price is not known
};

/// The tokens of one request, from its body alone.
struct TokenForecast {
    qint64 input = 0; ///< a careful guess: three letters a token, every other sign one
    qint64 output = 0; ///< what the request allows at most, otherwise a typical long answer
    bool outputIsAssumed = false; ///< it sets no limit, so an answer may be longer
    friend bool operator==(const TokenForecast &, const TokenForecast &) = default;
};

inline constexpr qint64 typicalOutput = 2000; ///< tokens

TokenForecast forecastTokens(const QByteArray &body);

/// What a run may cost, before it is made.
struct CostForecast {
    TokenForecast tokens; ///< of all requests
    std::optional<Money> most; ///< of those with a price; absent where none has one, or the amount is out of range
    int requests = 0;
    int withoutPrice = 0; ///< requests whose price is not known; what they cost comes on top

    /// Does it need a question first? Also where more requests than that have no price: not knowing is not cheap.
    bool isOver(const Money &limit, int mostWithoutPrice = 0) const;
    friend bool operator==(const CostForecast &, const CostForecast &) = default;
};

/// Several currencies cannot be added: of those, all but the first count as without a price.
CostForecast forecastCost(const QList<PlannedRequests> &planned);

} // namespace lineside
