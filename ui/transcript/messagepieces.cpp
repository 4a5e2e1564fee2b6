// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messagepieces.h"

#include "ui/transcript/turnpieces.h"

#include <algorithm>

namespace lineside {

namespace {

bool isCodeLine(const TranscriptPiece &piece)
{
    return piece.kind == TranscriptPiece::Kind::Markdown && piece.element.kind == MarkdownElement::Kind::CodeLine;
}

} // namespace

MessagePieces::Change MessagePieces::update(const ChatTurn &turn, const TurnContext &context, bool isLast)
{
    if (turn.role != Role::Assistant)
        return replaceAll(plainTurnPieces(turn, context.branch));
    if (m_body.isGrowthTo(turn.text) && m_reasoning.isGrowthTo(turn.reasoning))
        return updateReply(turn, context, isLast);
    MessagePieces other;
    other.setReasoningOpen(m_reasoningOpen);
    other.updateReply(turn, context, isLast);
    const Change change = replaceAll(other.m_pieces);
    *this = std::move(other);
    return change;
}

MessagePieces::Change MessagePieces::updateReply(const ChatTurn &turn, const TurnContext &context, bool isLast)
{
    const bool isWhole = !isUnderWay(turn);
    m_isThinking = !isWhole && turn.text.isEmpty() && turn.toolCalls.isEmpty() && turn.refusal.isEmpty();
    const qsizetype oldHead = m_headCount;
    QList<TranscriptPiece> head = headPieces(turn);
    if (!turn.reasoning.isEmpty())
        head.append(reasoningHeadline(turn.reasoning.size(), m_isThinking, m_reasoningOpen));
    m_headCount = head.size();
    Change change = replacePieces(m_pieces, 0, oldHead, std::move(head));
    change = joined(change, m_reasoning.update(turn.reasoning, isWhole, m_pieces, m_headCount));
    change = joined(change, m_body.update(turn.text, isWhole, m_pieces, bodyBegin()));
    const qsizetype tail = tailBegin();
    return joined(change, replacePieces(m_pieces, tail, m_pieces.size() - tail, tailPieces(turn, context, isLast)));
}

void MessagePieces::rest(const ChatTurn &turn)
{
    if (isUnderWay(turn))
        return;
    m_body.rest(turn.text);
    m_reasoning.rest(turn.reasoning);
    if (m_pieces.capacity() > m_pieces.size() + m_pieces.size() / 8)
        m_pieces.squeeze();
}

MessagePieces::Change MessagePieces::replaceAll(QList<TranscriptPiece> made)
{
    return replacePieces(m_pieces, 0, m_pieces.size(), std::move(made));
}

MessagePieces::Change MessagePieces::setReasoningOpen(bool open)
{
    if (m_reasoningOpen == open)
        return {};
    m_reasoningOpen = open;
    Change change;
    if (m_reasoning.length() > 0 && m_headCount > 0)
        change = replacePieces(m_pieces, m_headCount - 1, 1, {reasoningHeadline(m_reasoning.length(), m_isThinking, open)});
    return joined(change, m_reasoning.setShown(open, m_pieces, m_headCount));
}

QString MessagePieces::sourceOf(qsizetype first, qsizetype begin, qsizetype last, qsizetype end) const
{
    QStringList parts;
    const auto addMarkdown = [&](const MarkdownPieces &part, qsizetype from) {
        const qsizetype to = from + part.count() - 1;
        if (part.count() == 0 || last < from || first > to)
            return;
        PieceStretch stretch;
        stretch.first = std::max(first - from, qsizetype(0));
        stretch.begin = first >= from ? begin : 0;
        stretch.last = std::min(last, to) - from;
        stretch.end = last <= to ? end : m_pieces.at(to).element.text.size();
        parts.append(part.sourceOf(m_pieces, from, stretch));
    };
    const auto addPlain = [&](qsizetype from, qsizetype to) {
        QString lines;
        for (qsizetype piece = std::max(first, from); piece <= std::min(last, to - 1); ++piece) {
            const QString &text = m_pieces.at(piece).element.text;
            const qsizetype at = piece == first ? begin : 0;
            const bool isFirst = piece == std::max(first, from);
            if (!isFirst && !m_pieces.at(piece).continues)
                lines += u'\n';
            lines += QStringView(text).sliced(at, (piece == last ? end : text.size()) - at);
        }
        if (last >= from && first < to)
            parts.append(lines.replace(QChar::LineSeparator, u'\n'));
    };
    addPlain(0, m_headCount);
    addMarkdown(m_reasoning, m_headCount);
    addMarkdown(m_body, bodyBegin());
    addPlain(tailBegin(), m_pieces.size());
    return parts.join(QStringView(u"\n\n"));
}

QString MessagePieces::codeAt(qsizetype piece) const
{
    if (m_pieces.at(piece).kind == TranscriptPiece::Kind::CodeHead)
        ++piece;
    while (piece > 0 && isCodeLine(m_pieces.at(piece)) && !m_pieces.at(piece).element.startsBlock)
        --piece;
    QString code;
    for (bool more = true; more && piece < m_pieces.size() && isCodeLine(m_pieces.at(piece)); ++piece) {
        more = !m_pieces.at(piece).endsBlock;
        code += m_pieces.at(piece).element.text;
        if (!more || !m_pieces.at(piece + 1).continues)
            code += u'\n';
    }
    return code;
}

} // namespace lineside
