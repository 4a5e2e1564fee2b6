// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/waterfall.h"

#include "ui/theme/theme.h"
#include "ui/verify/waterfallpainter.h"

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

WaterfallLayout Waterfall::layOutFor(qreal width) const
{
    const QFontMetricsF text(theme::tabularFont());
    const QFontMetricsF small(theme::tabularFont(theme::TextSize::Small));
    return layOutWaterfall(m_rows, m_report ? m_report->events : QList<ProbeEvent>(), width, text, small);
}

void Waterfall::arrange()
{
    m_layout = layOutFor(width());
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
    WaterfallMarks marks{.hovered = m_hoveredRow, .current = hasFocus() ? currentItem() : -1, .event = {}};
    if (m_event >= 0 && m_event < m_report->events.size())
        marks.event = m_report->events.at(m_event).at;
    paintPhases(painter, m_rows, m_layout, palette(), marks);
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(QRectF(0, m_layout.height, width(), readoutHeight()), Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, readout());
}

WholePicture Waterfall::picture(qreal width) const
{
    const WaterfallLayout layout = layOutFor(width);
    return {{width, std::ceil(layout.height)},
            [rows = m_rows, layout, palette = palette()](QPainter &painter) { paintPhases(painter, rows, layout, palette); }};
}

} // namespace lineside
