// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptlayout.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

/// So many messages keep their pieces when they are out of sight.
constexpr qsizetype mostSplit = 16;

} // namespace

TranscriptLayout::TranscriptLayout() = default;

void TranscriptLayout::setTerms(const LayoutTerms &terms)
{
    if (terms == m_terms)
        return;
    const auto reason = terms.style == m_terms.style ? MessageLayout::Relay::OtherWidth : MessageLayout::Relay::OtherType;
    m_terms = terms;
    QList<int> heights;
    heights.reserve(count());
    for (qsizetype index = 0; index < count(); ++index) {
        if (Message &message = m_messages[size_t(index)]; message.layout) {
            message.layout->relay(reason);
            heights.append(int(message.layout->height()));
        } else {
            heights.append(guess(m_turns->at(index)));
        }
    }
    m_heights.reset(heights);
}

void TranscriptLayout::setTurns(const QList<ChatTurn> *turns, const ContextOf &contextOf)
{
    m_turns = nullptr;
    replaceFrom(0);
    m_turns = turns;
    m_contextOf = contextOf;
    replaceFrom(0);
}

void TranscriptLayout::replaceFrom(qsizetype firstChanged)
{
    const qsizetype first = std::min(firstChanged, count());
    const qsizetype now = m_turns ? m_turns->size() : 0;
    m_split.removeIf([first](qsizetype index) { return index >= first; });
    m_messages.resize(size_t(first));
    m_heights.truncate(first);
    m_messages.resize(size_t(now));
    if (first == 0) {
        QList<int> heights;
        heights.reserve(now);
        for (qsizetype index = 0; index < now; ++index)
            heights.append(guess(m_turns->at(index)));
        m_heights.reset(heights);
    } else {
        for (qsizetype index = first; index < now; ++index)
            m_heights.append(guess(m_turns->at(index)));
        update(first - 1); // it may be the last no longer, or be it now
    }
}

TranscriptLayout::Change TranscriptLayout::update(qsizetype index)
{
    if (!isSplit(index)) {
        m_heights.set(index, guess(m_turns->at(index)));
        return {};
    }
    const Change change = m_messages[size_t(index)].layout->update(m_turns->at(index), m_contextOf(int(index)), isLast(index));
    takeHeight(index);
    return change;
}

TranscriptLayout::Change TranscriptLayout::setReasoningOpen(qsizetype index, bool open)
{
    const Change change = message(index).setReasoningOpen(open);
    m_messages[size_t(index)].isReasoningOpen = open;
    takeHeight(index);
    return change;
}

void TranscriptLayout::rest()
{
    for (const qsizetype index : std::as_const(m_split))
        m_messages[size_t(index)].layout->rest(m_turns->at(index));
}

qint64 TranscriptLayout::height() const
{
    return m_terms.toDevice(theme::Small) + m_heights.total() + m_terms.toDevice(theme::Large);
}

qint64 TranscriptLayout::topOf(qsizetype index) const
{
    return m_terms.toDevice(theme::Small) + m_heights.top(index);
}

qint64 TranscriptLayout::topOf(qsizetype index, qsizetype piece)
{
    MessageLayout &layout = message(index);
    return topOf(index) + layout.topOf(piece);
}

qsizetype TranscriptLayout::messageAt(qint64 y) const
{
    return m_heights.indexAt(y - m_terms.toDevice(theme::Small));
}

TranscriptLayout::PieceRow TranscriptLayout::rowAt(qint64 y)
{
    const qsizetype index = messageAt(y);
    if (index < 0)
        return {};
    const qint64 within = y - topOf(index);
    const qsizetype piece = std::max<qsizetype>(0, message(index).pieceAt(within));
    return {index, piece, within - (message(index).pieces().isEmpty() ? 0 : message(index).topOf(piece))};
}

MessageLayout &TranscriptLayout::message(qsizetype index)
{
    Message &message = m_messages[size_t(index)];
    if (!message.layout) {
        message.layout = std::make_unique<MessageLayout>(m_terms);
        if (message.isReasoningOpen)
            message.layout->setReasoningOpen(true);
        message.layout->update(m_turns->at(index), m_contextOf(int(index)), isLast(index));
        message.layout->rest(m_turns->at(index));
        m_split.append(index);
        takeHeight(index);
    }
    return *message.layout;
}

const LaidPiece &TranscriptLayout::lay(qsizetype index, qsizetype piece)
{
    const LaidPiece &laid = message(index).lay(piece);
    takeHeight(index);
    return laid;
}

QList<TranscriptPiece> TranscriptLayout::piecesOf(qsizetype index) const
{
    const Message &message = m_messages[size_t(index)];
    if (message.layout)
        return message.layout->pieces();
    MessagePieces pieces;
    pieces.setReasoningOpen(message.isReasoningOpen);
    pieces.update(m_turns->at(index), m_contextOf(int(index)), isLast(index));
    return pieces.pieces();
}

