// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/searchedtext.h"

#include "ui/transcript/messagepieces.h"

#include <algorithm>

namespace lineside {

namespace {

/// What the program says about every message alike is not what somebody looks for.
bool isSaid(TranscriptPiece::Kind kind)
{
    using Kind = TranscriptPiece::Kind;
    return kind != Kind::Author && kind != Kind::Reasoning && kind != Kind::CodeHead && kind != Kind::Footer && kind != Kind::Branches;
}

} // namespace

SearchedText::SearchedText(const ChatTurn &turn)
{
    MessagePieces pieces;
    pieces.update(turn, {}, false);
    const qsizetype folded = pieces.pieces().size();
    pieces.setReasoningOpen(true);
    m_reasoningCount = pieces.pieces().size() - folded;
    m_text.reserve(turn.text.size());
    for (const TranscriptPiece &piece : pieces.pieces()) {
        if (piece.kind == TranscriptPiece::Kind::Reasoning)
            m_reasoningBegin = m_parts.size() + 1;
        const bool isOne = isSaid(piece.kind);
        if (isOne && !piece.continues && !m_text.isEmpty())
            m_text += u'\n';
        const qsizetype begin = m_text.size();
        if (isOne)
            m_text += piece.element.text;
        m_parts.append({begin, m_text.size()});
    }
}

std::optional<TextSpan> SearchedText::partOf(qsizetype piece, bool isReasoningOpen) const
{
    const qsizetype at = isReasoningOpen || piece < m_reasoningBegin ? piece : piece + m_reasoningCount;
    if (at >= m_parts.size() || m_parts.at(at).begin == m_parts.at(at).end)
        return std::nullopt;
    return m_parts.at(at);
}

SearchedText::Place SearchedText::placeOf(qsizetype position) const
{
    const auto part = std::ranges::upper_bound(m_parts, position, {}, &TextSpan::end);
    if (part == m_parts.end())
        return {};
    const qsizetype piece = part - m_parts.begin();
    return {piece, position - part->begin, piece >= m_reasoningBegin && piece < m_reasoningBegin + m_reasoningCount};
}

TextSpan SearchedText::reasoningPart() const
{
    if (m_reasoningCount == 0)
        return {};
    return {m_parts.at(m_reasoningBegin).begin, m_parts.at(m_reasoningBegin + m_reasoningCount - 1).end};
}

qsizetype SearchedText::shownPiece(const Place &place, bool isReasoningOpen) const
{
    return isReasoningOpen || place.piece < m_reasoningBegin ? place.piece : place.piece - m_reasoningCount;
}

} // namespace lineside
