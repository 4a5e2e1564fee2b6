// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineside::perf {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

double median(QList<double> values)
{
    if (values.isEmpty())
        return nothing;
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return nothing;
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}

double spread(const QList<double> &values)
{
    if (values.isEmpty())
        return 0;
    const auto [least, most] = std::ranges::minmax(values);
    return (most - least) / median(values);
}

QList<double> medianOfEach(const QList<QList<double>> &rounds)
{
    if (rounds.isEmpty())
        return {};
    const qsizetype places = std::ranges::min(rounds, {}, &QList<double>::size).size();
    QList<double> result;
    for (qsizetype place = 0; place < places; ++place) {
        QList<double> values;
        for (const QList<double> &round : rounds)
            values.append(round.at(place));
        result.append(median(values));
    }
    return result;
}

FittedLine fitLine(const QList<Sample> &samples)
{
    const auto count = double(samples.size());
    double meanX = 0;
    double meanY = 0;
    for (const Sample &sample : samples) {
        meanX += sample.x / count;
        meanY += sample.y / count;
    }
    double covariance = 0;
    double variance = 0;
    for (const Sample &sample : samples) {
        covariance += (sample.x - meanX) * (sample.y - meanY);
        variance += (sample.x - meanX) * (sample.x - meanX);
    }
    if (variance == 0)
        return {nothing, nothing};
    const double slope = covariance / variance;
    return {slope, meanY - slope * meanX};
}

double growthExponent(const QList<Sample> &samples)
{
    QList<Sample> logarithms;
    for (const Sample &sample : samples)
        logarithms.append({std::log(sample.x), std::log(sample.y)});
    return fitLine(logarithms).slope;
}

} // namespace lineside::perf
