// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagechart.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

UsageChart::UsageChart(QWidget *parent)
    : QWidget(parent)
    , m_valueText([](double value) { return QLocale().toString(value, 'g', 3); })
{
    setObjectName(u"usageChart"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(theme::tabularFont(theme::TextSize::Small));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize UsageChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, fontMetrics().lineSpacing() * 13};
}

void UsageChart::showSeries(const UsageSeries &series, std::function<QString(double)> valueText)
{
    m_series = series;
    m_valueText = std::move(valueText);
    m_read = -1;
    double all = 0;
    qsizetype most = -1;
    for (qsizetype i = 0; i < series.firstDays.size(); ++i) {
        all += series.total(i);
        if (series.total(i) > 0 && (most < 0 || series.total(i) > series.total(most)))
            most = i;
    }
    setAccessibleName(most < 0 ? tr("Chart of usage: nothing was used")
                               : tr("Chart of usage: %1 in all, the most, %2, on %3")
                                     .arg(m_valueText(all), m_valueText(series.total(most)), usageSpanText(series.span, series.firstDays.at(most))));
    setAccessibleDescription({});
    update();
}

UsageChartLayout UsageChart::layOut() const
{
    const QFontMetrics metrics = fontMetrics();
    double largest = 0;
    for (qsizetype i = 0; i < m_series.firstDays.size(); ++i)
        largest = std::max(largest, m_series.total(i));
    const int valueWidth = metrics.horizontalAdvance(m_valueText(roundedUp(largest))) + theme::Small;
    const QRectF plot = QRectF(rect()).adjusted(valueWidth, metrics.lineSpacing() * 2, -theme::Small, -metrics.lineSpacing() * 1.5);
    const int labelWidth = m_series.firstDays.isEmpty() ? 0 : metrics.horizontalAdvance(usageSpanText(m_series.span, m_series.firstDays.constFirst())) + theme::Medium;
    return layOutChart(m_series, plot, labelWidth);
}

// One colour in several strengths and patterns: they are told apart without colours, too.
QBrush UsageChart::brushOf(qsizetype series) const
{
    QColor color = palette().color(QPalette::Highlight);
    switch (series) {
    case 0:
        return color;
    case 1:
        color.setAlphaF(0.45F);
        return color;
    case 2:
        return {color, Qt::BDiagPattern};
    case 3:
        return {color, Qt::Dense5Pattern};
    default:
        color = theme::quietTextColor(palette());
        color.setAlphaF(0.5F);
        return color;
    }
}

void UsageChart::paintScale(QPainter &painter, const UsageChartLayout &layout) const
{
    const qreal lineHeight = fontMetrics().lineSpacing();
    for (const UsageChartLayout::Line &line : layout.lines) {
        painter.setPen(theme::hairlineColor(palette()));
        painter.drawLine(QPointF(layout.plot.left(), line.y), QPointF(layout.plot.right(), line.y));
        painter.setPen(theme::quietTextColor(palette()));
        painter.drawText(QRectF(0, line.y - lineHeight / 2, layout.plot.left() - int(theme::Tiny), lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                         m_valueText(line.value));
    }
    const int widest = width();
    for (const qsizetype label : layout.labels) {
        const qreal centre = layout.bars.at(label).box.center().x();
        const QString text = usageSpanText(m_series.span, m_series.firstDays.at(label));
        const qreal half = fontMetrics().horizontalAdvance(text) / 2.0 + 1;
        const qreal left = std::clamp(centre - half, 0.0, std::max(0.0, widest - 2 * half)); // the outermost stay inside
        painter.drawText(QRectF(left, layout.plot.bottom() + int(theme::Tiny), 2 * half, lineHeight), Qt::AlignHCenter, text);
    }
}

void UsageChart::paintBars(QPainter &painter, const UsageChartLayout &layout) const
{
    for (qsizetype i = 0; i < layout.bars.size(); ++i) {
        painter.setOpacity(m_read >= 0 && i != m_read ? 0.5 : 1);
        const QList<QRectF> &pieces = layout.bars.at(i).pieces;
        for (qsizetype series = 0; series < pieces.size(); ++series) {
            painter.fillRect(pieces.at(series), brushOf(series));
            if (brushOf(series).style() != Qt::SolidPattern && pieces.at(series).width() > 3) {
                painter.setPen(palette().color(QPalette::Highlight));
                painter.drawRect(pieces.at(series).adjusted(0.5, 0.5, -0.5, -0.5));
            }
        }
    }
    painter.setOpacity(1);
}

// With what is read out, if something is.
void UsageChart::paintLegend(QPainter &painter) const
{
    const int lineHeight = fontMetrics().lineSpacing();
    int left = theme::Tiny;
    const auto write = [&](const QString &text) {
        const QString fitting = fontMetrics().elidedText(text, Qt::ElideRight, width() - left - theme::Tiny);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(left, theme::Tiny, width() - left, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, fitting);
        left += fontMetrics().horizontalAdvance(fitting) + theme::Large;
    };
    if (m_read >= 0)
        write(tr("%1: %2").arg(usageSpanText(m_series.span, m_series.firstDays.at(m_read)), m_valueText(m_series.total(m_read))));
    const int side = lineHeight * 2 / 3;
    for (qsizetype series = 0; series < m_series.names.size() && left + side < width(); ++series) {
        const double value = m_read >= 0 ? m_series.values.at(m_read).at(series) : 0;
        if (m_read >= 0 && value <= 0)
            continue;
        const QRect swatch(left, theme::Tiny + (lineHeight - side) / 2, side, side);
        painter.fillRect(swatch, brushOf(series));
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(swatch.adjusted(0, 0, -1, -1));
        left += side + theme::Tiny;
        write(m_read >= 0 ? tr("%1 %2", "model, value").arg(m_series.names.at(series), m_valueText(value)) : m_series.names.at(series));
    }
}

void UsageChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const UsageChartLayout layout = layOut();
    paintScale(painter, layout);
    paintBars(painter, layout);
    paintLegend(painter);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

QString UsageChart::textOf(qsizetype bar) const
{
    QStringList parts{tr("%1: %2").arg(usageSpanText(m_series.span, m_series.firstDays.at(bar)), m_valueText(m_series.total(bar)))};
    for (qsizetype series = 0; series < m_series.names.size(); ++series) {
        if (const double value = m_series.values.at(bar).at(series); value > 0)
            parts.append(tr("%1 %2", "model, value").arg(m_series.names.at(series), m_valueText(value)));
    }
    return parts.join(u", "_s);
}

void UsageChart::readOut(qsizetype bar)
{
    if (bar == m_read)
        return;
    m_read = bar;
    setAccessibleDescription(bar >= 0 ? textOf(bar) : QString());
    update();
}

void UsageChart::mouseMoveEvent(QMouseEvent *event)
{
    readOut(layOut().barAt(event->position().x()));
}

void UsageChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    readOut(-1);
}

void UsageChart::keyPressEvent(QKeyEvent *event)
{
    const bool isStep = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!isStep || m_series.firstDays.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype last = m_series.firstDays.size() - 1;
    if (m_read < 0)
        readOut(last);
    else
        readOut(std::clamp<qsizetype>(m_read + (event->key() == Qt::Key_Right ? 1 : -1), 0, last));
}

} // namespace lineside
