// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace lineside::perf {

/// The middle value; the mean of the two middle ones of an even number. NaN of none.
double median(QList<double> values);
/// The smallest value that at least `share` (0 to 1) of all values do not exceed. NaN of none.
double percentile(QList<double> values, double share);
/// How far values of the same thing lie apart: largest less smallest, over the median. 0 of none.
double spread(const QList<double> &values);

/// The median of each place over several rounds of the same work. Places that not every round has are left out.
QList<double> medianOfEach(const QList<QList<double>> &rounds);

struct Sample {
    double x = 0;
    double y = 0;
};

/// The straight line with the least squares.
struct FittedLine {
    double slope = 0;
    double intercept = 0;
};

/// NaN where the samples have fewer than two different x.
FittedLine fitLine(const QList<Sample> &samples);
/// The exponent k of y = c * x^k, fitted to samples that are all above zero; 1 is linear, 2 quadratic. NaN as above.
double growthExponent(const QList<Sample> &samples);

} // namespace lineside::perf
