// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"
#include "ui/transcript/transcriptpiece.h"

#include <memory>
#include <vector>

namespace lineside {

struct TranscriptStyle;

/// What stands together in a message: the lines of a block of code are scrolled sideways as one, the rows of a table have the same
/// columns. Measures what was added, not what it knows.
class PieceBlocks
{
public:
    struct Block {
        qsizetype first = 0;
        qsizetype count = 0;
        QList<qreal> widths;  ///< a table's columns; of code, its widest line
        qreal sideways = 0;
        bool isMeasured = false;
        // Rows that still grow may get narrower again, so what the last ones want is kept apart.
        qsizetype settledCount = 0;
        QList<qreal> settledWidths;
        // How far the colours of code were found.
        std::unique_ptr<CodeHighlighter> highlighter; ///< null while nothing is read, and for what has none
        CodeHighlighter::State highlightState;
        qsizetype colouredCount = 0;

        bool holds(qsizetype piece) const { return piece >= first && piece < first + count; }
        qreal totalWidth() const;
    };

    /// Finds the blocks again from that piece on; those that began before keep what was measured.
    void update(const QList<TranscriptPiece> &pieces, qsizetype first);
    /// The fonts are others.
    void forgetWidths();
    /// Nothing is read for the moment: highlighters are made again when they are wanted.
    void rest();
    /// Which block a piece is in; null when it stands alone.
    Block *blockOf(qsizetype piece);
    const Block *blockOf(qsizetype piece) const;
    /// Looks at the rows that were not measured yet; returns whether the widths are others now.
    static bool measure(Block &block, const QList<TranscriptPiece> &pieces, const TranscriptStyle &style);

private:
    std::vector<Block> m_blocks; ///< in order
};

} // namespace lineside
