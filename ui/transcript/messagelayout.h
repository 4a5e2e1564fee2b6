// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/heighttree.h"
#include "ui/transcript/laidpiece.h"
#include "ui/transcript/messagepieces.h"
#include "ui/transcript/paintdamage.h"
#include "ui/transcript/pieceblocks.h"
#include "ui/transcript/transcriptstyle.h"

#include <QDeadlineTimer>
#include <QHash>

#include <vector>

namespace lineside {

/// What all messages are laid with.
struct LayoutTerms {
    TranscriptStyle style;
    qreal width = 0; ///< of the column, in logical pixels
    bool wrapsCode = false;

    int toDevice(qreal length) const { return qRound(length * style.devicePixelRatio); }
    qreal toLogical(qint64 pixels) const { return qreal(pixels) / style.devicePixelRatio; }
    /// A window can move what it shows by whole logical pixels only: so many device pixels are a whole number of them.
    int scrollStep() const;
    friend bool operator==(const LayoutTerms &, const LayoutTerms &) = default;
};

/// One message: its pieces, the pictures of those that were looked at, and a height for each, measured or guessed. All measures are
/// device pixels from the message's top. The terms must outlive it.
class MessageLayout
{
public:
    using Change = MessagePieces::Change;

    explicit MessageLayout(const LayoutTerms &terms);

    /// Takes over the turn as it is now.
    Change update(const ChatTurn &turn, const TurnContext &context, bool isLast);
    Change setReasoningOpen(bool open);
    /// Gives up what takes room and is not needed to show a turn that is whole.
    void rest(const ChatTurn &turn);
    /// The terms are others: nothing that was laid holds.
    enum class Relay { OtherWidth, OtherType };
    void relay(Relay reason);

    const QList<TranscriptPiece> &pieces() const { return m_pieces.pieces(); }
    bool isReasoningOpen() const { return m_pieces.isReasoningOpen(); }
    QString codeAt(qsizetype piece) const { return m_pieces.codeAt(piece); }
    QString sourceOf(qsizetype first, qsizetype begin, qsizetype last, qsizetype end) const { return m_pieces.sourceOf(first, begin, last, end); }
    qint64 height() const { return m_heights.total(); }
    qint64 topOf(qsizetype piece) const { return m_heights.top(piece); }
    int heightOf(qsizetype piece) const { return m_heights.height(piece); }
    qsizetype pieceAt(qint64 y) const { return m_heights.indexAt(y); }

    /// The picture of a piece; valid until something else is laid or changed.
    const LaidPiece &lay(qsizetype piece);
    /// Lays what is between those heights; returns whether a height turned out another than was guessed.
    bool layBetween(qint64 from, qint64 to);
    const LaidPiece *laid(qsizetype piece) const { return m_slots[size_t(piece)].laid.get(); } ///< null until it was laid
    quint64 stampOf(qsizetype piece) const { return m_slots[size_t(piece)].stamp; }
    /// Of a piece that grew: the rows from its top that are those of a picture that was laid before.
    LikeRows likeRowsOf(qsizetype piece) const { return piece == m_growth.piece && !m_growth.before ? m_growth.rows : LikeRows(); }
    /// Drops pictures outside; heights stay.
    void dropOutside(qint64 from, qint64 to);
    qsizetype laidCount() const;

    /// Of the block of code or the table that a piece is in; null for others.
    const PieceBlocks::Block *blockOf(qsizetype piece) const { return m_blocks.blockOf(piece); }
    /// How far the block of code or the table of that piece can be scrolled to the right.
    qreal mostSidewaysOf(qsizetype piece);
    /// Positive to the right, as far as there is something.
    void scrollSideways(qsizetype piece, qreal distance);
    /// Of an attached image, by its index in the turn: null until it was set.
    bool hasPicture(int attachment) const { return m_pictures.contains(attachment); }
    void setPicture(int attachment, const QImage &picture);

    /// Whether it is a line of code whose colours can be found but were not yet.
    bool lacksColours(qsizetype piece) const;
    /// Finds colours in the block that the piece is in, from where that was left, until it is late. To be laid again afterwards.
    void findColours(qsizetype piece, QDeadlineTimer until);

private:
    // The piece that grew last, which is the one that grows next.
    struct Growth {
        qsizetype piece = -1;
        std::unique_ptr<LaidPiece> before; ///< until it is laid again
        LikeRows rows;
    };
    struct Slot {
        std::unique_ptr<LaidPiece> laid;
        RareList<CodeSpan> colours;
        quint64 stamp = 0;
    };

    Change take(const Change &change);
    PieceSetting settingOf(qsizetype piece) const;
    int guess(qsizetype piece) const;
    qsizetype colourableCount(const PieceBlocks::Block &block) const;
    void measureBlock(qsizetype piece);
    void drop(qsizetype first, qsizetype count);
    void seeGrowth(qsizetype piece);

    const LayoutTerms &m_terms;
    MessagePieces m_pieces;
    PieceBlocks m_blocks;
    HeightTree m_heights;
    std::vector<Slot> m_slots;
    Growth m_growth;
    QHash<int, QImage> m_pictures; ///< null images for what cannot be shown
    qsizetype m_laidBegin = 0; ///< nothing is laid outside of these
    qsizetype m_laidEnd = 0;
};

} // namespace lineside
