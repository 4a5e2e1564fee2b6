// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "pricing/prices.h"

namespace lineside {

/// A price table as it was published, and what must be said about it.
struct PriceList {
    QString source;  ///< where it comes from
    QString edition; ///< the package and its version
    QDate date;      ///< when that was published
    QList<PricedProvider> providers;
};

/// Reads resources/prices/prices.json. Kind::Storage where a part is not as it should be.
Result<PriceList> readPrices(const QByteArray &json);

} // namespace lineside
