// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messagetext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace lineside {

namespace {

QTextBoundaryFinder::BoundaryType finderType(QAccessible::TextBoundaryType boundary)
{
    switch (boundary) {
    case QAccessible::WordBoundary:
        return QTextBoundaryFinder::Word;
    case QAccessible::SentenceBoundary:
        return QTextBoundaryFinder::Sentence;
    default:
        return QTextBoundaryFinder::Grapheme;
    }
}

bool isWhole(QAccessible::TextBoundaryType boundary)
{
    return boundary == QAccessible::LineBoundary || boundary == QAccessible::ParagraphBoundary;
}

} // namespace

MessageText::MessageText(const QList<TranscriptPiece> &pieces)
{
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const bool continues = i > 0 && pieces.at(i).continues;
        if (i > 0 && !continues)
            m_text += u'\n';
        m_begins.append(m_text.size());
        m_continues.append(continues);
        m_text += pieces.at(i).element.text;
    }
    m_text.replace(QChar::LineSeparator, u'\n');
    m_begins.append(m_text.size());
}

MessageText::Place MessageText::placeAt(qsizetype position) const
{
    if (m_continues.isEmpty())
        return {};
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end() - 1, position);
    const qsizetype piece = std::max<qsizetype>(0, after - m_begins.begin() - 1);
    const Stretch stretch = pieceAt(piece);
    return {piece, std::clamp(position, stretch.begin, stretch.end) - stretch.begin};
}

qsizetype MessageText::positionOf(const Place &place) const
{
    if (place.piece < 0 || place.piece >= m_continues.size())
        return size();
    const Stretch stretch = pieceAt(place.piece);
    return std::min(stretch.begin + place.offset, stretch.end);
}

MessageText::Stretch MessageText::pieceAt(qsizetype piece) const
{
    const qsizetype next = piece + 1;
    const bool hasBreak = next < m_continues.size() && !m_continues.at(next);
    return {m_begins.at(piece), m_begins.at(next) - (hasBreak ? 1 : 0)};
}

/// Looks no farther than the piece: a long text costs what its slices do.
MessageText::Stretch MessageText::at(qsizetype position, QAccessible::TextBoundaryType boundary) const
{
    if (boundary == QAccessible::NoBoundary)
        return {0, size()};
    if (position < 0 || position > size() || m_continues.isEmpty())
        return {};
    const Stretch piece = pieceAt(placeAt(position).piece);
    if (isWhole(boundary))
        return piece;
    if (position >= piece.end)
        return {position, std::min(position + 1, size())}; // the line break
    QTextBoundaryFinder finder(finderType(boundary), m_text.constData() + piece.begin, piece.end - piece.begin);
    finder.setPosition(position - piece.begin);
    const qsizetype begin = finder.isAtBoundary() ? position - piece.begin : finder.toPreviousBoundary();
    finder.setPosition(position - piece.begin);
    const qsizetype end = finder.toNextBoundary();
    return {piece.begin + std::max<qsizetype>(0, begin), end < 0 ? piece.end : piece.begin + end};
}

bool MessageText::isSpace(const Stretch &stretch) const
{
    const QStringView text = QStringView(m_text).sliced(stretch.begin, stretch.end - stretch.begin);
    return std::ranges::all_of(text, [](QChar c) { return c.isSpace(); });
}

MessageText::Stretch MessageText::before(qsizetype position, QAccessible::TextBoundaryType boundary) const
{
    for (Stretch current = at(position, boundary); boundary != QAccessible::NoBoundary && current.begin > 0;) {
        current = at(current.begin - 1, boundary);
        if (boundary == QAccessible::CharBoundary || isWhole(boundary) || !isSpace(current))
            return current;
    }
    return {};
}

MessageText::Stretch MessageText::after(qsizetype position, QAccessible::TextBoundaryType boundary) const
{
    const bool isInside = position >= 0 && position <= size() && boundary != QAccessible::NoBoundary;
    for (Stretch current = at(position, boundary); isInside && current.end < size();) {
        const Stretch next = at(current.end, boundary);
        current = next.begin < current.end ? at(current.end + 1, boundary) : next; // over the line break
        if (boundary == QAccessible::CharBoundary || isWhole(boundary) || !isSpace(current))
            return current;
    }
    return {};
}

} // namespace lineside
