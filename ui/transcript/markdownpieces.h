// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/compacttext.h"
#include "markdown/markdowndocument.h"
#include "ui/transcript/piecechange.h"

namespace lineside {

/// A stretch of pieces, from a place in the first one's text to a place in the last one's.
struct PieceStretch {
    qsizetype first = 0;
    qsizetype begin = 0;
    qsizetype last = 0;
    qsizetype end = 0;
};

/// The part of a message that is Markdown and grows at its end: its document, and which of the message's pieces are which element's.
class MarkdownPieces
{
public:
    explicit MarkdownPieces(bool isQuiet = false, bool isShown = true);

    /// Whether that text may be the one that was read, grown.
    bool isGrowthTo(const CompactText &text) const;
    /// Reads what `text` has more than before, and brings `pieces`, where this part begins at `first`, up to date.
    PieceChange update(const CompactText &text, bool isWhole, QList<TranscriptPiece> &pieces, qsizetype first);
    /// What is not shown is read all the same, but has no pieces.
    PieceChange setShown(bool shown, QList<TranscriptPiece> &pieces, qsizetype first);
    /// Of a whole text the pieces alone are kept. What else was read is read again from `text`, which it was, when it is asked for.
    void rest(const CompactText &text);
    qsizetype count() const { return m_count; } ///< of pieces
    qsizetype length() const { return m_taken; } ///< of the text, in characters
    /// The Markdown of a stretch of the pieces: whole elements as they were written, of others the part that was shown.
    QString sourceOf(const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const;

private:
    void wake();
    PieceChange replace(const MarkdownDocument::Change &change, QList<TranscriptPiece> &pieces, qsizetype first);
    qsizetype elementOf(qsizetype piece) const;
    qsizetype firstPieceOf(qsizetype element) const { return element < m_firsts.size() ? m_firsts.at(element) : m_count; }
    qsizetype blockEnd(qsizetype element) const;
    bool isCovered(qsizetype element, const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const;
    QString partOf(qsizetype element, const QList<TranscriptPiece> &pieces, qsizetype first, const PieceStretch &stretch) const;

    bool m_isQuiet;
    bool m_isShown;
    MarkdownDocument m_document;
    qsizetype m_taken = 0;     ///< characters of the text
    QString m_lastTaken;       ///< the last few of them
    bool m_isFinished = false;
    bool m_isResting = false;
    CompactText m_text; ///< while it rests
    QList<qsizetype> m_firsts; ///< of every element: its first piece
    qsizetype m_count = 0;
};

} // namespace lineside
