// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/statistics.h"

#include <algorithm>
#include <cmath>

namespace lineside {

std::optional<double> percentile(QList<double> values, double percent)
{
    if (values.isEmpty())
        return std::nullopt;
    std::ranges::sort(values);
    const double place = std::clamp(percent, 0.0, 100.0) / 100.0 * double(values.size() - 1);
    const auto below = qsizetype(std::floor(place));
    const auto above = std::min(below + 1, values.size() - 1);
    return std::lerp(values.at(below), values.at(above), place - double(below));
}

Percentiles percentilesOf(const QList<double> &values)
{
    return {percentile(values, 50), percentile(values, 90), percentile(values, 95), percentile(values, 99)};
}

} // namespace lineside