bool TranscriptLayout::layBetween(qint64 from, qint64 to)
{
    bool isAnother = false;
    qsizetype index = messageAt(from);
    if (index < 0)
        return false;
    for (; index < count(); ++index) {
        const qint64 top = topOf(index);
        if (top >= to)
            break;
        const int before = m_heights.height(index);
        isAnother = message(index).layBetween(from - top, to - top) || isAnother;
        takeHeight(index);
        isAnother = isAnother || m_heights.height(index) != before;
    }
    return isAnother;
}

void TranscriptLayout::dropOutside(qint64 from, qint64 to)
{
    const auto isNear = [this, from, to](qsizetype index) { return bottomOf(index) > from && topOf(index) < to; };
    // Those in sight are the latest used.
    std::ranges::stable_partition(m_split, [&isNear](qsizetype index) { return !isNear(index); });
    for (const qsizetype index : std::as_const(m_split)) {
        const qint64 top = topOf(index);
        m_messages[size_t(index)].layout->dropOutside(from - top, to - top);
    }
    while (m_split.size() > mostSplit && !isNear(m_split.constFirst()))
        forget(m_split.constFirst());
}

void TranscriptLayout::forget(qsizetype index)
{
    m_messages[size_t(index)].layout.reset();
    m_split.removeOne(index);
}

QList<ShownPiece> TranscriptLayout::shown(qint64 from, qint64 to) const
{
    QList<ShownPiece> pieces;
    for (qsizetype index = std::max<qsizetype>(0, messageAt(from)); index < count() && topOf(index) < to; ++index) {
        const MessageLayout &layout = *m_messages[size_t(index)].layout;
        const qint64 messageTop = topOf(index);
        if (layout.pieces().isEmpty())
            continue;
        for (qsizetype piece = layout.pieceAt(from - messageTop); piece < layout.pieces().size(); ++piece) {
            const qint64 top = messageTop + layout.topOf(piece);
            if (top >= to)
                break;
            if (const int height = layout.heightOf(piece); height > 0 && top + height > from)
                pieces.append(ShownPiece{.message = index, .piece = piece, .stamp = layout.stampOf(piece), .top = int(top - from), .height = height, .marks = {}, .like = layout.likeRowsOf(piece)});
        }
    }
    return pieces;
}

bool TranscriptLayout::lacksColours(const QList<ShownPiece> &pieces) const
{
    return std::ranges::any_of(pieces, [this](const ShownPiece &piece) { return m_messages[size_t(piece.message)].layout->lacksColours(piece.piece); });
}

void TranscriptLayout::findColours(const QList<ShownPiece> &pieces, QDeadlineTimer until)
{
    for (const ShownPiece &piece : pieces) {
        if (!until.hasExpired())
            m_messages[size_t(piece.message)].layout->findColours(piece.piece, until);
    }
}

QList<QByteArray> TranscriptLayout::lackingPictures(const QList<ShownPiece> &pieces) const
{
    QList<QByteArray> lacking;
    for (const ShownPiece &shown : pieces) {
        const MessageLayout &layout = *m_messages[size_t(shown.message)].layout;
        const TranscriptPiece &piece = layout.pieces().at(shown.piece);
        if (piece.kind != TranscriptPiece::Kind::Attachment || layout.hasPicture(piece.index))
            continue;
        if (const Attachment attachment = m_turns->at(shown.message).attachments.value(piece.index); attachment.isImage())
            lacking.append(attachment.data);
    }
    return lacking;
}

void TranscriptLayout::setPicture(const QByteArray &data, const QImage &picture)
{
    for (const qsizetype index : std::as_const(m_split)) {
        const QList<Attachment> &attachments = m_turns->at(index).attachments;
        for (qsizetype attachment = 0; attachment < attachments.size(); ++attachment) {
            if (attachments.at(attachment).data.isSharedWith(data))
                m_messages[size_t(index)].layout->setPicture(int(attachment), picture);
        }
    }
}

qsizetype TranscriptLayout::laidCount() const
{
    qsizetype laid = 0;
    for (const qsizetype index : m_split)
        laid += m_messages[size_t(index)].layout->laidCount();
    return laid;
}

/// From the text's length alone.
int TranscriptLayout::guess(const ChatTurn &turn) const
{
    const qreal charactersInLine = std::max<qreal>(1, m_terms.width / std::max<qreal>(1, m_terms.style.text.character));
    const bool isReply = turn.role == Role::Assistant;
    const qreal around = isReply ? 4 : 3; // who speaks, the footer, the space between two
    const qreal lines = std::ceil(qreal(turn.text.size() + turn.refusal.size()) / charactersInLine * 1.15) + (turn.reasoning.isEmpty() ? 0 : 1);
    return m_terms.toDevice((lines + around) * m_terms.style.text.lineHeight);
}

void TranscriptLayout::takeHeight(qsizetype index)
{
    m_heights.set(index, int(m_messages[size_t(index)].layout->height()));
}

} // namespace lineside
