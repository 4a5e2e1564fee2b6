// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitetrendlayout.h"

#include "ui/suites/suitewords.h"
#include "ui/verify/probewords.h"
#include "ui/verify/waterfalllayout.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SuitesPanel)
};

constexpr qreal plotLines = 7; // in lines of text
constexpr qreal lampSize = 11;
constexpr qreal reach = 12;
constexpr double trillionths = 1e12;

QString dayText(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
}

double topOf(const SuiteTrend &trend, TrendFigure figure)
{
    double most = figure == TrendFigure::Passed ? 1 : 0;
    for (const SuiteTrend::Point &point : trend.points)
        most = std::max(most, trendValue(point.figures, figure).value_or(0));
    return most > 0 ? axisStep(most, 1) : 1;
}

} // namespace

QString trendFigureName(TrendFigure figure)
{
    switch (figure) {
    case TrendFigure::FirstToken:
        return Tr::tr("Time to first token");
    case TrendFigure::Total:
        return Tr::tr("Time to the whole answer");
    case TrendFigure::TokensPerSecond:
        return Tr::tr("Tokens per second");
    case TrendFigure::Cost:
        return Tr::tr("Cost of an answer");
    case TrendFigure::Passed:
        break;
    }
    return Tr::tr("Answers passed");
}

std::optional<double> trendValue(const SuiteCaseRecord &figures, TrendFigure figure)
{
    switch (figure) {
    case TrendFigure::FirstToken:
        return figures.firstTokenMs;
    case TrendFigure::Total:
        return figures.totalMs;
    case TrendFigure::TokensPerSecond:
        return figures.tokensPerSecond;
    case TrendFigure::Cost:
        return figures.cost ? std::optional(double(figures.cost->trillionths) / trillionths) : std::nullopt;
    case TrendFigure::Passed:
        break;
    }
    return figures.answers > 0 ? std::optional(double(figures.passed) / figures.answers) : std::nullopt;
}

QString trendText(double value, TrendFigure figure)
{
    const QLocale locale;
    switch (figure) {
    case TrendFigure::FirstToken:
    case TrendFigure::Total:
        return probewords::duration(value);
    case TrendFigure::TokensPerSecond:
        return Tr::tr("%1 tokens/s").arg(locale.toString(value, 'f', value < 10 ? 1 : 0));
    case TrendFigure::Cost:
        return locale.toString(value, 'g', 3);
    case TrendFigure::Passed:
        break;
    }
    return Tr::tr("%1 %").arg(locale.toString(value * 100, 'f', 0));
}

QString describeTrendPoint(const SuiteTrend::Point &point, TrendFigure figure)
{
    const std::optional<double> value = trendValue(point.figures, figure);
    return Tr::tr("%1: %2, %3")
        .arg(dayText(point.at), value ? trendText(*value, figure) : Tr::tr("no figure"), suitewords::verdictName(point.figures.verdict).toLower());
}

int SuiteTrendLayout::markNear(const QPointF &point) const
{
    int best = -1;
    qreal distance = reach;
    for (int i = 0; i < marks.size(); ++i) {
        const qreal away = std::abs(marks.at(i).lamp.center().x() - point.x());
        if (away <= distance) {
            distance = away;
            best = i;
        }
    }
    return best;
}

SuiteTrendLayout layOutTrend(const SuiteTrend &trend, TrendFigure figure, qreal width, const QFontMetricsF &font)
{
    SuiteTrendLayout layout;
    if (trend.points.isEmpty())
        return layout;
    const double top = topOf(trend, figure);
    const qreal line = std::ceil(font.height());
    layout.topText = trendText(top, figure);
    const qreal left = std::ceil(font.horizontalAdvance(layout.topText)) + qreal(theme::Small);
    const qreal right = std::max(left + lampSize, width - lampSize);
    layout.plot = QRectF(left, line, right - left, std::ceil(plotLines * line));
    layout.topLabel = QRectF(0, layout.plot.top() - line / 2, left - qreal(theme::Tiny), line);
    const auto count = qreal(trend.points.size());
    const qreal step = layout.plot.width() / std::max(1.0, count);
    QList<QPointF> run;
    for (int i = 0; i < trend.points.size(); ++i) {
        const std::optional<double> value = trendValue(trend.points.at(i).figures, figure);
        if (!value) {
            if (!run.isEmpty())
                layout.lines.append(std::exchange(run, {}));
            continue;
        }
        const QPointF at(layout.plot.left() + (i + 0.5) * step, layout.plot.bottom() - layout.plot.height() * std::clamp(*value / top, 0.0, 1.0));
        run.append(at);
        layout.marks.append({QRectF(at.x() - lampSize / 2, at.y() - lampSize / 2, lampSize, lampSize), i});
    }
    if (!run.isEmpty())
        layout.lines.append(run);
    const qreal below = layout.plot.bottom() + qreal(theme::Tiny);
    layout.firstText = dayText(trend.points.constFirst().at);
    layout.lastText = trend.points.size() > 1 ? dayText(trend.points.constLast().at) : QString();
    layout.firstLabel = QRectF(layout.plot.left(), below, std::ceil(font.horizontalAdvance(layout.firstText)) + 1, line);
    const qreal lastWidth = std::ceil(font.horizontalAdvance(layout.lastText)) + 1;
    layout.lastLabel = QRectF(layout.plot.right() - lastWidth, below, lastWidth, line);
    if (layout.lastLabel.left() < layout.firstLabel.right() + qreal(theme::Small))
        layout.lastText.clear();
    layout.height = below + line;
    return layout;
}

} // namespace lineside
