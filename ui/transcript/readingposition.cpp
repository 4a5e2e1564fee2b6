// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/readingposition.h"

#include "ui/theme/theme.h"

#include <algorithm>

namespace lineside {

namespace {

/// Every round lays at least one piece more, so this is never reached but by a fault.
constexpr int mostRounds = 1000;

} // namespace

ReadingPosition::ReadingPosition(TranscriptLayout &layout)
    : m_layout(layout)
{
}

void ReadingPosition::setViewportHeight(int pixels)
{
    m_viewportHeight = pixels;
}

qint64 ReadingPosition::maximum() const
{
    const qint64 beyond = std::max<qint64>(0, m_layout.height() - m_viewportHeight);
    const int step = m_layout.terms().scrollStep();
    return step > beyond ? beyond : (beyond + step - 1) / step * step; // so that following the end moves by whole steps
}

bool ReadingPosition::isAtEnd() const
{
    return m_position >= maximum() - m_layout.terms().toDevice(theme::Small);
}

void ReadingPosition::moveTo(qint64 position)
{
    m_isFollowing = false;
    anchorAt(std::clamp<qint64>(position, 0, maximum()));
    settle();
    m_isFollowing = isAtEnd();
}

void ReadingPosition::moveBy(qint64 pixels)
{
    if (m_layout.count() == 0)
        return;
    m_isFollowing = false;
    anchorAt(m_position);
    for (int round = 0; round < mostRounds; ++round) {
        const bool isAnother = m_layout.layBetween(m_position + std::min<qint64>(pixels, 0), m_position + m_viewportHeight + std::max<qint64>(pixels, 0));
        m_position = anchored();
        if (!isAnother)
            break;
    }
    moveTo(m_position + pixels);
}

void ReadingPosition::goToEnd()
{
    m_isFollowing = true;
    settle();
}

void ReadingPosition::goTo(qsizetype message, qsizetype piece)
{
    m_isFollowing = false;
    m_anchor = {message, piece, -1, 0};
    settle();
    m_isFollowing = isAtEnd();
}

void ReadingPosition::reveal(qsizetype message, qsizetype piece, qint64 from, qint64 to)
{
    m_layout.lay(message, piece);
    const qint64 top = m_layout.topOf(message, piece);
    const qint64 margin = m_layout.terms().toDevice(theme::Wide);
    if (top + from >= m_position && top + to <= m_position + m_viewportHeight)
        return;
    m_isFollowing = false;
    const qint64 above = top + from < m_position ? margin : std::max<qint64>(margin, m_viewportHeight - (to - from) - margin);
    m_anchor = {message, piece, -1, from - above};
    settle();
    m_isFollowing = isAtEnd();
}

void ReadingPosition::holdLine()
{
    if (m_isFollowing || m_layout.count() == 0 || m_anchor.offset >= 0)
        return;
    anchorAt(m_position);
    const LaidPiece &laid = m_layout.lay(m_anchor.message, m_anchor.piece);
    const LayoutTerms &terms = m_layout.terms();
    const qsizetype offset = laid.positionAt(QPointF(0, terms.toLogical(m_anchor.above)));
    m_anchor.above -= terms.toDevice(laid.caretAt(offset).top());
    m_anchor.offset = offset;
}

void ReadingPosition::holdTop()
{
    anchorAt(m_position);
    m_isFollowing = false;
}

void ReadingPosition::adjust(qsizetype message, const TranscriptLayout::Change &change)
{
    if (m_anchor.message != message || change.isEmpty() || m_anchor.piece < change.first)
        return;
    if (m_anchor.piece >= change.first + change.removed) {
        m_anchor.piece += change.inserted - change.removed;
        return;
    }
    if (m_anchor.piece < change.first + change.inserted)
        return; // what stands there now grew out of it
    m_anchor = {message, std::max<qsizetype>(0, change.first + change.inserted - 1), -1, 0};
}

void ReadingPosition::adjustFrom(qsizetype message)
{
    if (m_anchor.message < message)
        return;
    m_anchor = {message, 0, -1, m_anchor.message == message ? m_anchor.above : 0};
}

void ReadingPosition::settle()
{
    if (m_layout.count() == 0) {
        m_position = 0;
        m_isFollowing = true;
        m_anchor = {};
        return;
    }
    for (int round = 0; round < mostRounds; ++round) {
        const qint64 wanted = m_isFollowing ? maximum() : anchored();
        m_position = std::clamp<qint64>(wanted, 0, maximum());
        if (m_layout.layBetween(m_position, m_position + m_viewportHeight))
            continue;
        if (wanted != m_position)
            anchorAt(m_position);
        break;
    }
    if (m_isFollowing)
        anchorAt(m_position);
    m_layout.dropOutside(m_position - qint64(m_viewportHeight), m_position + 2 * qint64(m_viewportHeight));
}

void ReadingPosition::anchorAt(qint64 position)
{
    const TranscriptLayout::PieceRow row = m_layout.rowAt(position);
    m_anchor = {row.message, row.piece, -1, row.row};
}

qint64 ReadingPosition::anchored()
{
    m_anchor.message = std::clamp<qsizetype>(m_anchor.message, 0, m_layout.count() - 1);
    const qsizetype pieces = m_layout.message(m_anchor.message).pieces().size();
    if (pieces == 0)
        return m_layout.topOf(m_anchor.message);
    m_anchor.piece = std::clamp<qsizetype>(m_anchor.piece, 0, pieces - 1);
    qint64 line = 0;
    if (m_anchor.offset >= 0)
        line = m_layout.terms().toDevice(m_layout.lay(m_anchor.message, m_anchor.piece).caretAt(m_anchor.offset).top());
    return m_layout.topOf(m_anchor.message, m_anchor.piece) + line + m_anchor.above;
}

} // namespace lineside
