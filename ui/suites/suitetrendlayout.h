// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suitetrend.h"

#include <QFontMetricsF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace lineside {

/// What of a case is drawn over its runs.
enum class TrendFigure { FirstToken, Total, TokensPerSecond, Cost, Passed };

QString trendFigureName(TrendFigure figure);
std::optional<double> trendValue(const SuiteCaseRecord &figures, TrendFigure figure);
QString trendText(double value, TrendFigure figure);
/// "22 Nov 18:04: 412 ms, passed"
QString describeTrendPoint(const SuiteTrend::Point &point, TrendFigure figure);

/// Where everything of a trend stands: runs from left to right at equal distances, values from zero. A pure function.
struct SuiteTrendLayout {
    struct Mark {
        QRectF lamp;
        int point = 0;
    };
    QRectF plot;
    QList<QList<QPointF>> lines; ///< broken where a run has no such figure
    QList<Mark> marks;
    QRectF topLabel;
    QString topText;
    QRectF firstLabel;
    QString firstText;
    QRectF lastLabel;
    QString lastText;
    qreal height = 0;

    int markNear(const QPointF &point) const; ///< -1 where there is none
};

SuiteTrendLayout layOutTrend(const SuiteTrend &trend, TrendFigure figure, qreal width, const QFontMetricsF &font);

} // namespace lineside
