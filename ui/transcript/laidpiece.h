// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"
#include "ui/transcript/transcriptpiece.h"

#include <QImage>
#include <QList>
#include <QPainter>
#include <QRectF>

#include <memory>
#include <optional>

namespace lineside {

struct TranscriptStyle;

/// What a piece's look depends on besides itself and the style.
struct PieceSetting {
    qreal width = 0;          ///< of the column, in logical pixels
    QList<qreal> columns;     ///< of a table row: the widths of its table's columns
    qreal blockWidth = 0;     ///< of a code line or table row: of the widest one in its block
    qreal sideways = 0;       ///< how far the block is scrolled to the right
    bool wrapsCode = false;
    bool isOnPaper = false;   ///< where nothing can be pressed
    qreal spaceAbove = 0;     ///< by what stands before it
    QList<CodeSpan> colours;  ///< of a code line; empty until it was highlighted
    QImage picture;           ///< of an attached image; null until it was decoded

    friend bool operator==(const PieceSetting &, const PieceSetting &) = default;
};

/// A stretch of a piece's text that is painted differently.
struct PieceMark {
    enum class Kind { Selected, Found, FoundCurrent, Differs };
    qsizetype begin = 0; ///< in UTF-16 units of the piece's text
    qsizetype length = 0; ///< 0 for a caret
    Kind kind = Kind::Selected;
};

/// A piece with its lines at their places. Coordinates are logical pixels from its own upper left corner. Immutable.
class LaidPiece
{
public:
    virtual ~LaidPiece() = default;

    virtual qreal height() const = 0; ///< with the space above; whole device pixels, so that scrolling can move what is painted
    virtual void paint(QPainter &painter, QPointF topLeft, const QRectF &exposed, const QList<PieceMark> &marks) const = 0;

    /// The place in the text that is nearest; always a place where a caret can stand.
    virtual qsizetype positionAt(QPointF point) const = 0;
    virtual QRectF caretAt(qsizetype position) const = 0;
    virtual QList<QRectF> areasOf(qsizetype begin, qsizetype length) const = 0;
    /// The next place up or down where a caret would stand at that x; absent beyond the first or last line.
    virtual std::optional<qsizetype> lineAbove(qsizetype position, qreal x) const = 0;
    virtual std::optional<qsizetype> lineBelow(qsizetype position, qreal x) const = 0;
    virtual TranscriptAction actionAt(QPointF point) const = 0; ///< Kind::None over plain text
    virtual QList<QRectF> areasOf(const TranscriptAction &action) const = 0; ///< of what does that, other than links in the text

    /// From its top down to here it looks as `before` does, which was laid with the same setting and style: whole lines of a text that
    /// grew. 0 where nothing is known.
    virtual qreal likeUntil(const LaidPiece &before) const
    {
        Q_UNUSED(before)
        return 0;
    }
};

/// Pure: the same arguments give the same picture.
std::unique_ptr<LaidPiece> layPiece(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style);
/// The space between a piece and the one before it in the same message; `before` is null for a message's first.
qreal spaceAbove(const TranscriptPiece *before, const TranscriptPiece &piece, const TranscriptStyle &style);
/// A quick guess of its height, without shaping any text.
qreal guessHeight(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style);
/// The widths that a row's cells, or a code line, would like to have, with the space around them.
QList<qreal> wantedWidths(const TranscriptPiece &piece, const TranscriptStyle &style);
/// How far a code line or table row of that width of its block can be scrolled to the right.
qreal mostSideways(const TranscriptPiece &piece, const PieceSetting &setting, const TranscriptStyle &style);

} // namespace lineside
