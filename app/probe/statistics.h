// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <optional>

namespace lineside {

/// The value below which `percent` of the values lie, interpolated between the two nearest; absent for an empty list.
std::optional<double> percentile(QList<double> values, double percent);

struct Percentiles {
    std::optional<double> p50;
    std::optional<double> p90;
    std::optional<double> p95;
    std::optional<double> p99;
    friend bool operator==(const Percentiles &, const Percentiles &) = default;
};

Percentiles percentilesOf(const QList<double> &values);

} // namespace lineside
