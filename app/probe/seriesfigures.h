// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/instanceshares.h"
#include "probe/statistics.h"
#include "probe/valuehistogram.h"

#include <QDateTime>

namespace lineside {

/// How one measure was spread over a way's runs that did not fail.
struct MeasureFigures {
    SeriesMeasure measure = SeriesMeasure::Total;
    bool warm = false;
    int count = 0;
    Percentiles percentiles;
    ValueHistogram histogram;
    friend bool operator==(const MeasureFigures &, const MeasureFigures &) = default;
};

struct CauseCount {
    QString cause;
    int count = 0;
    friend bool operator==(const CauseCount &, const CauseCount &) = default;
};

/// A limit that the answers told of.
struct LimitFound {
    QString name; ///< as in the headers
    std::optional<double> limit;
    std::optional<double> leastRemaining;
    int refusals = 0; ///< runs that it refused
    QDateTime resetsAt; ///< by the last answer that told; invalid where none did
    friend bool operator==(const LimitFound &, const LimitFound &) = default;
};

/// What a series found about one of its ways.
struct WayFigures {
    int runs = 0;
    int failed = 0;
    int warned = 0;
    int warmRuns = 0;
    QList<MeasureFigures> measures; ///< those with values, cold ones first
    QList<CauseCount> errors; ///< of the runs that failed, the most frequent first
    InstanceShares instances;
    int fallbacks = 0; ///< answers that another instance gave than the first choice, or before which the gateway had asked another in vain
    QList<LimitFound> limits;

    const MeasureFigures *find(SeriesMeasure measure, bool warm) const; ///< null where nothing was measured
    friend bool operator==(const WayFigures &, const WayFigures &) = default;
};

WayFigures figuresOf(const QList<SeriesSample> &samples, const QList<InstanceWeight> &weights = {});

} // namespace lineside
