// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/histogramlayout.h"

#include "ui/theme/theme.h"
#include "ui/verify/serieswords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Series)
};

constexpr qreal plotLines = 5; // in lines of text
constexpr qreal barGap = 1;

void addBorders(HistogramLayout &layout, const MeasureFigures &figures, const QFontMetricsF &font)
{
    const QList<ValueHistogram::Bin> &bins = figures.histogram.bins;
    const qreal line = std::ceil(font.height());
    const qreal step = layout.plot.width() / qreal(bins.size());
    for (qsizetype i = 0; i <= bins.size(); ++i) {
        const double value = i < bins.size() ? bins.at(i).from : bins.constLast().to;
        const QString text = serieswords::valueText(figures.measure, value);
        const qreal width = std::ceil(font.horizontalAdvance(text)) + 1;
        const qreal x = layout.plot.left() + qreal(i) * step;
        const qreal left = std::clamp(x - width / 2, 0.0, std::max(0.0, layout.plot.right() - width));
        const QRectF box(left, layout.plot.bottom() + qreal(theme::Tiny), width, line);
        if (layout.across.isEmpty() || box.left() > layout.across.constLast().box.right() + qreal(theme::Medium))
            layout.across.append({box, text});
    }
}

// A mark that would touch the one before is left out.
void addMark(HistogramLayout &layout, const MeasureFigures &figures, const std::optional<double> &value, const QString &name, const QFontMetricsF &font)
{
    const double from = figures.histogram.bins.constFirst().from;
    const double to = figures.histogram.bins.constLast().to;
    if (!value || *value < from || *value > to)
        return;
    const qreal x = layout.plot.left() + layout.plot.width() * (*value - from) / (to - from);
    const qreal needed = layout.marks.isEmpty() ? 0 : (font.horizontalAdvance(name) + font.horizontalAdvance(layout.marks.constLast().second)) / 2;
    if (layout.marks.isEmpty() || x - layout.marks.constLast().first > needed + qreal(theme::Tiny))
        layout.marks.append({x, name});
}

} // namespace

int HistogramLayout::barAt(qreal x) const
{
    if (bars.isEmpty() || x < plot.left() || x >= plot.right())
        return -1;
    return std::min(int((x - plot.left()) / plot.width() * double(bars.size())), int(bars.size()) - 1);
}

HistogramLayout layOutHistogram(const MeasureFigures &figures, qreal width, const QFontMetricsF &font)
{
    HistogramLayout layout;
    const QList<ValueHistogram::Bin> &bins = figures.histogram.bins;
    if (bins.isEmpty() || figures.count < 2)
        return layout;
    const qreal line = std::ceil(font.height());
    layout.most.text = QLocale().toString(figures.histogram.most());
    const qreal left = std::ceil(font.horizontalAdvance(layout.most.text)) + qreal(theme::Small);
    layout.plot = QRectF(left, line, std::max(1.0, width - left - qreal(theme::Small)), std::ceil(plotLines * line));
    layout.most.box = QRectF(0, layout.plot.top() - line / 2, left - qreal(theme::Tiny), line);
    const qreal step = layout.plot.width() / qreal(bins.size());
    for (qsizetype i = 0; i < bins.size(); ++i) {
        const qreal height = layout.plot.height() * bins.at(i).count / std::max(1, figures.histogram.most());
        layout.bars.append(QRectF(layout.plot.left() + qreal(i) * step + barGap, layout.plot.bottom() - height, std::max(1.0, step - 2 * barGap), height));
    }
    addBorders(layout, figures, font);
    addMark(layout, figures, figures.percentiles.p50, Tr::tr("median"), font);
    addMark(layout, figures, figures.percentiles.p95, Tr::tr("p95"), font);
    layout.height = layout.plot.bottom() + qreal(theme::Tiny) + line;
    return layout;
}

QString describeBin(const MeasureFigures &figures, int bin)
{
    const ValueHistogram::Bin &here = figures.histogram.bins.at(bin);
    const QLocale locale;
    return Tr::tr("%1 to %2: %3 of %4 runs")
        .arg(serieswords::valueText(figures.measure, here.from), serieswords::valueText(figures.measure, here.to), locale.toString(here.count),
             locale.toString(figures.count));
}

} // namespace lineside
