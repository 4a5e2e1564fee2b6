// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/waterfalllayout.h"

#include <QPalette>

class QPainter;

namespace lineside {

/// What of a waterfall is pointed at; -1 for nothing.
struct WaterfallMarks {
    int hovered = -1;
    int current = -1;
    std::optional<ProbeMs> event; ///< the time of the event that is read out
};

void paintPhases(QPainter &painter, const QList<PhaseRow> &rows, const WaterfallLayout &layout, const QPalette &palette, const WaterfallMarks &marks = {});

} // namespace lineside
