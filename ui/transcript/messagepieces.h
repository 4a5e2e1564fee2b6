// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "markdown/markdowndocument.h"
#include "ui/transcript/transcriptpiece.h"

namespace lineside {

/// One turn of a conversation as pieces. Follows a turn that grows by reading only what was added.
class MessagePieces
{
public:
    /// `inserted` pieces from `first` on stand where `removed` ones stood; pieces that stayed the same are not in it.
    struct Change {
        qsizetype first = 0;
        qsizetype removed = 0;
        qsizetype inserted = 0;
        bool isEmpty() const { return removed == 0 && inserted == 0; }
    };

    /// Takes over the turn as it is now. A turn whose text only grew since the last call costs what was added.
    Change update(const ChatTurn &turn, const BranchPlace &branch, bool isLast);
    /// Shows or hides the reply's reasoning.
    Change setReasoningOpen(bool open);
    bool isReasoningOpen() const { return m_reasoningOpen; }

    const QList<TranscriptPiece> &pieces() const { return m_pieces; }
    /// The Markdown source of a stretch of pieces, from a place in the first one to a place in the last one.
    QString sourceOf(qsizetype first, qsizetype begin, qsizetype last, qsizetype end) const;

private:
    QList<TranscriptPiece> m_pieces;
    bool m_reasoningOpen = false;
};

} // namespace lineside
