// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/waterfall.h"

#include "ui/theme/theme.h"
#include "ui/verify/probewords.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal eventReach = 4;

qreal readoutHeight()
{
    return std::ceil(QFontMetricsF(theme::font(theme::TextSize::Small)).height()) + qreal(theme::Tiny);
}

// Waiting is a quieter colour than receiving: what takes the time should be seen at once.
QColor barColor(Phase phase, const QPalette &palette)
{
    switch (phase) {
    case Phase::FirstByte:
    case Phase::FirstToken:
        return theme::signalColor(theme::Signal::Information, palette);
    case Phase::Stream:
    case Phase::End:
        return theme::signalColor(theme::Signal::Go, palette);
    case Phase::NameLookup:
    case Phase::Connect:
    case Phase::Tls:
    case Phase::Sent:
        break;
    }
    return theme::signalColor(theme::Signal::Unknown, palette);
}

} // namespace

Waterfall::Waterfall(QWidget *parent)
    : PaintedList(parent)
{
    setObjectName(u"waterfall"_s);
    setAccessibleName(tr("Times of the phases"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &PaintedList::currentItemChanged, this, [this] { m_event = -1; });
}

void Waterfall::setReport(const ProbeReport &report)
{
    m_report = report;
    m_rows = phaseRows(report);
    m_hoveredRow = -1;
    m_event = -1;
    arrange();
    itemsReplaced();
}

void Waterfall::clear()
{
    m_report.reset();
    m_rows.clear();
    m_hoveredRow = -1;
    m_event = -1;
    arrange();
    itemsReplaced();
}

QString Waterfall::readout() const
{
    if (!m_report)
        return {};
    if (m_event >= 0)
        return describeEvent(*m_report, m_event);
    const int row = m_hoveredRow >= 0 ? m_hoveredRow : hasFocus() ? currentItem() : -1;
    return row < 0 || row >= m_rows.size() ? QString() : describe(m_rows.at(row));
}

QString Waterfall::itemName(int index) const
{
    return describe(m_rows.at(index));
}

QString Waterfall::itemDescription(int index) const
{
    if (m_rows.at(index).phase != Phase::Stream || !m_report)
        return {};
    return m_event >= 0 ? describeEvent(*m_report, m_event) : tr("Events: %1").arg(m_report->events.size());
}

QRect Waterfall::itemRect(int index) const
{
    return index < 0 || index >= m_layout.rows.size() ? QRect() : m_layout.rows.at(index).row.toAlignedRect();
}

QString Waterfall::plainText() const
{
    return m_report ? describeWaterfall(*m_report) : QString();
}

QSize Waterfall::sizeHint() const
{
    return {420, int(std::ceil(m_layout.height + readoutHeight()))};
}

void Waterfall::arrange()
{
    const QFontMetricsF text(theme::tabularFont());
    const QFontMetricsF small(theme::tabularFont(theme::TextSize::Small));
    m_layout = layOutWaterfall(m_rows, m_report ? m_report->events : QList<ProbeEvent>(), width(), text, small);
    setFixedHeight(m_rows.isEmpty() ? 1 : int(std::ceil(m_layout.height + readoutHeight())));
    update();
}

void Waterfall::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void Waterfall::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
    PaintedList::changeEvent(event);
}

void Waterfall::setHovered(int row, int event)
{
    if (row == m_hoveredRow && event == m_event)
        return;
    m_hoveredRow = row;
    m_event = event;
    update();
}

int Waterfall::eventNear(qreal x) const
{
    if (!m_report)
        return -1;
    const QList<ProbeEvent> &events = m_report->events;
    const ProbeMs at = m_layout.timeAt(x);
    const auto after = std::ranges::lower_bound(events, at, {}, &ProbeEvent::at);
    int best = -1;
    qreal distance = eventReach;
    for (auto candidate = after == events.begin() ? after : after - 1; candidate != events.end() && candidate <= after; ++candidate) {
        const qreal away = std::abs(m_layout.xAt(candidate->at) - x);
        if (away <= distance) {
            distance = away;
            best = int(candidate - events.begin());
        }
    }
    return best;
}

