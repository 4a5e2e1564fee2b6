// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/bootstrap.h"

#include "probe/statistics.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace lineside {

namespace {

constexpr int resamples = 2000;

using Random = std::mt19937_64;

double uniform(Random &random)
{
    return std::uniform_real_distribution<double>(0, 1)(random);
}

double beta(Random &random, double a, double b)
{
    const double x = std::gamma_distribution<double>(a, 1)(random);
    const double y = std::gamma_distribution<double>(b, 1)(random);
    return x / (x + y);
}

// The median of one resample, drawn without the resample: its values are those at n random places, so its median is the value at the
// median of n uniform numbers, which is distributed by Beta. With an even n it lies between two neighbours, of which the upper is the least of
// those that are left.
double resampledMedian(const QList<double> &sorted, Random &random)
{
    const qsizetype n = sorted.size();
    const auto at = [&sorted, n](double place) { return sorted.at(std::min(n - 1, qsizetype(place * double(n)))); };
    const qsizetype lower = (n + 1) / 2;
    const double place = beta(random, double(lower), double(n - lower + 1));
    if (n % 2 == 1)
        return at(place);
    const double next = place + (1 - place) * (1 - std::pow(uniform(random), 1 / double(n - lower)));
    return (at(place) + at(next)) / 2;
}

} // namespace

std::optional<ConfidenceInterval> medianDifferenceInterval(QList<double> first, QList<double> second, quint64 seed, double confidence)
{
    if (std::min(first.size(), second.size()) < fewestForInterval)
        return std::nullopt;
    std::ranges::sort(first);
    std::ranges::sort(second);
    Random random(seed);
    QList<double> differences(resamples);
    for (double &difference : differences) {
        const double median = resampledMedian(first, random);
        difference = resampledMedian(second, random) - median;
    }
    const double outside = (1 - confidence) / 2 * 100;
    return ConfidenceInterval{*percentile(differences, outside), *percentile(differences, 100 - outside)};
}

} // namespace lineside
