// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/seriessample.h"

namespace lineside {

/// One of a route's instances, as its draft has it.
struct InstanceWeight {
    QString name;
    QString model; ///< empty where it leaves the model to the request
    int weight = 1;
    int priority = 0;
    friend bool operator==(const InstanceWeight &, const InstanceWeight &) = default;
};

/// How often an instance answered.
struct InstanceShare {
    QString name;
    int count = 0;
    std::optional<double> expected; ///< of the answers that the first choices gave, by weight; absent where no weight is known
    friend bool operator==(const InstanceShare &, const InstanceShare &) = default;
};

/// Who answered, and whether that fits the weights.
struct InstanceShares {
    QList<InstanceShare> shares;
    int unknown = 0; ///< answers that do not tell who gave them
    int byLowerPriority = 0; ///< answers of instances that are asked only where the first choice fails: fallbacks
    std::optional<double> chiSquare; ///< Pearson's; absent where it cannot tell: one choice, or an expected count below 5
    int degreesOfFreedom = 0;
    std::optional<double> p; ///< the chance of shares at least so far off if the gateway goes by the weights
    friend bool operator==(const InstanceShares &, const InstanceShares &) = default;
};

/// Goes by the answers' model where that names one instance, otherwise by what the gateway's headers say (which after a fallback may still
/// name the first choice). Without weights, a mere count of what the answers name.
InstanceShares sharesOf(const QList<SeriesSample> &samples, const QList<InstanceWeight> &weights);

/// The chance of a chi-square value at least that large.
double chiSquareTail(double value, int degreesOfFreedom);

} // namespace lineside
