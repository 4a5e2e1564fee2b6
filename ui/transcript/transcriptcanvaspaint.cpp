// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The part of the canvas that paints, and moves what is painted.
#include "ui/transcript/transcriptcanvas.h"

#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

constexpr qreal focusLine = 2;

/// Inside of the piece as a whole, so that a ring is never cut; lines of whole pixels.
void paintRings(QPainter &painter, const QList<QRectF> &rings, const QRectF &piece, const TranscriptStyle &style)
{
    for (const QRectF &ring : rings) {
        const QRectF wanted = ring.translated(piece.topLeft()).adjusted(-focusLine, -focusLine, focusLine, focusLine) & piece;
        const QRectF outer(QPointF(style.snapped(wanted.left()), style.snapped(wanted.top())), QPointF(style.snapped(wanted.right()), style.snapped(wanted.bottom())));
        QPainterPath frame;
        frame.addRect(outer);
        frame.addRect(outer.adjusted(focusLine, focusLine, -focusLine, -focusLine));
        painter.fillPath(frame, style.link);
    }
}

} // namespace

void TranscriptCanvas::repaint(const PaintDamage &damage)
{
    const LayoutTerms &terms = m_layout.terms();
    if (damage.shift != 0)
        viewport()->scroll(0, qRound(terms.toLogical(damage.shift)), lane());
    for (const RowSpan &rows : damage.rows)
        viewport()->update(areaOf(rows));
}

/// What was painted is of no use any more.
void TranscriptCanvas::repaintAll()
{
    m_shown.clear();
    repaint({.shift = 0, .rows = {{0, m_reading.viewportHeight()}}});
}

/// The column with all that stands beside it. The rest of the viewport is empty, and need not be moved.
QRect TranscriptCanvas::lane() const
{
    const int left = int(std::floor(std::max<qreal>(0, m_columnLeft - int(theme::Medium))));
    const int right = int(std::ceil(m_columnLeft + m_layout.terms().width));
    return QRect(left, 0, right - left, viewport()->height());
}

QRect TranscriptCanvas::areaOf(const RowSpan &rows) const
{
    const LayoutTerms &terms = m_layout.terms();
    const int top = int(std::floor(terms.toLogical(rows.top)));
    const int bottom = int(std::ceil(terms.toLogical(rows.bottom)));
    return QRect(0, top, viewport()->width(), bottom - top);
}

void TranscriptCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    paintOn(painter, event->region());
}

void TranscriptCanvas::paintOn(QPainter &painter, const QRegion &region) const
{
    for (const QRect &exposed : region) {
        painter.setClipRect(exposed);
        painter.fillRect(exposed, m_layout.terms().style.window);
        for (const ShownPiece &piece : std::as_const(m_shown))
            paintPiece(painter, piece, exposed);
    }
}

void TranscriptCanvas::paintPiece(QPainter &painter, const ShownPiece &shown, const QRect &exposed) const
{
    const LayoutTerms &terms = m_layout.terms();
    const QPointF corner(m_columnLeft, terms.toLogical(shown.top));
    if (shown.focus.isInside) {
        painter.setClipRect(exposed); // the piece before has left its own
        paintFocus(painter, shown, corner);
    }
    const QRectF visible = QRectF(corner, QSizeF(terms.width, terms.toLogical(shown.height))) & QRectF(exposed);
    if (visible.isEmpty())
        return;
    // Whatever sticks out of a letter's line would be painted or not with the luck of what is repainted; so it never is.
    painter.setClipRect(visible);
    const_cast<TranscriptCanvas *>(this)->m_layout.lay(shown.message, shown.piece).paint(painter, corner, visible, shown.marks);
    if (!shown.focus.rings.isEmpty())
        paintRings(painter, shown.focus.rings, QRectF(corner, QSizeF(terms.width, terms.toLogical(shown.height))), terms.style);
}

/// A line beside the message that the keyboard is at.
void TranscriptCanvas::paintFocus(QPainter &painter, const ShownPiece &shown, QPointF corner) const
{
    const LayoutTerms &terms = m_layout.terms();
    const qreal left = terms.style.snapped(std::max<qreal>(0, corner.x() - int(theme::Medium)));
    painter.fillRect(QRectF(left, corner.y(), focusLine, terms.toLogical(shown.height)), terms.style.link);
}

} // namespace lineside
