// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "ui/transcript/transcriptpiece.h"
#include "ui/transcript/turncontext.h"

namespace lineside {

// What stands around the text of a turn, as pieces.

/// Who speaks.
QList<TranscriptPiece> headPieces(const ChatTurn &turn);
/// The headline of a reply's thinking. While it grows folded, the headline alone tells of it.
TranscriptPiece reasoningHeadline(qsizetype characters, bool isThinking, bool isOpen);
/// Tool calls, notices, the error, the footer, the branches. `isLast`: of the conversation, so it can be asked again.
QList<TranscriptPiece> tailPieces(const ChatTurn &turn, const TurnContext &context, bool isLast);
/// All of a turn that is not a reply.
QList<TranscriptPiece> plainTurnPieces(const ChatTurn &turn, const BranchPlace &branch);

bool isUnderWay(const ChatTurn &turn);

} // namespace lineside
