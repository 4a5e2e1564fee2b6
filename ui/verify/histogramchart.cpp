// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/histogramchart.h"

#include "ui/theme/theme.h"
#include "ui/verify/serieswords.h"

#include <QLocale>
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

void paintHistogram(QPainter &painter, const HistogramLayout &layout, const QPalette &palette, int pointedAt)
{
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    painter.setPen(QPen(theme::hairlineColor(palette), 0));
    painter.drawLine(layout.plot.topLeft(), layout.plot.topRight());
    painter.drawLine(layout.plot.bottomLeft(), layout.plot.bottomRight());
    painter.setPen(theme::quietTextColor(palette));
    painter.drawText(layout.most.box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.most.text);
    for (const HistogramLayout::Label &label : layout.across)
        painter.drawText(label.box, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    const QColor color = theme::signalColor(theme::Signal::Information, palette);
    for (int i = 0; i < layout.bars.size(); ++i)
        painter.fillRect(layout.bars.at(i), i == pointedAt ? palette.color(QPalette::Highlight) : color);
    for (const auto &[x, name] : layout.marks) {
        painter.setPen(QPen(palette.color(QPalette::WindowText), 1, Qt::DotLine));
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
        const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(name) + 1;
        painter.drawText(QRectF(x - width / 2, 0, width, layout.plot.top()), Qt::AlignCenter | Qt::TextSingleLine, name);
    }
}

} // namespace

HistogramChart::HistogramChart(QWidget *parent)
    : PaintedList(parent)
{
    setObjectName(u"histogram"_s);
    setAccessibleName(tr("How often which time was seen"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &PaintedList::currentItemChanged, this, [this] { m_hovered = -1; });
}

void HistogramChart::showFigures(const QString &title, const MeasureFigures &figures)
{
    if (title == m_title && figures == m_figures)
        return;
    m_title = title;
    m_figures = figures;
    m_hovered = -1;
    arrange();
    itemsReplaced();
}

QString HistogramChart::summary() const
{
    const QLocale locale;
    QString text = tr("%1, %2: %3 runs").arg(m_title, serieswords::measureName(m_figures.measure, m_figures.warm), locale.toString(m_figures.count));
    if (m_figures.histogram.beyond > 0)
        text += tr(", %1 of them beyond the picture").arg(locale.toString(m_figures.histogram.beyond));
    return text;
}

QString HistogramChart::readout() const
{
    const int bin = m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1;
    return bin >= 0 && bin < itemCount() ? itemName(bin) : itemCount() > 0 ? summary() : QString();
}

QRect HistogramChart::itemRect(int index) const
{
    if (index < 0 || index >= itemCount())
        return {};
    const QRectF &bar = m_layout.bars.at(index);
    return QRectF(bar.left(), m_layout.plot.top(), bar.width(), m_layout.plot.height()).toAlignedRect();
}

QString HistogramChart::plainText() const
{
    if (itemCount() == 0)
        return {};
    QStringList lines{summary()};
    for (int i = 0; i < itemCount(); ++i)
        lines.append(itemName(i));
    return lines.join(u'\n');
}

QSize HistogramChart::sizeHint() const
{
    return {420, int(std::ceil(m_layout.height + metrics().lineSpacing()))};
}

void HistogramChart::arrange()
{
    m_layout = layOutHistogram(m_figures, width(), metrics());
    setFixedHeight(itemCount() > 0 ? sizeHint().height() : 1);
    update();
}

void HistogramChart::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void HistogramChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    PaintedList::changeEvent(event);
}

void HistogramChart::mouseMoveEvent(QMouseEvent *event)
{
    const int bin = m_layout.barAt(event->position().x());
    if (bin == m_hovered)
        return;
    m_hovered = bin;
    update();
}

void HistogramChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void HistogramChart::paintEvent(QPaintEvent *)
{
    if (itemCount() == 0)
        return;
    QPainter painter(this);
    paintHistogram(painter, m_layout, palette(), m_hovered >= 0 ? m_hovered : hasFocus() ? currentItem() : -1);
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(QRectF(0, m_layout.height, width(), height() - m_layout.height), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, readout());
}

WholePicture HistogramChart::picture(qreal width) const
{
    const HistogramLayout layout = layOutHistogram(m_figures, width, metrics());
    return stacked({textLine(summary(), width, false, palette()),
                    {{width, layout.height}, [layout, palette = palette()](QPainter &painter) { paintHistogram(painter, layout, palette, -1); }}});
}

} // namespace lineside
