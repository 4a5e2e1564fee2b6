// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidpiece.h"

#include <QList>

namespace lineside {

/// How the keyboard's place shows in a piece.
struct PieceFocus {
    bool isInside = false; ///< its message is the one that the keyboard is at
    QList<QRectF> rings;   ///< around what the keyboard is at, in the piece

    friend bool operator==(const PieceFocus &, const PieceFocus &) = default;
};

/// The first rows of a piece's picture that are those of another picture of it.
struct LikeRows {
    quint64 stamp = 0; ///< of the other picture
    int count = 0;
    friend bool operator==(const LikeRows &, const LikeRows &) = default;
};

/// A piece where it stands in the window, in device pixels from the viewport's top. Two that are the same but for the place look the same.
struct ShownPiece {
    qsizetype message = 0;
    qsizetype piece = 0;
    quint64 stamp = 0; ///< one for every picture that was ever laid
    int top = 0;
    int height = 0;
    QList<PieceMark> marks;
    PieceFocus focus = {};
    LikeRows like = {}; ///< as after a text has grown

    int bottom() const { return top + height; }
};

/// Rows of the viewport.
struct RowSpan {
    int top = 0;
    int bottom = 0; ///< the first row that is no longer in it
    friend bool operator==(const RowSpan &, const RowSpan &) = default;
};

/// How to make what was painted into what is to be seen: move everything down by `shift` (up, when negative), then paint the rows.
struct PaintDamage {
    int shift = 0;
    QList<RowSpan> rows; ///< in order, apart from each other
};

/// Both lists are in order and cover the viewport's rows but for what is empty. Only whole multiples of `step` pixels can be moved.
PaintDamage damageBetween(const QList<ShownPiece> &before, const QList<ShownPiece> &after, int viewportHeight, int step);

} // namespace lineside
