// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirechart.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int fewestReadoutLines = 2; // so that the chart keeps its height while tokens are pointed at

} // namespace

WireChart::WireChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"wireChart"_s);
    setFont(theme::tabularFont(theme::TextSize::Small));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time to the first token and gaps between tokens"));
    setToolTip(tr("Above: waiting for the first byte, for the first token, then the stream. Below: how long each token came after the one before. "
                  "Tokens that came in one read have one time."));
    arrange();
}

void WireChart::setTimes(const WireTimes &times)
{
    if (times == m_times)
        return;
    m_times = times;
    m_summary = describe(m_times);
    m_bar = -1;
    arrange();
}

QString WireChart::readout() const
{
    return m_bar >= 0 && m_bar < m_layout.bars.size() ? describeToken(m_times, m_layout.bars.at(m_bar).token) : m_summary;
}

QSize WireChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, int(std::ceil(m_layout.height + readoutBox().height()))};
}

QRectF WireChart::readoutBox() const
{
    const QFontMetrics metrics = fontMetrics();
    const int summary = metrics.boundingRect(QRect(0, 0, width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, m_summary).height();
    return {0, m_layout.height, qreal(width()), qreal(std::max(summary, fewestReadoutLines * metrics.lineSpacing()))};
}

void WireChart::arrange()
{
    m_layout = layOutWireChart(m_times, width(), QFontMetricsF(font()));
    setFixedHeight(sizeHint().height());
    setAccessibleDescription(readout());
    update();
}

void WireChart::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() == event->oldSize().width())
        return;
    m_bar = -1;
    arrange();
}

void WireChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    QWidget::changeEvent(event);
}

void WireChart::point(qsizetype bar)
{
    if (bar == m_bar)
        return;
    m_bar = bar;
    setAccessibleDescription(readout());
    update();
}

void WireChart::mouseMoveEvent(QMouseEvent *event)
{
    point(m_layout.barNear(event->position().x()));
}

void WireChart::leaveEvent(QEvent *)
{
    point(-1);
}

void WireChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_layout.bars.size() - 1;
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(m_summary);
    else if (event->key() == Qt::Key_Right)
        point(std::min(m_bar + 1, last));
    else if (event->key() == Qt::Key_Left)
        point(m_bar < 0 ? last : std::max<qsizetype>(m_bar - 1, 0));
    else if (event->key() == Qt::Key_Home)
        point(std::min<qsizetype>(0, last));
    else if (event->key() == Qt::Key_End)
        point(last);
    else
        QWidget::keyPressEvent(event);
}

void WireChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as text"), this, [this] { QGuiApplication::clipboard()->setText(m_summary); });
    menu->popup(event->globalPos());
}

void WireChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPhases(painter);
    paintGaps(painter);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(readoutBox(), Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, readout());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void WireChart::paintPhases(QPainter &painter) const
{
    painter.fillRect(m_layout.phases, theme::hairlineColor(palette()));
    painter.fillRect(m_layout.waiting, theme::signalColor(theme::Signal::Unknown, palette()));
    painter.fillRect(m_layout.preparing, theme::signalColor(theme::Signal::Caution, palette()));
    painter.fillRect(m_layout.streaming, theme::signalColor(theme::Signal::Go, palette()));
}

void WireChart::paintGaps(QPainter &painter) const
{
    const QRectF &plot = m_layout.plot;
    painter.setPen(QPen(theme::hairlineColor(palette()), 0));
    painter.drawLine(plot.topLeft(), plot.topRight());
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    for (const WireChartLayout::Tick &tick : m_layout.across)
        painter.drawLine(QPointF(tick.at, plot.top()), QPointF(tick.at, plot.bottom()));
    painter.setPen(theme::quietTextColor(palette()));
    for (const WireChartLayout::Tick &tick : m_layout.across)
        painter.drawText(tick.label, Qt::AlignCenter | Qt::TextSingleLine, tick.text);
    painter.drawText(m_layout.up.label, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_layout.up.text);
    for (qsizetype i = 0; i < m_layout.bars.size(); ++i)
        painter.fillRect(m_layout.bars.at(i).box, i == m_bar ? palette().color(QPalette::Highlight) : theme::signalColor(theme::Signal::Information, palette()));
}

} // namespace lineside
