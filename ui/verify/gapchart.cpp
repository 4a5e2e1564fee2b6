// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/gapchart.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

WireTime wireTime(ProbeMs ms)
{
    return WireTime(qint64(std::round(ms * 1000)));
}

QFontMetricsF metrics()
{
    return QFontMetricsF(theme::tabularFont(theme::TextSize::Small));
}

void paintScale(QPainter &painter, const WireChartLayout &layout, const QPalette &palette)
{
    const QRectF &plot = layout.plot;
    painter.setPen(QPen(theme::hairlineColor(palette), 0));
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    for (const WireChartLayout::Tick &tick : layout.across)
        painter.drawLine(QPointF(tick.at, plot.top()), QPointF(tick.at, plot.bottom()));
    painter.setPen(theme::quietTextColor(palette));
    for (const WireChartLayout::Tick &tick : layout.across)
        painter.drawText(tick.label, Qt::AlignCenter | Qt::TextSingleLine, tick.text);
    painter.drawText(layout.up.label, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.up.text);
}

// The line that half of the gaps stay below, so that a single long one is seen for what it is.
void paintMedian(QPainter &painter, const WireTimes &times, const WireChartLayout &layout, const QPalette &palette)
{
    const WireGaps gaps = wireGaps(times);
    const qreal y = layout.plot.bottom() - layout.plot.height() * double(gaps.median.count()) / double(layout.top.count());
    painter.setPen(QPen(palette.color(QPalette::WindowText), 1, Qt::DotLine));
    painter.drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
}

void paintGaps(QPainter &painter, const WireTimes &times, const WireChartLayout &layout, const QPalette &palette, int pointedAt)
{
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    painter.translate(0, -layout.plot.top() + qreal(theme::Small)); // the waterfall has the phases
    paintScale(painter, layout, palette);
    const QColor color = theme::signalColor(theme::Signal::Information, palette);
    for (int i = 0; i < layout.bars.size(); ++i)
        painter.fillRect(layout.bars.at(i).box, i == pointedAt ? palette.color(QPalette::Highlight) : color);
    paintMedian(painter, times, layout, palette);
    painter.translate(0, layout.plot.top() - qreal(theme::Small));
}

qreal heightOf(const WireChartLayout &layout)
{
    return layout.height - layout.plot.top() + qreal(theme::Small);
}

} // namespace

WireTimes wireTimesOf(const ProbeReport &report)
{
    WireTimes times;
    if (report.times.firstByte)
        times.firstByte = wireTime(*report.times.firstByte);
    if (report.times.firstToken)
        times.firstToken = wireTime(*report.times.firstToken);
    for (const ProbeEvent &event : report.events) {
        if (event.isToken)
            times.tokens.append(wireTime(event.at));
    }
    times.end = wireTime(report.times.total.value_or(0));
    if (!times.tokens.isEmpty())
        times.end = std::max(times.end, times.tokens.constLast());
    return times;
}

GapChart::GapChart(QWidget *parent)
    : PaintedList(parent)
{
    setObjectName(u"gapChart"_s);
    setAccessibleName(tr("Gaps between tokens"));
    setToolTip(tr("How long each token came after the one before; the dotted line is the median. Tokens that came in one read have one time."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &PaintedList::currentItemChanged, this, [this] { m_hovered = -1; });
}

void GapChart::setReport(const ProbeReport &report)
{
    m_times = wireTimesOf(report);
    m_summary = m_times.tokens.size() > 1 ? describe(m_times) : QString();
    m_hovered = -1;
    setCurrentItem(-1);
    arrange();
    itemsReplaced();
}

void GapChart::clear()
{
    setReport({});
}

QString GapChart::readout() const
{
    const int bar = m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1;
    return bar >= 0 && bar < itemCount() ? itemName(bar) : m_summary;
}

QString GapChart::itemName(int index) const
{
    return describeToken(m_times, m_layout.bars.at(index).token);
}

QRect GapChart::itemRect(int index) const
{
    if (index < 0 || index >= itemCount())
        return {};
    const QRectF &bar = m_layout.bars.at(index).box;
    return QRectF(bar.left(), theme::Small, bar.width(), m_layout.plot.height()).toAlignedRect();
}

QSize GapChart::sizeHint() const
{
    return {420, int(std::ceil(heightOf(m_layout) + metrics().lineSpacing()))};
}

void GapChart::arrange()
{
    m_layout = m_times.tokens.size() > 1 ? layOutWireChart(m_times, width(), metrics()) : WireChartLayout();
    setFixedHeight(itemCount() > 0 ? sizeHint().height() : 1);
    update();
}

void GapChart::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void GapChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    PaintedList::changeEvent(event);
}

void GapChart::setHovered(int bar)
{
    if (bar == m_hovered)
        return;
    m_hovered = bar;
    update();
}

void GapChart::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(int(m_layout.barNear(event->position().x())));
}

void GapChart::mousePressEvent(QMouseEvent *event)
{
    const auto bar = int(m_layout.barNear(event->position().x()));
    if (event->button() != Qt::LeftButton || bar < 0)
        return PaintedList::mousePressEvent(event);
    setCurrentItem(bar);
}

void GapChart::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void GapChart::paintEvent(QPaintEvent *)
{
    if (itemCount() == 0)
        return;
    QPainter painter(this);
    paintGaps(painter, m_times, m_layout, palette(), m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1);
    painter.setPen(theme::quietTextColor(palette()));
    const qreal top = heightOf(m_layout);
    painter.drawText(QRectF(0, top, width(), height() - top), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, readout());
}

WholePicture GapChart::picture(qreal width) const
{
    if (itemCount() == 0)
        return {};
    const WireChartLayout layout = layOutWireChart(m_times, width, metrics());
    return {{width, std::ceil(heightOf(layout))},
            [times = m_times, layout, palette = palette()](QPainter &painter) { paintGaps(painter, times, layout, palette, -1); }};
}

} // namespace lineside
