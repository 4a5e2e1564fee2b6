// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace lineside::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double leastContrast(const QColor &color, const QList<QColor> &backgrounds)
{
    double least = 21;
    for (const QColor &background : backgrounds)
        least = std::min(least, contrastRatio(color, background));
    return least;
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](float from, float to) { return float(from + (to - from) * share); };
    // Whole channels: what is computed with is what is painted.
    return QColor(QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()), channel(a.blueF(), b.blueF())).rgb());
}

QColor legible(const QColor &color, const QList<QColor> &backgrounds, double ratio)
{
    const bool canDarken = leastContrast(Qt::black, backgrounds) > leastContrast(Qt::white, backgrounds);
    const QColor end = canDarken ? Qt::black : Qt::white;
    constexpr int steps = 50;
    for (int step = 0; step < steps; ++step) {
        const QColor candidate = mixed(color, end, double(step) / steps);
        if (leastContrast(candidate, backgrounds) >= ratio)
            return candidate;
    }
    return end;
}

} // namespace lineside::theme
