// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messagelayout.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace lineside {

namespace {

quint64 nextStamp()
{
    static quint64 last = 0;
    return ++last;
}

} // namespace

int LayoutTerms::scrollStep() const
{
    constexpr int most = 8; // for ratios like 1.75; for stranger ones nothing is moved
    for (int pixels = 1; pixels <= most; ++pixels) {
        if (const qreal logical = toLogical(pixels); qFuzzyCompare(logical, std::round(logical)))
            return pixels;
    }
    return 1 << 20;
}

MessageLayout::MessageLayout(const LayoutTerms &terms)
    : m_terms(terms)
{
}

MessageLayout::Change MessageLayout::update(const ChatTurn &turn, const TurnContext &context, bool isLast)
{
    return take(m_pieces.update(turn, context, isLast));
}

void MessageLayout::rest(const ChatTurn &turn)
{
    m_pieces.rest(turn);
    m_blocks.rest();
    m_slots.shrink_to_fit();
}

MessageLayout::Change MessageLayout::setReasoningOpen(bool open)
{
    return take(m_pieces.setReasoningOpen(open));
}

MessageLayout::Change MessageLayout::take(const Change &change)
{
    if (change.isEmpty())
        return change;
    const auto first = m_slots.begin() + change.first;
    const qsizetype common = std::min(change.removed, change.inserted);
    m_growth = {};
    if (common > 0 && first->laid)
        m_growth = {change.first, std::move(first->laid), {first->stamp, 0}};
    for (auto slot = first; slot != first + common; ++slot)
        *slot = Slot();
    if (change.removed > common)
        m_slots.erase(first + common, first + change.removed);
    else if (change.inserted > common) {
        std::vector<Slot> more(size_t(change.inserted - common));
        m_slots.insert(first + common, std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    m_blocks.update(pieces(), change.first);
    QList<int> heights;
    heights.reserve(change.inserted);
    for (qsizetype piece = change.first; piece < change.first + change.inserted; ++piece)
        heights.append(guess(piece));
    m_heights.replace(change.first, change.removed, heights);
    if (m_laidEnd > change.first) {
        m_laidBegin = std::min(m_laidBegin, change.first);
        m_laidEnd = std::max(m_laidEnd + change.inserted - change.removed, change.first + change.inserted);
    }
    const qsizetype next = change.first + change.inserted;
    if (next < pieces().size())
        drop(next, 1); // what stands before it decides on its space
    return change;
}

void MessageLayout::relay(Relay reason)
{
    if (reason == Relay::OtherType)
        m_blocks.forgetWidths();
    drop(0, pieces().size());
    QList<int> heights;
    heights.reserve(pieces().size());
    for (qsizetype piece = 0; piece < pieces().size(); ++piece)
        heights.append(guess(piece));
    m_heights.reset(heights);
    m_laidBegin = m_laidEnd = 0;
}

PieceSetting MessageLayout::settingOf(qsizetype piece) const
{
    PieceSetting setting;
    setting.width = m_terms.width;
    setting.wrapsCode = m_terms.wrapsCode;
    setting.spaceAbove = spaceAbove(piece > 0 ? &pieces().at(piece - 1) : nullptr, pieces().at(piece), m_terms.style);
    setting.colours = *m_slots[size_t(piece)].colours;
    if (pieces().at(piece).kind == TranscriptPiece::Kind::Attachment)
        setting.picture = m_pictures.value(pieces().at(piece).index);
    if (const PieceBlocks::Block *block = m_blocks.blockOf(piece)) {
        setting.columns = block->widths;
        setting.blockWidth = block->totalWidth();
        setting.sideways = block->sideways;
    }
    return setting;
}

int MessageLayout::guess(qsizetype piece) const
{
    return m_terms.toDevice(guessHeight(pieces().at(piece), settingOf(piece), m_terms.style));
}

void MessageLayout::measureBlock(qsizetype piece)
{
    PieceBlocks::Block *block = m_blocks.blockOf(piece);
    if (block && PieceBlocks::measure(*block, pieces(), m_terms.style))
        drop(block->first, block->count);
}

void MessageLayout::drop(qsizetype first, qsizetype count)
{
    for (Slot &slot : std::span(m_slots).subspan(size_t(first), size_t(count))) {
        slot.laid.reset();
    }
    if (first <= m_growth.piece && m_growth.piece < first + count)
        m_growth = {};
}

/// The piece was just laid.
void MessageLayout::seeGrowth(qsizetype piece)
{
    if (piece != m_growth.piece)
        return;
    if (const std::unique_ptr<LaidPiece> before = std::move(m_growth.before))
        m_growth.rows.count = m_terms.toDevice(m_slots[size_t(piece)].laid->likeUntil(*before));
    else
        m_growth = {};
}

const LaidPiece &MessageLayout::lay(qsizetype piece)
{
    measureBlock(piece);
    Slot &slot = m_slots[size_t(piece)];
    if (slot.laid)
        return *slot.laid;
    slot.laid = layPiece(pieces().at(piece), settingOf(piece), m_terms.style);
    slot.stamp = nextStamp();
    seeGrowth(piece);
    m_heights.set(piece, m_terms.toDevice(slot.laid->height()));
    m_laidBegin = m_laidBegin == m_laidEnd ? piece : std::min(m_laidBegin, piece);
    m_laidEnd = std::max(m_laidEnd, piece + 1);
    return *slot.laid;
}

bool MessageLayout::layBetween(qint64 from, qint64 to)
{
    if (pieces().isEmpty())
        return false;
    bool isAnother = false;
    qsizetype piece = pieceAt(from);
    for (qint64 top = topOf(piece); piece < pieces().size() && top < to; ++piece) {
        const int guessed = heightOf(piece);
        lay(piece);
        isAnother = isAnother || heightOf(piece) != guessed;
        top += heightOf(piece);
    }
    return isAnother;
}

void MessageLayout::dropOutside(qint64 from, qint64 to)
{
    if (m_laidBegin == m_laidEnd)
        return;
    const qsizetype begin = std::max(m_laidBegin, from > 0 ? pieceAt(from) : 0);
    const qsizetype end = std::min(m_laidEnd, to < height() ? pieceAt(to) + 1 : pieces().size());
    for (qsizetype piece = m_laidBegin; piece < m_laidEnd; ++piece) {
        if (piece < begin || piece >= end)
            m_slots[size_t(piece)].laid.reset();
    }
    m_laidBegin = std::min(begin, end);
    m_laidEnd = std::max(begin, end);
}

qsizetype MessageLayout::laidCount() const
{
    return std::ranges::count_if(m_slots, [](const Slot &slot) { return slot.laid != nullptr; });
}

qreal MessageLayout::mostSidewaysOf(qsizetype piece)
{
    if (!m_blocks.blockOf(piece))
        return 0;
    measureBlock(piece);
    return mostSideways(pieces().at(piece), settingOf(piece), m_terms.style);
}

void MessageLayout::scrollSideways(qsizetype piece, qreal distance)
{
    PieceBlocks::Block *block = m_blocks.blockOf(piece);
    if (!block)
        return;
    const qreal most = mostSidewaysOf(piece);
    const qreal sideways = std::clamp(std::min(block->sideways, most) + distance, 0.0, most);
    if (std::exchange(block->sideways, sideways) != sideways)
        drop(block->first, block->count);
}

void MessageLayout::setPicture(int attachment, const QImage &picture)
{
    m_pictures.insert(attachment, picture);
    for (qsizetype piece = 0; piece < pieces().size(); ++piece) {
        if (pieces().at(piece).kind == TranscriptPiece::Kind::Attachment && pieces().at(piece).index == attachment)
            drop(piece, 1);
    }
}

/// Of a block that still grows, the last lines may be read otherwise when more comes.
qsizetype MessageLayout::colourableCount(const PieceBlocks::Block &block) const
{
    if (pieces().at(block.first).element.kind != MarkdownElement::Kind::CodeLine)
        return 0;
    constexpr qsizetype openLines = 2;
    const bool isFinished = block.first + block.count < pieces().size();
    return isFinished ? block.count : std::max<qsizetype>(0, block.count - openLines);
}

bool MessageLayout::lacksColours(qsizetype piece) const
{
    const PieceBlocks::Block *block = m_blocks.blockOf(piece);
    return block && block->colouredCount < colourableCount(*block);
}

void MessageLayout::findColours(qsizetype piece, QDeadlineTimer until)
{
    PieceBlocks::Block *block = m_blocks.blockOf(piece);
    if (!block)
        return;
    const qsizetype count = colourableCount(*block);
    if (!block->highlighter)
        block->highlighter = codeHighlighterFor(*pieces().at(block->first).element.language);
    if (!block->highlighter) {
        block->colouredCount = count;
        return;
    }
    while (block->colouredCount < count && !until.hasExpired()) {
        const qsizetype line = block->first + block->colouredCount++;
        Slot &slot = m_slots[size_t(line)];
        QList<CodeSpan> colours = block->highlighter->line(pieces().at(line).element.text, block->highlightState);
        if (slot.colours == colours)
            continue;
        colours.squeeze();
        slot.colours = std::move(colours);
        slot.laid.reset(); // as high as before
    }
    // Its tables take more room than the block itself.
    if (block->colouredCount == block->count)
        block->highlighter.reset();
}

} // namespace lineside
