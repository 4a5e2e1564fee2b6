// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageaccess.h"

#include "ui/transcript/textattributes.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptselection.h"

#include <algorithm>

// A message as text.

namespace lineside {

namespace {

QString told(const MessageText &text, const MessageText::Stretch &stretch, int *startOffset, int *endOffset)
{
    *startOffset = stretch.isEmpty() ? -1 : int(stretch.begin);
    *endOffset = stretch.isEmpty() ? -1 : int(stretch.end);
    return stretch.isEmpty() ? QString() : text.text().sliced(stretch.begin, stretch.end - stretch.begin);
}

} // namespace

int MessageAccess::characterCount() const
{
    return isShown() ? int(m_list->contents(m_message).text.size()) : 0;
}

QString MessageAccess::text(int startOffset, int endOffset) const
{
    if (!isShown())
        return {};
    const QString &text = m_list->contents(m_message).text.text();
    const qsizetype begin = std::clamp<qsizetype>(startOffset, 0, text.size());
    const qsizetype end = endOffset < 0 ? text.size() : std::clamp<qsizetype>(endOffset, begin, text.size());
    return text.sliced(begin, end - begin);
}

QString MessageAccess::textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const
{
    const MessageText text = isShown() ? m_list->contents(m_message).text : MessageText();
    return told(text, text.at(offset < 0 ? text.size() : offset, boundary), startOffset, endOffset);
}

QString MessageAccess::textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const
{
    const MessageText text = isShown() ? m_list->contents(m_message).text : MessageText();
    return told(text, text.before(offset < 0 ? text.size() : offset, boundary), startOffset, endOffset);
}

QString MessageAccess::textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int *startOffset, int *endOffset) const
{
    const MessageText text = isShown() ? m_list->contents(m_message).text : MessageText();
    return told(text, text.after(offset < 0 ? text.size() : offset, boundary), startOffset, endOffset);
}

/// Lays the piece that it is in.
QRect MessageAccess::characterRect(int offset) const
{
    if (!isShown() || offset < 0 || offset >= characterCount())
        return {};
    const MessageText::Place place = m_list->contents(m_message).text.placeAt(offset);
    TranscriptCanvas *canvas = m_list->canvas();
    const bool isLaid = canvas->layout().isSplit(m_message) && canvas->layout().message(m_message).laid(place.piece);
    if (!isLaid) {
        canvas->layout().lay(m_message, place.piece);
        canvas->refresh(); // heights may have changed
    }
    const QPointF corner = canvas->areaOf(m_message, place.piece).topLeft();
    const LaidPiece &laid = canvas->layout().lay(m_message, place.piece);
    const QList<QRectF> areas = laid.areasOf(place.offset, 1);
    const QRectF area = (areas.isEmpty() ? laid.caretAt(place.offset) : areas.constFirst()).translated(corner);
    return {canvas->viewport()->mapToGlobal(area.toAlignedRect().topLeft()), area.toAlignedRect().size()};
}

int MessageAccess::offsetAtPoint(const QPoint &point) const
{
    if (!isShown())
        return -1;
    const std::optional<TextPlace> place = m_list->canvas()->placeAt(m_list->canvas()->viewport()->mapFromGlobal(point));
    if (!place || place->message != m_message)
        return -1;
    return int(m_list->contents(m_message).text.positionOf({place->piece, place->offset}));
}

void MessageAccess::scrollToSubstring(int startIndex, int)
{
    if (!isShown())
        return;
    m_list->canvas()->reveal(placeAt(startIndex));
}

QString MessageAccess::attributes(int offset, int *startOffset, int *endOffset) const
{
    *startOffset = *endOffset = -1;
    if (!isShown() || offset < 0 || offset > characterCount())
        return {};
    const TranscriptAccess::Contents &contents = m_list->contents(m_message);
    const MessageText::Place place = contents.text.placeAt(offset);
    if (place.piece >= contents.pieces.size())
        return {};
    const TextAttributes attributes = attributesAt(contents.pieces.at(place.piece), place.offset);
    *startOffset = int(contents.text.positionOf({place.piece, attributes.begin}));
    *endOffset = int(contents.text.positionOf({place.piece, attributes.end}));
    return attributes.told;
}

/// The part of what is selected that is in this message.
MessageText::Stretch MessageAccess::selected() const
{
    const TranscriptSelection *selection = isShown() ? m_list->selection() : nullptr;
    if (!selection || selection->isEmpty())
        return {};
    const TranscriptSpan span = selection->span();
    if (span.begin.message > m_message || span.end.message < m_message)
        return {};
    const MessageText &text = m_list->contents(m_message).text;
    const bool beginsHere = span.begin.message == m_message;
    const bool endsHere = span.end.message == m_message;
    return {beginsHere ? text.positionOf({span.begin.piece, span.begin.offset}) : 0,
            endsHere ? text.positionOf({span.end.piece, span.end.offset}) : text.size()};
}

void MessageAccess::selection(int selectionIndex, int *startOffset, int *endOffset) const
{
    const MessageText::Stretch stretch = selectionIndex == 0 ? selected() : MessageText::Stretch();
    *startOffset = int(stretch.begin);
    *endOffset = int(stretch.end);
}

int MessageAccess::selectionCount() const
{
    return selected().isEmpty() ? 0 : 1;
}

void MessageAccess::addSelection(int startOffset, int endOffset)
{
    setSelection(0, startOffset, endOffset);
}

void MessageAccess::removeSelection(int)
{
    if (TranscriptSelection *selection = selectionCount() > 0 ? m_list->selection() : nullptr)
        selection->clear();
}

/// There is one selection in a conversation.
void MessageAccess::setSelection(int, int startOffset, int endOffset)
{
    if (TranscriptSelection *selection = isShown() ? m_list->selection() : nullptr)
        selection->select(placeAt(startOffset), placeAt(endOffset));
}

int MessageAccess::cursorPosition() const
{
    const TranscriptSelection *selection = isShown() ? m_list->selection() : nullptr;
    const std::optional<TextPlace> caret = selection ? selection->caret() : std::nullopt;
    if (!caret || caret->message != m_message)
        return 0;
    return int(m_list->contents(m_message).text.positionOf({caret->piece, caret->offset}));
}

void MessageAccess::setCursorPosition(int position)
{
    TranscriptSelection *selection = isShown() ? m_list->selection() : nullptr;
    if (!selection)
        return;
    const TextPlace place = placeAt(position);
    selection->setCaret(place);
    m_list->canvas()->reveal(place);
}

TextPlace MessageAccess::placeAt(int position) const
{
    const MessageText::Place place = m_list->contents(m_message).text.placeAt(position);
    return {m_message, place.piece, place.offset};
}

} // namespace lineside
