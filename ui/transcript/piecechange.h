// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

namespace lineside {

/// `inserted` pieces from `first` on stand where `removed` ones stood; pieces that stayed the same are not in it.
struct PieceChange {
    qsizetype first = 0;
    qsizetype removed = 0;
    qsizetype inserted = 0;
    bool isEmpty() const { return removed == 0 && inserted == 0; }

    friend bool operator==(const PieceChange &, const PieceChange &) = default;
};

/// Puts `made` in the place of `count` pieces, leaving alone those at both ends that are the same.
PieceChange replacePieces(QList<TranscriptPiece> &pieces, qsizetype first, qsizetype count, QList<TranscriptPiece> made);
/// What two changes after each other come to.
PieceChange joined(const PieceChange &before, const PieceChange &after);

} // namespace lineside
