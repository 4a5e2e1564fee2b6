// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/routedrift.h"
#include "ui/theme/theme.h"

#include <QString>

#include <optional>

namespace lineside {

/// How a draft stands to what the gateway has, as it is shown.
enum class Drift {
    Unknown, ///< the gateway has not been asked
    InSync,
    ChangedHere,
    ChangedThere,
    ChangedBoth,
    OnlyHere,
    OnlyThere,
};

Drift shownDrift(DriftState state);
QString driftName(Drift drift);
theme::Signal driftSignal(Drift drift);

} // namespace lineside
