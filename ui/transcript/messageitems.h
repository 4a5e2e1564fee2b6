// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

namespace lineside {

/// Something in a message that the keyboard can go to, or that a screen reader tells apart from the text around it.
struct MessageItem {
    enum class Kind { Link, Picture, Code, CopyCode, Table, TableRow, Reasoning, Tool, Attachment, Notice, Error, Retry, Footer, PreviousBranch, NextBranch };
    Kind kind = Kind::Link;
    int parent = -1;           ///< the item around it; always one before it
    qsizetype piece = 0;       ///< the first that it is in
    qsizetype pieceCount = 1;
    qsizetype begin = 0;       ///< of a link: in the piece's text
    qsizetype length = 0;      ///< 0 for what is not a stretch of text
    QString name;
    TranscriptAction action;   ///< what it does when it is pressed
    bool isExpanded = false;   ///< of a headline that folds

    bool acts() const { return action.kind != TranscriptAction::Kind::None; }
    friend bool operator==(const MessageItem &, const MessageItem &) = default;
};

/// What is in a message, in reading order.
QList<MessageItem> itemsOf(const QList<TranscriptPiece> &pieces);
/// The places of what stands in that item alone; -1 for the message.
QList<int> itemsIn(const QList<MessageItem> &items, int parent);

} // namespace lineside
