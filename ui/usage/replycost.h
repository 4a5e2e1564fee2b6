// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

class PriceBook;
struct ChatTurn;

/// Whether a reply ended and was more than a failure at the door, which used nothing.
bool usedTokens(const ChatTurn &reply);

/// What one reply's footer says of its cost: "≈ $0.012", "tokens not reported", or nothing where no price is known.
QString replyCostText(const ChatTurn &reply, const PriceBook &prices);

} // namespace lineside
