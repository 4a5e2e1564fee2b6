// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/linkedscrolling.h"

#include "ui/compare/linkedplace.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace lineside {

namespace {

ScrolledColumn scrolledColumn(const TranscriptCanvas &canvas, int firstOwnTurn)
{
    const ReadingPosition &reading = canvas.reading();
    const TranscriptLayout &layout = canvas.layout();
    return {reading.position(), reading.maximum(), firstOwnTurn < layout.count() ? layout.topOf(firstOwnTurn) : reading.maximum()};
}

} // namespace

void LinkedScrolling::setColumns(const QList<TranscriptCanvas *> &columns, int firstOwnTurn)
{
    for (TranscriptCanvas *canvas : std::as_const(m_columns)) {
        if (columns.contains(canvas))
            continue;
        disconnect(canvas, nullptr, this, nullptr);
        for (QObject *part : std::initializer_list<QObject *>{canvas, canvas->viewport(), canvas->verticalScrollBar()})
            part->removeEventFilter(this);
    }
    for (TranscriptCanvas *canvas : columns) {
        if (m_columns.contains(canvas))
            continue;
        for (QObject *part : std::initializer_list<QObject *>{canvas, canvas->viewport(), canvas->verticalScrollBar()})
            part->installEventFilter(this);
        connect(canvas, &TranscriptCanvas::scrolled, this, [this, canvas] {
            if (m_isLinked && !m_isMoving && canvas == m_read)
                takeAlong(canvas);
        });
    }
    m_columns = columns;
    m_firstOwnTurn = firstOwnTurn;
    if (!m_columns.contains(m_read))
        m_read = nullptr;
}

void LinkedScrolling::setLinked(bool linked)
{
    m_isLinked = linked;
    if (linked && m_read)
        takeAlong(m_read);
}

bool LinkedScrolling::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
        for (TranscriptCanvas *canvas : std::as_const(m_columns)) {
            if (watched == canvas || watched == canvas->viewport() || watched == canvas->verticalScrollBar())
                m_read = canvas;
        }
        break;
    default:
        break;
    }
    return false;
}

void LinkedScrolling::takeAlong(TranscriptCanvas *read)
{
    const QScopedValueRollback guard(m_isMoving, true);
    const ScrolledColumn place = scrolledColumn(*read, m_firstOwnTurn);
    constexpr int mostRounds = 3; // heights are guessed until they are looked at
    for (TranscriptCanvas *other : std::as_const(m_columns)) {
        for (int round = 0; other != read && round < mostRounds; ++round) {
            const qint64 wanted = linkedPlace(place, scrolledColumn(*other, m_firstOwnTurn));
            if (wanted == other->reading().position())
                break;
            other->verticalScrollBar()->setValue(int(wanted));
        }
    }
}

} // namespace lineside
