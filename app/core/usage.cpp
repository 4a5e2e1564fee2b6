// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/usage.h"

#include <algorithm>

namespace lineside {

std::optional<qint64> Usage::unaccounted() const
{
    if (!input || !output || !totalReported)
        return std::nullopt;
    const qint64 difference = *totalReported - *input - *output;
    if (difference <= 0)
        return std::nullopt;
    // A reasoning count that the output does not include explains that much of the difference.
    const qint64 unexplained = difference - std::max<qint64>(reasoning.value_or(0), 0);
    return unexplained > 0 ? std::optional(unexplained) : std::nullopt;
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
