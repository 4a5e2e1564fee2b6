// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptfocus.h"

#include "ui/transcript/transcriptcanvas.h"

#include <QKeyEvent>

#include <utility>

namespace lineside {

TranscriptFocus::TranscriptFocus(TranscriptCanvas &canvas)
    : QObject(&canvas)
    , m_canvas(canvas)
{
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
    canvas.setFocusOf([this](qsizetype message, qsizetype piece) {
        PieceFocus focus;
        if (message != m_message || !isShown())
            return focus;
        focus.isInside = true;
        const QList<MessageItem> all = m_item < 0 ? QList<MessageItem>() : items();
        if (m_item < 0 || m_item >= all.size() || all.at(m_item).piece != piece)
            return focus;
        const MessageItem &item = all.at(m_item);
        const LaidPiece &laid = m_canvas.layout().lay(message, piece);
        focus.rings = item.length > 0 ? laid.areasOf(item.begin, item.length) : laid.areasOf(item.action);
        return focus;
    });
    connect(&canvas, &TranscriptCanvas::messagesReplaced, this, &TranscriptFocus::adjust);
    connect(&canvas, &TranscriptCanvas::piecesChanged, this, [this](qsizetype message) {
        if (message == m_message)
            keepItem();
    });
}

bool TranscriptFocus::isShown() const
{
    return m_message >= 0 && m_canvas.hasFocus();
}

QList<MessageItem> TranscriptFocus::items() const
{
    return itemsOf(m_canvas.layout().message(m_message).pieces());
}

void TranscriptFocus::enter(int message, int item)
{
    m_canvas.setFocus(Qt::OtherFocusReason);
    moveTo(message, item);
    showIt();
}

void TranscriptFocus::leave()
{
    moveTo(-1, -1);
}

bool TranscriptFocus::eventFilter(QObject *watched, QEvent *event)
{
    const bool isCanvas = qobject_cast<TranscriptCanvas *>(watched) != nullptr; // no longer once it is being deleted
    switch (event->type()) {
    case QEvent::KeyPress:
        return isCanvas && press(*static_cast<QKeyEvent *>(event));
    case QEvent::MouseButtonPress:
        if (!isCanvas)
            leave();
        break;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        if (isCanvas && m_message >= 0) {
            m_canvas.refresh();
            Q_EMIT moved();
        }
        break;
    default:
        break;
    }
    return false;
}

bool TranscriptFocus::press(const QKeyEvent &event)
{
    const bool isPlain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event.modifiers() != Qt::ControlModifier)
            return false;
        stepMessage(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Tab:
        if (event.modifiers() == Qt::ShiftModifier)
            return stepItem(-1);
        return isPlain && stepItem(1);
    case Qt::Key_Backtab:
        return stepItem(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return isPlain && trigger();
    case Qt::Key_Escape:
        return isPlain && goBack();
    default:
        return false;
    }
}

/// From the message that the keyboard is at, as long as it can be seen; otherwise from the one at the top.
void TranscriptFocus::stepMessage(int direction)
{
    const TranscriptLayout &layout = m_canvas.layout();
    const qint64 top = m_canvas.reading().position();
    const int atTop = int(layout.messageAt(top));
    if (atTop < 0)
        return;
    const bool isSeen = m_message >= 0 && layout.bottomOf(m_message) > top && layout.topOf(m_message) < top + m_canvas.reading().viewportHeight();
    const int from = isSeen ? m_message : atTop;
    const bool isBegun = layout.topOf(from) < top; // its start comes first
    const int to = direction > 0 ? from + 1 : isBegun ? from : from - 1;
    moveTo(std::clamp(to, 0, int(layout.count()) - 1), -1);
    showIt();
    Q_EMIT m_canvas.messageEntered(m_message);
}

/// False where the keyboard leaves the message.
bool TranscriptFocus::stepItem(int direction)
{
    if (m_message < 0)
        return false;
    const QList<MessageItem> all = items();
    int item = m_item < 0 && direction < 0 ? -1 : m_item + direction;
    while (item >= 0 && item < all.size() && !all.at(item).acts())
        item += direction;
    const bool goesToMessage = item < 0 && m_item >= 0;
    if (!goesToMessage && (item < 0 || item >= all.size())) {
        moveTo(m_message, -1);
        return false;
    }
    moveTo(m_message, item);
    showIt();
    return true;
}

bool TranscriptFocus::trigger()
{
    if (m_message < 0 || m_item < 0)
        return false;
    const QList<MessageItem> all = items();
    if (m_item < all.size())
        Q_EMIT m_canvas.actionRequested(m_message, int(all.at(m_item).piece), all.at(m_item).action);
    return true;
}

/// From something in the message to the message; from there others may take it.
bool TranscriptFocus::goBack()
{
    const bool wasInside = m_item >= 0;
    moveTo(wasInside ? m_message : -1, -1);
    return wasInside;
}

void TranscriptFocus::moveTo(int message, int item)
{
    if (m_message == message && m_item == item)
        return;
    m_message = message;
    m_item = item;
    m_canvas.refresh();
    Q_EMIT moved();
}

void TranscriptFocus::showIt()
{
    if (m_message < 0)
        return;
    if (m_item < 0) {
        m_canvas.goToMessage(m_message);
        return;
    }
    const QList<MessageItem> all = items();
    if (m_item < all.size())
        m_canvas.reveal({m_message, all.at(m_item).piece, all.at(m_item).begin});
}

/// Another branch may stand there: the keyboard stays where it is, as far as there is something.
void TranscriptFocus::adjust(qsizetype first)
{
    if (m_message < 0 && m_awaited > 0 && m_awaited == first && m_awaited < m_canvas.layout().count()) {
        moveTo(std::exchange(m_awaited, -1), -1);
        Q_EMIT m_canvas.messageEntered(m_message);
    }
    if (m_message < first)
        return;
    if (m_message >= m_canvas.layout().count())
        awaitAnother();
    else if (first == 0)
        moveTo(-1, -1);
    else
        keepItem();
}

/// Who asks again for the last reply takes it out for a moment: the keyboard is where the next one stands at once.
void TranscriptFocus::awaitAnother()
{
    m_awaited = m_message;
    moveTo(-1, -1);
    QMetaObject::invokeMethod(this, [this] { m_awaited = -1; }, Qt::QueuedConnection);
}

void TranscriptFocus::keepItem()
{
    if (m_item < 0)
        return;
    const QList<MessageItem> all = items();
    if (m_item >= all.size() || !all.at(m_item).acts())
        moveTo(m_message, -1);
}

} // namespace lineside
