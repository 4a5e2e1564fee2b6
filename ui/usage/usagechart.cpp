// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagechart.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

} // namespace

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

void UsageChart::showDays(const QList<std::pair<QDate, double>> &days, std::function<QString(double)> valueText)
{
    m_days = days;
    m_valueText = std::move(valueText);
    m_read = -1;
    const double all = std::accumulate(days.cbegin(), days.cend(), 0.0, [](double sum, const auto &day) { return sum + day.second; });
    const auto largest = std::ranges::max_element(days, {}, &std::pair<QDate, double>::second);
    setAccessibleName(days.isEmpty() || largest->second <= 0
                          ? tr("Chart of usage by day: nothing was used")
                          : tr("Chart of usage by day: %1 in all, the most, %2, on %3")
                                .arg(m_valueText(all), m_valueText(largest->second), dayText(largest->first)));
    update();
}

UsageChartLayout UsageChart::layOut() const
{
    const QFontMetrics metrics = fontMetrics();
    double largest = 0;
    for (const auto &day : m_days)
        largest = std::max(largest, day.second);
    const int valueWidth = metrics.horizontalAdvance(m_valueText(roundedUp(largest))) + theme::Small;
    const QRectF plot = QRectF(rect()).adjusted(valueWidth, metrics.lineSpacing() * 1.5, -theme::Small, -metrics.lineSpacing() * 1.5);
    const int labelWidth = m_days.isEmpty() ? 0 : metrics.horizontalAdvance(dayText(m_days.constFirst().first)) + theme::Medium;
    return layOutChart(m_days, plot, labelWidth);
}

void UsageChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const UsageChartLayout layout = layOut();
    const qreal lineHeight = fontMetrics().lineSpacing();
    for (const UsageChartLayout::Line &line : layout.lines) {
        painter.setPen(theme::hairlineColor(palette()));
        painter.drawLine(QPointF(layout.plot.left(), line.y), QPointF(layout.plot.right(), line.y));
        painter.setPen(theme::quietTextColor(palette()));
        painter.drawText(QRectF(0, line.y - lineHeight / 2, layout.plot.left() - int(theme::Tiny), lineHeight), Qt::AlignRight | Qt::AlignVCenter, m_valueText(line.value));
    }
    for (qsizetype i = 0; i < layout.bars.size(); ++i) {
        QColor fill = palette().color(QPalette::Highlight);
        if (m_read >= 0 && i != m_read)
            fill.setAlphaF(0.5F);
        painter.fillRect(layout.bars.at(i).box, fill);
    }
    painter.setPen(theme::quietTextColor(palette()));
    for (const qsizetype label : layout.labels) {
        const QRectF box = layout.bars.at(label).box;
        painter.drawText(QRectF(box.center().x() - 100, layout.plot.bottom() + int(theme::Tiny), 200, lineHeight), Qt::AlignHCenter, dayText(layout.bars.at(label).day));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    if (m_read >= 0)
        painter.drawText(QRectF(layout.plot.left(), 0, layout.plot.width(), lineHeight), Qt::AlignRight, textOf(m_read));
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

QString UsageChart::textOf(qsizetype bar) const
{
    return tr("%1: %2").arg(dayText(m_days.at(bar).first), m_valueText(m_days.at(bar).second));
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
    if (!isStep || m_days.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype last = m_days.size() - 1;
    if (m_read < 0)
        readOut(last);
    else
        readOut(std::clamp<qsizetype>(m_read + (event->key() == Qt::Key_Right ? 1 : -1), 0, last));
}

} // namespace lineside
