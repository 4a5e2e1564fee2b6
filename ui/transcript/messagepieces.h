// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "ui/transcript/markdownpieces.h"
#include "ui/transcript/turncontext.h"

namespace lineside {

/// One turn of a conversation as pieces. Follows a turn that grows by reading only what was added.
class MessagePieces
{
public:
    using Change = PieceChange;

    /// Takes over the turn as it is now. A turn whose text only grew since the last call costs what was added.
    Change update(const ChatTurn &turn, const TurnContext &context, bool isLast);
    /// Keeps of a turn that is whole no more than its pieces; `turn` as it was last taken over.
    void rest(const ChatTurn &turn);
    /// Shows or hides the reply's reasoning.
    Change setReasoningOpen(bool open);
    bool isReasoningOpen() const { return m_reasoningOpen; }

    const QList<TranscriptPiece> &pieces() const { return m_pieces; }
    /// The Markdown source of a stretch of pieces, from a place in the first one to a place in the last one.
    QString sourceOf(qsizetype first, qsizetype begin, qsizetype last, qsizetype end) const;
    /// The code of the block that the piece is in, or is the headline of; empty for other pieces.
    QString codeAt(qsizetype piece) const;

private:
    Change updateReply(const ChatTurn &turn, const TurnContext &context, bool isLast);
    Change replaceAll(QList<TranscriptPiece> made);
    qsizetype bodyBegin() const { return m_headCount + m_reasoning.count(); }
    qsizetype tailBegin() const { return bodyBegin() + m_body.count(); }

    QList<TranscriptPiece> m_pieces; ///< the head, the reasoning, the body and the tail, one after the other
    qsizetype m_headCount = 0;
    MarkdownPieces m_reasoning{true, false};
    MarkdownPieces m_body;
    bool m_isThinking = false; ///< nothing but reasoning has come, and more may come
    bool m_reasoningOpen = false;
};

} // namespace lineside
