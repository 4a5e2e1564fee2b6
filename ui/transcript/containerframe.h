// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidblock.h"

namespace lineside {

/// What surrounds an element: the bars of quotes and the marks of list items, on the side where its text begins. Deep nesting takes
/// ever smaller steps, so that there is room for text.
class ContainerFrame
{
public:
    ContainerFrame(const TranscriptPiece &piece, qreal width, const TranscriptStyle &style);

    qreal indent() const { return m_indent; }
    qreal width() const { return m_width; } ///< what is left of it
    /// The element reaches from `top`, above which is space, to `height`; a mark stands beside its first line.
    void addTo(LaidBlock &block, qreal top, qreal height, const QRectF &firstLine, bool mirrored) const;

private:
    struct Level {
        const MarkdownContainer *container = nullptr; ///< null: the line beside thoughts
        qreal begin = 0;
        qreal step = 0;
    };

    void addBar(LaidBlock &block, const Level &level, qreal top, qreal bottom, bool mirrored) const;
    void addMark(LaidBlock &block, const Level &level, int depth, const QRectF &firstLine, bool mirrored) const;

    const QList<MarkdownContainer> m_containers;
    QList<Level> m_levels;
    const TranscriptStyle &m_style;
    qreal m_fullWidth;
    qreal m_indent = 0;
    qreal m_width = 0;
};

} // namespace lineside
