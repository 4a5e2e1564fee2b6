// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/seriesfigures.h"

#include <QFontMetricsF>
#include <QList>
#include <QRectF>
#include <QString>

namespace lineside {

/// Where everything of a histogram stands. A pure function of the figures, the width and the font.
struct HistogramLayout {
    struct Label {
        QRectF box;
        QString text;
    };
    QRectF plot;
    QList<QRectF> bars; ///< one a bin; of no height where it is empty
    Label most;
    QList<Label> across; ///< the bins' borders, as many as there is room for
    QList<std::pair<qreal, QString>> marks; ///< of the median and the 95th percentile, where they lie in the bins
    qreal height = 0;

    int barAt(qreal x) const; ///< -1 beside the plot
};

HistogramLayout layOutHistogram(const MeasureFigures &figures, qreal width, const QFontMetricsF &font);
/// "120 ms to 140 ms: 7 of 40 runs"
QString describeBin(const MeasureFigures &figures, int bin);

} // namespace lineside
