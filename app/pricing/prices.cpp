// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "pricing/prices.h"

#include <algorithm>

namespace lineside {

qint64 TokenPrice::at(qint64 inputTokens) const
{
    qint64 price = base;
    for (const Step &step : steps) {
        if (inputTokens > step.above)
            price = step.price;
    }
    return price;
}

bool TokenPrices::haveSteps() const
{
    const auto hasSteps = [](const std::optional<TokenPrice> &price) { return price && !price->steps.isEmpty(); };
    return hasSteps(input) || hasSteps(cached) || hasSteps(cacheWrite) || hasSteps(output) || hasSteps(reasoning);
}

bool PricePeriod::holdsAt(const QDateTime &utc) const
{
    if (from.isValid() && utc.date() < from)
        return false;
    if (!begin.isValid())
        return true;
    const QTime time = utc.time();
    return begin <= end ? time >= begin && time < end : time >= begin || time < end;
}

} // namespace lineside
