// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usageseries.h"

#include <QRectF>

namespace lineside {

/// What is drawn over one span of days.
struct UsageBar {
    double value = 0;
    QRectF box;           ///< of no height where the value is zero
    QList<QRectF> pieces; ///< of the series, the first at the bottom
};

/// Where the parts of the chart stand: a bar for each span of days, and lines across with their values.
struct UsageChartLayout {
    struct Line {
        double value = 0;
        qreal y = 0;
    };
    QRectF plot;
    QList<UsageBar> bars;
    QList<Line> lines;        ///< from zero upwards
    QList<qsizetype> labels;  ///< bars whose day is written below, so that none touches another

    qsizetype barAt(qreal x) const; ///< -1 beside the plot
};

/// A round value at or above it, 1, 2 or 5 times a power of ten; 1 for zero.
double roundedUp(double value);
UsageChartLayout layOutChart(const UsageSeries &series, const QRectF &plot, qreal labelWidth);

} // namespace lineside
