// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidpiece.h"
#include "ui/transcript/piecechange.h"
#include "ui/transcript/textplace.h"

#include <QObject>

#include <optional>

namespace lineside {

class TranscriptCanvas;

/// A stretch of a conversation's text.
struct TranscriptSpan {
    TextPlace begin;
    TextPlace end;
    bool isEmpty() const { return begin == end; }
    friend bool operator==(const TranscriptSpan &, const TranscriptSpan &) = default;
};

/// What of the conversation is selected: from an anchor, which stays, to a caret, which is moved. Both stay at their letters when
/// what stands before them changes.
class TranscriptSelection : public QObject
{
    Q_OBJECT
public:
    enum class Unit { Character, Word, Block }; ///< a block: a paragraph, a line of code, a row

    explicit TranscriptSelection(TranscriptCanvas &canvas);

    bool isEmpty() const { return !m_ends || m_ends->anchor == m_ends->caret; }
    std::optional<TextPlace> anchor() const;
    std::optional<TextPlace> caret() const;
    TranscriptSpan span() const; ///< from what is read first to what is read last
    bool contains(const TextPlace &place) const;

    void clear();
    void setCaret(const TextPlace &place); ///< nothing is selected
    void select(const TextPlace &anchor, const TextPlace &caret);
    void selectAll();
    /// Selects what is around the place, and extends by the like from then on.
    void begin(const TextPlace &place, Unit unit);
    void extendTo(const TextPlace &place);
    TranscriptSpan around(const TextPlace &place, Unit unit) const;

    /// What of that piece is selected.
    QList<PieceMark> marksOf(qsizetype message, qsizetype piece) const;

Q_SIGNALS:
    void changed();

private:
    /// A place, and the text that it is in.
    struct Ends {
        TextPlace anchor;
        TextPlace caret;
        friend bool operator==(const Ends &, const Ends &) = default;
    };

    void set(const std::optional<Ends> &ends);
    void adjust(qsizetype message, const PieceChange &change);
    void adjustFrom(qsizetype message);
    TextPlace moved(const TextPlace &place, const QString &text, const PieceChange &change) const;
    qsizetype pieceAfter(const TextPlace &place, const QString &text, const PieceChange &change) const;
    QString textAt(const TextPlace &place) const;

    TranscriptCanvas &m_canvas;
    std::optional<Ends> m_ends;
    QString m_anchorText; ///< of the pieces that the ends are in, to find them again in what becomes of those
    QString m_caretText;
    TranscriptSpan m_first; ///< where it began
    Unit m_unit = Unit::Character;
};

} // namespace lineside
