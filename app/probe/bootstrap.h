// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <optional>

namespace lineside {

struct ConfidenceInterval {
    double from = 0;
    double to = 0;
    bool holds(double value) const { return from <= value && value <= to; }
    friend bool operator==(const ConfidenceInterval &, const ConfidenceInterval &) = default;
};

/// Fewer values of either side tell nothing of a difference: the interval would not hold what it promises.
inline constexpr int fewestForInterval = 6;

/// By how much the second median is above the first, as an interval that holds the truth in that share of all cases: the percentile
/// bootstrap of the difference, which needs no assumption about how the values are spread. Absent with too few values. The same seed gives
/// the same interval.
std::optional<ConfidenceInterval> medianDifferenceInterval(QList<double> first, QList<double> second, quint64 seed,
                                                           double confidence = 0.95);

} // namespace lineside
