// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/bootstrap.h"
#include "probe/seriessample.h"

namespace lineside {

/// One measure of two ways, over the runs that did not fail.
struct MeasureDifference {
    enum class Finding {
        TooFew,   ///< too few runs of a way to tell anything
        MayBeNone, ///< cannot tell: the interval holds zero
        SecondIsMore,
        SecondIsLess,
    };
    SeriesMeasure measure = SeriesMeasure::Total;
    bool warm = false;
    int firstCount = 0;
    int secondCount = 0;
    std::optional<double> first;  ///< the median
    std::optional<double> second;
    std::optional<double> difference; ///< of the medians: second less first
    std::optional<ConfidenceInterval> interval; ///< holds the true difference in 95 of 100 cases
    Finding finding = Finding::TooFew;

    bool canTell() const { return finding == Finding::SecondIsMore || finding == Finding::SecondIsLess; }
    friend bool operator==(const MeasureDifference &, const MeasureDifference &) = default;
};

/// Something in the answers that is not alike on both ways.
struct AnswerDifference {
    QString what; ///< "model", "finish-reason", "usage input", "header Server", "text" …
    QStringList first; ///< what was seen, the most frequent first; empty: it never came
    QStringList second;
    bool varies = false; ///< it changes from run to run on one way alone, so the way need not be the reason
    friend bool operator==(const AnswerDifference &, const AnswerDifference &) = default;
};

/// What two ways of asking the same differ in.
struct WayComparison {
    QList<MeasureDifference> measures; ///< each that both ways have, cold before warm
    QList<AnswerDifference> answers;

    const MeasureDifference *find(SeriesMeasure measure, bool warm) const; ///< null where a way has none
    friend bool operator==(const WayComparison &, const WayComparison &) = default;
};

WayComparison compareWays(const QList<SeriesSample> &first, const QList<SeriesSample> &second, quint64 seed = 1);

} // namespace lineside
