// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/pieceblocks.h"

#include "ui/transcript/laidpiece.h"

#include <algorithm>
#include <numeric>

namespace lineside {

namespace {

/// Of a growing block, this many rows may still change.
constexpr qsizetype openRows = 2;

bool isInBlock(const TranscriptPiece &piece)
{
    using Kind = MarkdownElement::Kind;
    return piece.kind == TranscriptPiece::Kind::Markdown && (piece.element.kind == Kind::CodeLine || piece.element.kind == Kind::TableRow);
}

void widen(QList<qreal> &widths, const QList<qreal> &wanted)
{
    for (qsizetype column = 0; column < wanted.size(); ++column) {
        if (column == widths.size())
            widths.append(wanted.at(column));
        else
            widths[column] = std::max(widths.at(column), wanted.at(column));
    }
}

} // namespace

qreal PieceBlocks::Block::totalWidth() const
{
    return std::accumulate(widths.begin(), widths.end(), 0.0);
}

void PieceBlocks::update(const QList<TranscriptPiece> &pieces, qsizetype first)
{
    while (!m_blocks.empty() && m_blocks.back().first >= first)
        m_blocks.pop_back();
    qsizetype from = first;
    if (!m_blocks.empty() && m_blocks.back().first + m_blocks.back().count >= first) {
        Block &open = m_blocks.back();
        open.count = first - open.first;
        open.isMeasured = false;
        if (open.settledCount > open.count) {
            open.settledCount = 0;
            open.settledWidths.clear();
        }
        if (open.colouredCount > open.count) {
            open.colouredCount = 0;
            open.highlightState = {};
        }
        for (; from < pieces.size() && isInBlock(pieces.at(from)) && !pieces.at(from).element.startsBlock; ++from)
            ++open.count;
    }
    for (; from < pieces.size(); ++from) {
        if (!isInBlock(pieces.at(from)))
            continue;
        const bool goesOn = !pieces.at(from).element.startsBlock && !m_blocks.empty()
            && m_blocks.back().first + m_blocks.back().count == from;
        if (!goesOn)
            m_blocks.push_back(Block{.first = from, .count = 0, .widths = {}, .settledWidths = {}, .highlighter = nullptr, .highlightState = {}});
        ++m_blocks.back().count;
    }
}

void PieceBlocks::forgetWidths()
{
    for (Block &block : m_blocks) {
        block.isMeasured = false;
        block.settledCount = 0;
        block.settledWidths.clear();
    }
}

void PieceBlocks::rest()
{
    for (Block &block : m_blocks)
        block.highlighter.reset();
}

PieceBlocks::Block *PieceBlocks::blockOf(qsizetype piece)
{
    const auto after = std::ranges::upper_bound(m_blocks, piece, {}, &Block::first);
    if (after == m_blocks.begin() || !std::prev(after)->holds(piece))
        return nullptr;
    return &*std::prev(after);
}

const PieceBlocks::Block *PieceBlocks::blockOf(qsizetype piece) const
{
    return const_cast<PieceBlocks *>(this)->blockOf(piece);
}

bool PieceBlocks::measure(Block &block, const QList<TranscriptPiece> &pieces, const TranscriptStyle &style)
{
    if (block.isMeasured)
        return false;
    for (; block.settledCount < block.count - openRows; ++block.settledCount)
        widen(block.settledWidths, wantedWidths(pieces.at(block.first + block.settledCount), style));
    QList<qreal> widths = block.settledWidths;
    for (qsizetype row = block.settledCount; row < block.count; ++row)
        widen(widths, wantedWidths(pieces.at(block.first + row), style));
    block.isMeasured = true;
    return std::exchange(block.widths, widths) != block.widths;
}

} // namespace lineside
