// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"
#include "ui/theme/theme.h"

#include <QString>

namespace lineside {

/// How a draft stands to what the gateway has.
enum class Drift {
    Unknown, ///< the gateway has not been asked
    InSync,
    ChangedHere,
    ChangedThere, ///< since it was last read; perhaps here too
    OnlyHere,
    OnlyThere,
};

/// Null where there is none; one of them is there. Keys are not compared: the gateway's are masked.
Drift driftOf(const Route *draft, const Route *there);
/// Do both say the same, keys aside?
bool isSameRoute(const Route &a, const Route &b);
/// The gateway's route, with the draft's references where the gateway's keys are masked.
Route withReferencesOf(Route there, const Route &draft);

QString driftName(Drift drift);
theme::Signal driftSignal(Drift drift);

} // namespace lineside