void Waterfall::mouseMoveEvent(QMouseEvent *event)
{
    const int row = m_layout.rowAt(event->position());
    const bool isStream = row >= 0 && m_rows.at(row).phase == Phase::Stream;
    setHovered(row, isStream ? eventNear(event->position().x()) : -1);
}

void Waterfall::mousePressEvent(QMouseEvent *event)
{
    const int row = m_layout.rowAt(event->position());
    if (event->button() != Qt::LeftButton || row < 0)
        return PaintedList::mousePressEvent(event);
    setCurrentItem(row);
    Q_EMIT itemActivated(row);
}

void Waterfall::leaveEvent(QEvent *)
{
    setHovered(-1, -1);
}

void Waterfall::keyPressEvent(QKeyEvent *event)
{
    const bool isStream = currentItem() >= 0 && m_rows.at(currentItem()).phase == Phase::Stream && m_report;
    if (isStream && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const int last = int(m_report->events.size()) - 1;
        m_event = std::clamp(m_event + (event->key() == Qt::Key_Right ? 1 : -1), std::min(0, last), last);
        m_hoveredRow = -1;
        update();
        return;
    }
    PaintedList::keyPressEvent(event);
}

void Waterfall::paintEvent(QPaintEvent *)
{
    if (!m_report)
        return;
    QPainter painter(this);
    paintAxis(painter);
    for (int i = 0; i < m_layout.rows.size(); ++i)
        paintRow(painter, i);
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(QRectF(0, m_layout.height, width(), readoutHeight()), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, readout());
}

void Waterfall::paintAxis(QPainter &painter) const
{
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    for (const AxisTick &tick : m_layout.axis) {
        painter.setPen(QPen(theme::hairlineColor(palette()), 0));
        painter.drawLine(QPointF(tick.x, m_layout.plot.top()), QPointF(tick.x, m_layout.plot.bottom()));
        painter.setPen(theme::quietTextColor(palette()));
        painter.drawText(tick.label, Qt::AlignCenter | Qt::TextSingleLine, tick.text);
    }
}

void Waterfall::paintRow(QPainter &painter, int index) const
{
    const WaterfallRow &row = m_layout.rows.at(index);
    const PhaseRow &phase = m_rows.at(index);
    if (index == m_hoveredRow)
        painter.fillRect(row.row, theme::sideColor(palette()));
    if (index == currentItem() && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(row.row.adjusted(0.5, 0.5, -1, -1));
    }
    painter.setFont(theme::tabularFont());
    painter.setPen(phase.reached ? palette().color(QPalette::WindowText) : theme::quietTextColor(palette()));
    painter.drawText(row.label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, phaseName(phase.phase));
    painter.drawText(row.time, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     phase.reached ? probewords::duration(phase.length()) : tr("not reached"));
    if (row.bar.isNull())
        return;
    painter.fillRect(row.bar, barColor(phase.phase, palette()));
    if (phase.phase == Phase::Stream)
        paintEvents(painter, row.bar);
}

void Waterfall::paintEvents(QPainter &painter, const QRectF &bar) const
{
    const qreal overhang = bar.height() / 3;
    painter.setPen(QPen(palette().color(QPalette::WindowText), 0));
    for (const qreal x : m_layout.eventTicks)
        painter.drawLine(QPointF(x + 0.5, bar.top() - overhang), QPointF(x + 0.5, bar.bottom() + overhang));
    if (m_event >= 0 && m_report && m_event < m_report->events.size()) {
        const qreal x = m_layout.xAt(m_report->events.at(m_event).at);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
        painter.drawLine(QPointF(x, bar.top() - overhang), QPointF(x, bar.bottom() + overhang));
    }
}

} // namespace lineside
