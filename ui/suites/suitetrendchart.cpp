// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitetrendchart.h"

#include "ui/suites/suitewords.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QFontMetricsF metrics()
{
    return QFontMetricsF(theme::tabularFont(theme::TextSize::Small));
}

void paintTrend(QPainter &painter, const SuiteTrend &trend, const SuiteTrendLayout &layout, const QPalette &palette, int pointedAt)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    painter.setPen(QPen(theme::hairlineColor(palette), 0));
    painter.drawLine(layout.plot.topLeft(), layout.plot.topRight());
    painter.drawLine(layout.plot.bottomLeft(), layout.plot.bottomRight());
    painter.setPen(theme::quietTextColor(palette));
    painter.drawText(layout.topLabel, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.topText);
    painter.drawText(layout.firstLabel, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.firstText);
    painter.drawText(layout.lastLabel, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.lastText);
    painter.setPen(QPen(theme::signalColor(theme::Signal::Information, palette), 2));
    for (const QList<QPointF> &line : layout.lines)
        painter.drawPolyline(line.constData(), int(line.size()));
    for (int i = 0; i < layout.marks.size(); ++i) {
        const SuiteTrendLayout::Mark &mark = layout.marks.at(i);
        if (i == pointedAt) {
            painter.setPen(QPen(palette.color(QPalette::Highlight), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(mark.lamp.adjusted(-4, -4, 4, 4));
        }
        theme::paintLamp(painter, mark.lamp, suitewords::verdictSignal(trend.points.at(mark.point).figures.verdict), palette);
    }
}

} // namespace

SuiteTrendChart::SuiteTrendChart(QWidget *parent)
    : PaintedList(parent)
{
    setObjectName(u"suiteTrend"_s);
    setAccessibleName(tr("Figures over the runs"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &PaintedList::currentItemChanged, this, [this] { m_hovered = -1; });
}

void SuiteTrendChart::showTrend(const SuiteTrend &trend, TrendFigure figure)
{
    if (trend == m_trend && figure == m_figure)
        return;
    m_trend = trend;
    m_figure = figure;
    m_hovered = -1;
    arrange();
    itemsReplaced();
}

QString SuiteTrendChart::readout() const
{
    const int index = m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1;
    return index >= 0 && index < itemCount() ? itemName(index) : QString();
}

QString SuiteTrendChart::itemName(int index) const
{
    return describeTrendPoint(m_trend.points.at(m_layout.marks.at(index).point), m_figure);
}

QString SuiteTrendChart::itemDescription(int index) const
{
    return m_trend.points.at(m_layout.marks.at(index).point).figures.failure;
}

QRect SuiteTrendChart::itemRect(int index) const
{
    return index < 0 || index >= itemCount() ? QRect() : m_layout.marks.at(index).lamp.toAlignedRect();
}

QString SuiteTrendChart::plainText() const
{
    QStringList lines{m_trend.name, trendFigureName(m_figure)};
    for (int i = 0; i < itemCount(); ++i)
        lines.append(itemName(i));
    return lines.join(u'\n');
}

QSize SuiteTrendChart::sizeHint() const
{
    return {420, int(std::ceil(m_layout.height + metrics().lineSpacing()))};
}

void SuiteTrendChart::arrange()
{
    m_layout = layOutTrend(m_trend, m_figure, width(), metrics());
    setFixedHeight(std::max(1, itemCount() > 0 ? sizeHint().height() : 1));
    update();
}

void SuiteTrendChart::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void SuiteTrendChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    PaintedList::changeEvent(event);
}

void SuiteTrendChart::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = m_layout.markNear(event->position());
    if (mark == m_hovered)
        return;
    m_hovered = mark;
    update();
}

void SuiteTrendChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void SuiteTrendChart::paintEvent(QPaintEvent *)
{
    if (itemCount() == 0)
        return;
    QPainter painter(this);
    paintTrend(painter, m_trend, m_layout, palette(), m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1);
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(QRectF(0, m_layout.height, width(), height() - m_layout.height), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, readout());
}

WholePicture SuiteTrendChart::picture(qreal width) const
{
    if (itemCount() == 0)
        return {};
    const SuiteTrendLayout layout = layOutTrend(m_trend, m_figure, width, metrics());
    return stacked({textLine(m_trend.name, width, true, palette()), textLine(trendFigureName(m_figure), width, false, palette()),
                    {{width, layout.height}, [trend = m_trend, layout, palette = palette()](QPainter &painter) { paintTrend(painter, trend, layout, palette, -1); }}});
}

} // namespace lineside
