// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptlayout.h"

namespace lineside {

/// Which part of a conversation is in the window, whatever grows, folds or is laid anew. Follows the end while the reader is there;
/// otherwise the line at the window's top does not move.
class ReadingPosition
{
public:
    explicit ReadingPosition(TranscriptLayout &layout);

    void setViewportHeight(int pixels);
    int viewportHeight() const { return m_viewportHeight; }
    qint64 position() const { return m_position; } ///< of the window's top, in device pixels
    qint64 maximum() const;
    bool isFollowing() const { return m_isFollowing; }

    /// The reader goes somewhere.
    void moveTo(qint64 position);
    /// The reader goes a little way; exact, though what is there may never have been laid.
    void moveBy(qint64 pixels);
    void goToEnd();
    void goTo(qsizetype message, qsizetype piece = 0);
    /// Brings a stretch of a piece into the window, with as little movement as is needed.
    void reveal(qsizetype message, qsizetype piece, qint64 from, qint64 to);

    /// Before the lines are broken anew: what the line at the top says stays there.
    void holdLine();
    /// Before something folds below: what is at the top stays there, even at the end.
    void holdTop();
    void adjust(qsizetype message, const TranscriptLayout::Change &change);
    /// Messages from that one on are others.
    void adjustFrom(qsizetype message);

    /// Lays what is in the window and finds where that is now. To be called after every change of the layout or of the position.
    void settle();

private:
    struct Anchor {
        qsizetype message = 0;
        qsizetype piece = 0;
        qsizetype offset = -1; ///< of the line in the piece's text; -1 for the piece's top
        qint64 above = 0;      ///< how far the window's top is below it
    };

    void anchorAt(qint64 position);
    qint64 anchored();
    bool isAtEnd() const;

    TranscriptLayout &m_layout;
    int m_viewportHeight = 0;
    qint64 m_position = 0;
    bool m_isFollowing = true;
    Anchor m_anchor;
};

} // namespace lineside
