// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptselection.h"

#include "ui/transcript/textmovement.h"
#include "ui/transcript/transcriptcanvas.h"

#include <algorithm>

namespace lineside {

TranscriptSelection::TranscriptSelection(TranscriptCanvas &canvas)
    : QObject(&canvas)
    , m_canvas(canvas)
{
    connect(&canvas, &TranscriptCanvas::piecesChanged, this, &TranscriptSelection::adjust);
    connect(&canvas, &TranscriptCanvas::messagesReplaced, this, &TranscriptSelection::adjustFrom);
}

std::optional<TextPlace> TranscriptSelection::anchor() const
{
    return m_ends ? std::optional(m_ends->anchor) : std::nullopt;
}

std::optional<TextPlace> TranscriptSelection::caret() const
{
    return m_ends ? std::optional(m_ends->caret) : std::nullopt;
}

TranscriptSpan TranscriptSelection::span() const
{
    if (!m_ends)
        return {};
    const auto [begin, end] = std::minmax(m_ends->anchor, m_ends->caret);
    return {begin, end};
}

bool TranscriptSelection::contains(const TextPlace &place) const
{
    const TranscriptSpan all = span();
    return !all.isEmpty() && all.begin <= place && place < all.end;
}

void TranscriptSelection::clear()
{
    set(std::nullopt);
}

void TranscriptSelection::setCaret(const TextPlace &place)
{
    select(place, place);
}

void TranscriptSelection::select(const TextPlace &anchor, const TextPlace &caret)
{
    m_unit = Unit::Character;
    m_first = {anchor, anchor};
    set(Ends{anchor, caret});
}

void TranscriptSelection::selectAll()
{
    const qsizetype last = m_canvas.layout().count() - 1;
    if (last < 0)
        return;
    const QList<TranscriptPiece> pieces = m_canvas.layout().piecesOf(last);
    const qsizetype piece = std::max<qsizetype>(0, pieces.size() - 1);
    select({}, {last, piece, pieces.isEmpty() ? 0 : pieces.constLast().element.text.size()});
}

void TranscriptSelection::begin(const TextPlace &place, Unit unit)
{
    m_unit = unit;
    m_first = around(place, unit);
    set(Ends{m_first.begin, m_first.end});
}

void TranscriptSelection::extendTo(const TextPlace &place)
{
    if (!m_ends) {
        setCaret(place);
        return;
    }
    if (m_unit == Unit::Character) {
        set(Ends{m_ends->anchor, place});
        return;
    }
    const TranscriptSpan there = around(place, m_unit);
    if (place < m_first.begin)
        set(Ends{m_first.end, there.begin});
    else
        set(Ends{m_first.begin, std::max(m_first.end, place < m_first.end ? m_first.end : there.end)});
}

TranscriptSpan TranscriptSelection::around(const TextPlace &place, Unit unit) const
{
    const QList<TranscriptPiece> pieces = m_canvas.layout().piecesOf(place.message);
    if (unit == Unit::Character || place.piece >= pieces.size())
        return {place, place};
    if (unit == Unit::Word) {
        const TextSpan word = textmovement::wordAt(pieces.at(place.piece).element.text, place.offset);
        return {{place.message, place.piece, word.begin}, {place.message, place.piece, word.end}};
    }
    qsizetype first = place.piece;
    while (first > 0 && pieces.at(first).continues)
        --first;
    qsizetype last = place.piece;
    while (last + 1 < pieces.size() && pieces.at(last + 1).continues)
        ++last;
    return {{place.message, first, 0}, {place.message, last, pieces.at(last).element.text.size()}};
}

QList<PieceMark> TranscriptSelection::marksOf(qsizetype message, qsizetype piece) const
{
    const TranscriptSpan all = span();
    const std::pair here(message, piece);
    const std::pair first(all.begin.message, all.begin.piece);
    const std::pair last(all.end.message, all.end.piece);
    if (all.isEmpty() || here < first || here > last)
        return {};
    const qsizetype begin = here == first ? all.begin.offset : 0;
    const qsizetype end = here == last ? all.end.offset : m_canvas.layout().message(message).pieces().at(piece).element.text.size();
    return end > begin ? QList<PieceMark>{{begin, end - begin, PieceMark::Kind::Selected}} : QList<PieceMark>();
}

void TranscriptSelection::set(const std::optional<Ends> &ends)
{
    if (ends == m_ends)
        return;
    m_ends = ends;
    m_anchorText = m_ends ? textAt(m_ends->anchor) : QString();
    m_caretText = m_ends ? textAt(m_ends->caret) : QString();
    m_canvas.refresh();
    Q_EMIT changed();
}

QString TranscriptSelection::textAt(const TextPlace &place) const
{
    if (place.message >= m_canvas.layout().count() || !m_canvas.layout().isSplit(place.message))
        return {};
    const QList<TranscriptPiece> &pieces = m_canvas.layout().message(place.message).pieces();
    return place.piece < pieces.size() ? pieces.at(place.piece).element.text : QString();
}

void TranscriptSelection::adjust(qsizetype message, const PieceChange &change)
{
    if (!m_ends || change.isEmpty())
        return;
    const Ends before = *m_ends;
    const auto follow = [&](TextPlace &place, QString &text) {
        if (place.message != message)
            return;
        place = moved(place, text, change);
        text = textAt(place);
    };
    follow(m_ends->anchor, m_anchorText);
    follow(m_ends->caret, m_caretText);
    if (*m_ends == before)
        return;
    m_unit = Unit::Character; // what it began with may be there no more
    Q_EMIT changed();
}

TextPlace TranscriptSelection::moved(const TextPlace &place, const QString &text, const PieceChange &change) const
{
    TextPlace now = place;
    if (place.piece < change.first)
        return now;
    const QList<TranscriptPiece> &pieces = m_canvas.layout().message(place.message).pieces();
    if (place.piece >= change.first + change.removed) {
        now.piece += change.inserted - change.removed;
        return now;
    }
    if (pieces.isEmpty())
        return {place.message, 0, 0};
    if (change.inserted == 0) { // it was folded away
        const qsizetype piece = std::min(change.first, pieces.size() - 1);
        return {place.message, piece, piece < change.first ? pieces.at(piece).element.text.size() : 0};
    }
    now.piece = pieceAfter(place, text, change);
    if (text.size() < place.offset) { // nobody looked at it when it was selected
        now.offset = std::min(place.offset, pieces.at(now.piece).element.text.size());
        return now;
    }
    // A long text is cut into slices anew.
    qsizetype behind = place.offset;
    while (behind > pieces.at(now.piece).element.text.size() && now.piece + 1 < pieces.size() && pieces.at(now.piece + 1).continues)
        behind -= pieces.at(now.piece++).element.text.size();
    now.offset = textmovement::placeAfter(text.sliced(place.offset - behind), behind, pieces.at(now.piece).element.text);
    return now;
}

/// The piece that a changed one became: that with its text, perhaps grown, or what stands where it stood.
qsizetype TranscriptSelection::pieceAfter(const TextPlace &place, const QString &text, const PieceChange &change) const
{
    const QList<TranscriptPiece> &pieces = m_canvas.layout().message(place.message).pieces();
    const qsizetype end = change.first + change.inserted;
    const qsizetype same = std::min(place.piece, end - 1);
    if (text.isEmpty() || pieces.at(same).element.text.startsWith(text))
        return same;
    for (qsizetype piece = change.first; piece < end; ++piece) {
        if (pieces.at(piece).element.text.startsWith(text))
            return piece;
    }
    return same;
}

void TranscriptSelection::adjustFrom(qsizetype message)
{
    if (m_ends && std::max(m_ends->anchor, m_ends->caret).message >= message) {
        m_ends.reset();
        Q_EMIT changed();
    }
}

} // namespace lineside
