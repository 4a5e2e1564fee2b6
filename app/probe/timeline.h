// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QList>

#include <optional>

namespace lineside {

/// How an answer flowed.
struct Rhythm {
    std::optional<bool> buffered; ///< absent where it cannot be told
    std::optional<ProbeMs> medianGap; ///< between arrivals that brought events; absent with fewer than two
    std::optional<ProbeMs> maxGap;
    int arrivals = 0; ///< distinct moments at which events came
    friend bool operator==(const Rhythm &, const Rhythm &) = default;
};

/// Judges by arrivals alone: how many events came at one moment, how the moments are spread, and how long it took to the first.
/// Something on the way holds a stream back if many events come at once and a person would notice the pauses between.
Rhythm rhythmOf(const QList<ProbeEvent> &events, const ProbeTimes &times);

} // namespace lineside
