// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidblock.h"

namespace lineside {

enum class PanelEnds { None = 0, Top = 1, Bottom = 2, Both = 3 };

void addFill(LaidBlock &block, const QRectF &area, const QColor &colour);
/// A rounded surface, or a part of one that goes on in the next piece. Painted with sharp edges where it goes on.
void addPanel(LaidBlock &block, const QRectF &area, const QColor &colour, PanelEnds ends);
void addOutline(LaidBlock &block, const QRectF &area, const QColor &colour, qreal width);
void addBullet(LaidBlock &block, const QRectF &place, int depth, const TranscriptStyle &style);
void addTaskBox(LaidBlock &block, const QRectF &place, bool done, bool mirrored, const TranscriptStyle &style);

} // namespace lineside
