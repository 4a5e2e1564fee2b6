// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/searchedtext.h"

namespace lineside {

/// Where one reply says something else than another. Reasoning is left aside: what was answered counts.
class ReplyDifference
{
public:
    ReplyDifference() = default;
    ReplyDifference(const ChatTurn &reply, const ChatTurn &other);

    MessageId reply() const { return m_reply; } ///< None where nothing was compared
    const QList<TextSpan> &spans() const { return m_spans; } ///< of the words that the other one lacks
    QList<PieceMark> marksOf(qsizetype piece, bool isReasoningOpen) const;

private:
    MessageId m_reply = MessageId::None;
    SearchedText m_text;
    QList<TextSpan> m_spans;
};

} // namespace lineside
