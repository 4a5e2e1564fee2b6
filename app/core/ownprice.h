// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"

#include <optional>

namespace lineside {

/// What the user pays for a model, instead of what the price table says. Prices are for one token, in trillionths of the currency's
/// unit; the same number is the price for a million tokens in millionths.
struct OwnPrice {
    QString model; ///< its name; a `*` stands for anything
    QString currency = QStringLiteral("USD");
    qint64 input = 0;
    std::optional<qint64> cached;     ///< absent: as input
    std::optional<qint64> cacheWrite; ///< absent: as input
    qint64 output = 0;
    friend bool operator==(const OwnPrice &, const OwnPrice &) = default;
};

} // namespace lineside
