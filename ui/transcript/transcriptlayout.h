// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messagelayout.h"
#include "ui/transcript/paintdamage.h"

#include <functional>

namespace lineside {

/// All messages of a conversation below each other. A message is split into pieces when something near it is looked at, a piece is
/// laid when it is looked at itself; until then heights are guessed. Places are device pixels from the conversation's top.
class TranscriptLayout
{
public:
    using Change = MessagePieces::Change;
    using ContextOf = std::function<TurnContext(int turn)>;

    /// A row of pixels in a piece.
    struct PieceRow {
        qsizetype message = 0;
        qsizetype piece = 0;
        qint64 row = 0; ///< from the piece's top
    };

    TranscriptLayout();
    Q_DISABLE_COPY_MOVE(TranscriptLayout)

    const LayoutTerms &terms() const { return m_terms; }
    void setTerms(const LayoutTerms &terms);

    /// The turns to show, which must stay where they are; null for none.
    void setTurns(const QList<ChatTurn> *turns, const ContextOf &contextOf);
    /// Whatever stands from that one on is new, or gone.
    void replaceFrom(qsizetype firstChanged);
    /// One turn grew, ended or has other branches.
    Change update(qsizetype message);
    Change setReasoningOpen(qsizetype message, bool open);
    /// Gives up what takes room and is not needed to show turns that are whole. After an answer; takes milliseconds where that was long.
    void rest();

    qsizetype count() const { return m_heights.count(); }
    QList<ChatTurn> turns() const { return m_turns ? *m_turns : QList<ChatTurn>(); }
    bool isReasoningOpen(qsizetype message) const { return m_messages[size_t(message)].isReasoningOpen; }
    const ChatTurn &turn(qsizetype message) const { return m_turns->at(message); }
    qint64 height() const; ///< with the space at both ends
    qint64 topOf(qsizetype message) const;
    qint64 bottomOf(qsizetype message) const { return topOf(message) + m_heights.height(message); }
    /// Splits the message, if need be.
    qint64 topOf(qsizetype message, qsizetype piece);
    qsizetype messageAt(qint64 y) const; ///< the nearest one; -1 when there is none
    PieceRow rowAt(qint64 y);            ///< in the nearest piece
    bool isSplit(qsizetype message) const { return m_messages[size_t(message)].layout != nullptr; }
    MessageLayout &message(qsizetype message); ///< splits it, if need be
    const LaidPiece &lay(qsizetype message, qsizetype piece);
    /// Without splitting it for good: for those who read the text only.
    QList<TranscriptPiece> piecesOf(qsizetype message) const;

    /// Lays what is between those places; returns whether a height turned out another than was guessed.
    bool layBetween(qint64 from, qint64 to);
    /// Drops pictures that are farther away than that, and the pieces of messages that nobody looked at for long.
    void dropOutside(qint64 from, qint64 to);
    /// What stands between those places, of which everything must have been laid; tops count from `from`.
    QList<ShownPiece> shown(qint64 from, qint64 to) const;

    /// Whether code among those pieces has colours that were not found yet.
    bool lacksColours(const QList<ShownPiece> &pieces) const;
    /// Finds some, until it is late.
    void findColours(const QList<ShownPiece> &pieces, QDeadlineTimer until);

    /// The attached images among those pieces that have no picture yet.
    QList<QByteArray> lackingPictures(const QList<ShownPiece> &pieces) const;
    /// For all attachments that share those bytes.
    void setPicture(const QByteArray &data, const QImage &picture);

    qsizetype splitCount() const { return m_split.size(); }
    qsizetype laidCount() const;

private:
    struct Message {
        std::unique_ptr<MessageLayout> layout;
        bool isReasoningOpen = false;
    };

    int guess(const ChatTurn &turn) const;
    void forget(qsizetype message);
    void takeHeight(qsizetype message);
    bool isLast(qsizetype message) const { return message == count() - 1; }

    LayoutTerms m_terms;
    const QList<ChatTurn> *m_turns = nullptr;
    ContextOf m_contextOf;
    HeightTree m_heights;
    std::vector<Message> m_messages;
    QList<qsizetype> m_split; ///< messages that have a layout, the latest used last
};

} // namespace lineside
