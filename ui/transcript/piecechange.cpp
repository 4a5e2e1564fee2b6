// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecechange.h"

#include <algorithm>

namespace lineside {

PieceChange replacePieces(QList<TranscriptPiece> &pieces, qsizetype first, qsizetype count, QList<TranscriptPiece> made)
{
    const auto oldBegin = pieces.cbegin() + first;
    const auto oldEnd = oldBegin + count;
    const auto [old, fresh] = std::mismatch(oldBegin, oldEnd, made.cbegin(), made.cend());
    const qsizetype same = old - oldBegin;
    qsizetype sameAtEnd = 0;
    while (sameAtEnd < std::min(count, made.size()) - same && *(oldEnd - sameAtEnd - 1) == made.at(made.size() - sameAtEnd - 1))
        ++sameAtEnd;
    const PieceChange change{first + same, count - same - sameAtEnd, made.size() - same - sameAtEnd};
    if (change.isEmpty())
        return {};
    const qsizetype kept = std::min(change.removed, change.inserted);
    std::move(made.begin() + same, made.begin() + same + kept, pieces.begin() + change.first);
    if (change.removed > kept)
        pieces.remove(change.first + kept, change.removed - kept);
    if (change.inserted > kept) {
        pieces.insert(change.first + kept, change.inserted - kept, TranscriptPiece());
        std::move(made.begin() + same + kept, made.begin() + same + change.inserted, pieces.begin() + change.first + kept);
    }
    return change;
}

PieceChange joined(const PieceChange &before, const PieceChange &after)
{
    if (before.isEmpty() || after.isEmpty())
        return before.isEmpty() ? after : before;
    const qsizetype first = std::min(before.first, after.first);
    const qsizetype end = std::max(before.first + before.inserted, after.first + after.removed);
    return {first, end - first - before.inserted + before.removed, end - first - after.removed + after.inserted};
}

} // namespace lineside
