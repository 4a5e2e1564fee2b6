// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/selectionmouse.h"

#include "ui/transcript/textmovement.h"
#include "ui/transcript/transcriptcanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto scrollPeriod = 16ms;
constexpr int slowest = 2;  ///< device pixels a step
constexpr int fastest = 160;

/// The farther the mouse is from the window the faster.
int scrollDistance(int y, int height)
{
    const int beyond = y < 0 ? y : y >= height ? y - height + 1 : 0;
    const int speed = std::clamp(beyond / 3, -fastest, fastest);
    return beyond < 0 ? std::min(speed, -slowest) : beyond > 0 ? std::max(speed, slowest) : 0;
}

/// A click on anything else that acts does not select.
bool isText(TranscriptAction::Kind kind)
{
    return kind == TranscriptAction::Kind::None || kind == TranscriptAction::Kind::OpenLink;
}

} // namespace

SelectionMouse::SelectionMouse(TranscriptCanvas &canvas, TranscriptSelection &selection)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_selection(selection)
{
    canvas.viewport()->installEventFilter(this);
    m_scrolling.setInterval(scrollPeriod);
    connect(&m_scrolling, &QTimer::timeout, this, &SelectionMouse::scroll);
    m_doubleClicked.setSingleShot(true);
}

bool SelectionMouse::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        return pressAgain(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent *>(event));
    case QEvent::Hide:
        m_state = State::Idle;
        m_scrolling.stop();
        break;
    default:
        break;
    }
    return false;
}

bool SelectionMouse::press(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    const std::optional<TranscriptCanvas::Hit> hit = m_canvas.hitAt(point);
    if (event.button() != Qt::LeftButton || !hit)
        return false;
    if (hit->isOnPiece && !isText(m_canvas.layout().lay(hit->message, hit->piece).actionAt(hit->point).kind))
        return false;
    if (m_canvas.slidingAt(*hit) > 0)
        return false;
    const TextPlace place = *m_canvas.placeAt(point);
    const bool isThird = m_doubleClicked.isActive() && (point - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    m_pressedAt = m_at = point;
    Q_EMIT pressed();
    m_doubleClicked.stop();
    m_state = State::Selecting;
    if (isThird)
        m_selection.begin(place, TranscriptSelection::Unit::Block);
    else if (event.modifiers() & Qt::ShiftModifier && m_selection.anchor())
        m_selection.extendTo(place);
    else if (hit->isOnPiece && m_selection.contains(letterAt(point, place)))
        m_state = State::OnSelection;
    else
        m_selection.setCaret(place);
    return true;
}

bool SelectionMouse::pressAgain(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    const std::optional<TextPlace> place = m_canvas.placeAt(point);
    if (event.button() != Qt::LeftButton || !place)
        return false;
    m_pressedAt = m_at = point;
    m_state = State::Selecting;
    m_selection.begin(letterAt(point, *place), TranscriptSelection::Unit::Word);
    m_doubleClicked.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    return true;
}

bool SelectionMouse::move(const QMouseEvent &event)
{
    if (m_state == State::Idle)
        return false;
    m_at = event.position().toPoint();
    const bool isFar = (m_at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_state == State::OnSelection) {
        if (isFar) {
            m_state = State::Idle;
            Q_EMIT dragOutRequested();
        }
        return true;
    }
    if (isFar)
        m_doubleClicked.stop();
    if (const std::optional<TextPlace> place = m_canvas.placeAt(m_at))
        m_selection.extendTo(*place);
    if (scrollDistance(m_at.y(), m_canvas.viewport()->height()) == 0)
        m_scrolling.stop();
    else if (!m_scrolling.isActive())
        m_scrolling.start();
    return true;
}

bool SelectionMouse::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_scrolling.stop();
    const State was = std::exchange(m_state, State::Idle);
    if (was == State::OnSelection) {
        if (const std::optional<TextPlace> place = m_canvas.placeAt(event.position().toPoint()))
            m_selection.setCaret(*place);
    } else if (was == State::Selecting && !m_selection.isEmpty()) {
        Q_EMIT selected();
    }
    return was != State::Idle;
}

void SelectionMouse::scroll()
{
    QScrollBar *bar = m_canvas.verticalScrollBar();
    bar->setValue(bar->value() + scrollDistance(m_at.y(), m_canvas.viewport()->height()));
    if (const std::optional<TextPlace> place = m_canvas.placeAt(m_at))
        m_selection.extendTo(*place);
}

/// The place before the letter that is under the mouse; `nearest` is before or behind it.
TextPlace SelectionMouse::letterAt(QPoint point, const TextPlace &nearest) const
{
    const std::optional<TranscriptCanvas::Hit> hit = m_canvas.hitAt(point);
    const QString &text = m_canvas.layout().message(nearest.message).pieces().at(nearest.piece).element.text;
    const qsizetype before = textmovement::previousCharacter(text, nearest.offset);
    for (const QRectF &area : m_canvas.layout().lay(nearest.message, nearest.piece).areasOf(before, nearest.offset - before)) {
        if (area.contains(hit->point))
            return {nearest.message, nearest.piece, before};
    }
    return nearest;
}

} // namespace lineside
