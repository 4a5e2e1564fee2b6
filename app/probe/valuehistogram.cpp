// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/valuehistogram.h"

#include "probe/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

namespace {

constexpr double farOff = 8; // quartile distances beyond the upper quartile

// The next number of the form 1, 2 or 5 times a power of ten that is not below.
double roundNumber(double atLeast)
{
    const double power = std::pow(10, std::floor(std::log10(atLeast)));
    for (const double factor : std::array{1.0, 2.0, 5.0}) {
        if (factor * power >= atLeast * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

double binWidth(const QList<double> &sorted, double quartiles, int mostBins)
{
    const double span = sorted.constLast() - sorted.constFirst();
    const double wanted = std::max(2 * quartiles / std::cbrt(double(sorted.size())), span / (mostBins - 1));
    return roundNumber(wanted > 0 ? wanted : 1);
}

} // namespace

int ValueHistogram::most() const
{
    int most = 0;
    for (const Bin &bin : bins)
        most = std::max(most, bin.count);
    return most;
}

ValueHistogram histogramOf(const QList<double> &values, int mostBins)
{
    QList<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted), [](double value) { return std::isfinite(value); });
    if (sorted.isEmpty() || mostBins < 2)
        return {};
    std::ranges::sort(sorted);
    const double upper = *percentile(sorted, 75);
    const double quartiles = upper - *percentile(sorted, 25);
    ValueHistogram histogram;
    while (quartiles > 0 && sorted.constLast() > upper + farOff * quartiles) {
        sorted.removeLast();
        ++histogram.beyond;
    }
    const double width = binWidth(sorted, quartiles, mostBins);
    const auto first = qint64(std::floor(sorted.constFirst() / width));
    const auto last = qint64(std::floor(sorted.constLast() / width));
    for (qint64 bin = first; bin <= last; ++bin)
        histogram.bins.append({double(bin) * width, double(bin + 1) * width, 0});
    for (const double value : std::as_const(sorted))
        ++histogram.bins[qsizetype(qint64(std::floor(value / width)) - first)].count;
    return histogram;
}

} // namespace lineside
