// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/usage.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr double largestExact = 9'007'199'254'740'992.0;

} // namespace

std::optional<qint64> Usage::unaccounted() const
{
    if (!input || !output || !totalReported)
        return std::nullopt;
    // The figures come from the wire; as reals they cannot overflow, and exact ones stay exact up to 2^53.
    const double difference = double(*totalReported) - double(*input) - double(*output);
    // A reasoning count that the output does not include explains that much of the difference.
    const double unexplained = difference - double(std::max<qint64>(reasoning.value_or(0), 0));
    return unexplained >= 1 && unexplained < largestExact ? std::optional(qint64(unexplained)) : std::nullopt;
}

void Usage::merge(const Usage &later)
{
    const auto take = [](std::optional<qint64> &field, const std::optional<qint64> &newer) {
        if (newer)
            field = newer;
    };
    take(input, later.input);
    take(cached, later.cached);
    take(cacheWrite, later.cacheWrite);
    take(output, later.output);
    take(reasoning, later.reasoning);
    take(totalReported, later.totalReported);
}

} // namespace lineside
