// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/replydifference.h"

#include "ui/compare/worddifference.h"

#include <algorithm>

namespace lineside {

namespace {

/// What was answered, with blanks in place of the reasoning, so that places stay what they are.
QString answerIn(const SearchedText &text)
{
    QString answer = text.text();
    const TextSpan reasoning = text.reasoningPart();
    std::fill(answer.begin() + reasoning.begin, answer.begin() + reasoning.end, u' ');
    return answer;
}

} // namespace

ReplyDifference::ReplyDifference(const ChatTurn &reply, const ChatTurn &other)
    : m_reply(reply.id)
    , m_text(reply)
    , m_spans(wordDifference(answerIn(m_text), answerIn(SearchedText(other))).first)
{
}

QList<PieceMark> ReplyDifference::marksOf(qsizetype piece, bool isReasoningOpen) const
{
    QList<PieceMark> marks;
    const std::optional<TextSpan> part = m_text.partOf(piece, isReasoningOpen);
    if (!part)
        return marks;
    auto span = std::ranges::upper_bound(m_spans, part->begin, {}, &TextSpan::end);
    for (; span != m_spans.end() && span->begin < part->end; ++span) {
        const qsizetype begin = std::max(span->begin, part->begin);
        const qsizetype end = std::min(span->end, part->end);
        marks.append({begin - part->begin, end - begin, PieceMark::Kind::Differs});
    }
    return marks;
}

} // namespace lineside
