// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "pricing/pricetable.h"
#include "probe/costguard.h"

#include <optional>

namespace lineside {

/// What a token costs at that target, there and back, by its list price for small requests; absent where no price is known.
std::optional<TokenRates> ratesOf(const PriceTable &prices, const Target &target);

} // namespace lineside
