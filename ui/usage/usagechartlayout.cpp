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

UsageChartLayout layOutChart(const UsageSeries &series, const QRectF &plot, qreal labelWidth)
{
    UsageChartLayout layout{.plot = plot, .bars = {}, .lines = {}, .labels = {}};
    const qsizetype count = series.firstDays.size();
    double largest = 0;
    for (qsizetype i = 0; i < count; ++i)
        largest = std::max(largest, series.total(i));
    const double top = roundedUp(largest);
    for (int i = 0; i <= lineCount; ++i)
        layout.lines.append({top * i / lineCount, plot.bottom() - plot.height() * i / lineCount});
    const qreal slot = count == 0 ? 0 : plot.width() / qreal(count);
    const qreal width = std::min(mostBarWidth, slot * 0.7);
    qreal free = plot.left();
    for (qsizetype i = 0; i < count; ++i) {
        const qreal centre = plot.left() + slot * (qreal(i) + 0.5);
        UsageBar bar{.value = series.total(i), .box = QRectF(centre - width / 2, plot.bottom(), width, 0), .pieces = {}};
        for (const double value : series.values.at(i)) {
            const qreal height = plot.height() * std::max(0.0, value) / top;
            bar.pieces.append(QRectF(bar.box.left(), bar.box.top() - height, width, height));
            bar.box.setTop(bar.box.top() - height);
        }
        layout.bars.append(bar);
        const qreal left = centre - labelWidth / 2;
        if (left >= free - 0.5 && left + labelWidth <= plot.right() + labelWidth / 2) {
            layout.labels.append(i);
            free = left + labelWidth;
        }
    }
    return layout;
}

} // namespace lineside
