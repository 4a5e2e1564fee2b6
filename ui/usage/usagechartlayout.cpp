// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagechartlayout.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

constexpr int lineCount = 4;
constexpr qreal mostBarWidth = 40;

} // namespace

qsizetype UsageChartLayout::barAt(qreal x) const
{
    if (bars.isEmpty() || x < plot.left() || x >= plot.right())
        return -1;
    return std::min(bars.size() - 1, qsizetype((x - plot.left()) * qreal(bars.size()) / plot.width()));
}

double roundedUp(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

UsageChartLayout layOutChart(const QList<std::pair<QDate, double>> &days, const QRectF &plot, qreal labelWidth)
{
    UsageChartLayout layout{.plot = plot, .bars = {}, .lines = {}, .labels = {}};
    double largest = 0;
    for (const auto &[day, value] : days)
        largest = std::max(largest, value);
    const double top = roundedUp(largest);
    for (int i = 0; i <= lineCount; ++i)
        layout.lines.append({top * i / lineCount, plot.bottom() - plot.height() * i / lineCount});
    const qreal slot = days.isEmpty() ? 0 : plot.width() / qreal(days.size());
    const qreal width = std::min(mostBarWidth, slot * 0.7);
    qreal free = plot.left();
    for (qsizetype i = 0; i < days.size(); ++i) {
        const auto &[day, value] = days.at(i);
        const qreal centre = plot.left() + slot * (qreal(i) + 0.5);
        const qreal height = plot.height() * std::max(0.0, value) / top;
        layout.bars.append({day, value, QRectF(centre - width / 2, plot.bottom() - height, width, height)});
        const qreal left = centre - labelWidth / 2;
        if (left >= free - 0.5 && left + labelWidth <= plot.right() + labelWidth / 2) {
            layout.labels.append(i);
            free = left + labelWidth;
        }
    }
    return layout;
}

} // namespace lineside
