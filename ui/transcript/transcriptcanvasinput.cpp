// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The part of the canvas that keys, the wheel and the scroll bar move.
#include "ui/transcript/transcriptcanvas.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lineside {

void TranscriptCanvas::scrollContentsBy(int, int)
{
    if (m_isSettingBars)
        return;
    const qint64 distance = verticalScrollBar()->value() - m_reading.position();
    if (std::abs(distance) <= 2 * m_reading.viewportHeight()) {
        scrollBy(distance);
        return;
    }
    m_reading.moveTo(verticalScrollBar()->value());
    refresh();
}

void TranscriptCanvas::scrollBy(qint64 pixels)
{
    const int step = m_layout.terms().scrollStep();
    m_reading.moveBy(std::abs(pixels) < step ? pixels : pixels / step * step);
    refresh();
}

int TranscriptCanvas::lineStep() const
{
    constexpr int linesInStep = 2;
    return linesInStep * m_layout.terms().toDevice(m_layout.terms().style.text.lineHeight);
}

int TranscriptCanvas::pageStep() const
{
    return std::max(lineStep(), m_reading.viewportHeight() - lineStep());
}

void TranscriptCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool withShift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Home:
        m_reading.moveTo(0);
        refresh();
        return;
    case Qt::Key_End:
        goToEnd();
        return;
    case Qt::Key_PageUp:
        scrollBy(-pageStep());
        return;
    case Qt::Key_PageDown:
        scrollBy(pageStep());
        return;
    case Qt::Key_Space:
        scrollBy(withShift ? -pageStep() : pageStep());
        return;
    case Qt::Key_Up:
        scrollBy(-lineStep());
        return;
    case Qt::Key_Down:
        scrollBy(lineStep());
        return;
    default:
        break;
    }
    event->ignore();
}

void TranscriptCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(event->pos(), event->globalPos(), byKeyboard);
    event->accept();
}

void TranscriptCanvas::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore(); // zooms
        return;
    }
    const LayoutTerms &terms = m_layout.terms();
    QPointF distance;
    if (!event->pixelDelta().isNull()) {
        distance = -QPointF(event->pixelDelta());
    } else {
        constexpr qreal notch = 120;
        const qreal line = QApplication::wheelScrollLines() * terms.style.text.lineHeight;
        distance = -QPointF(event->angleDelta()) / notch * line;
    }
    if (event->modifiers() & Qt::ShiftModifier && distance.x() == 0)
        distance = distance.transposed();
    if (std::abs(distance.x()) > std::abs(distance.y())) {
        if (const std::optional<Hit> hit = hitAt(event->position().toPoint()); hit && hit->isOnPiece)
            scrollSideways(hit->message, hit->piece, distance.x());
        return;
    }
    m_wheelRest += distance.y() * terms.style.devicePixelRatio;
    const int step = std::min(terms.scrollStep(), 8);
    const qint64 pixels = qint64(m_wheelRest / step) * step;
    m_wheelRest -= qreal(pixels);
    if (pixels != 0)
        scrollBy(pixels);
}

} // namespace lineside
