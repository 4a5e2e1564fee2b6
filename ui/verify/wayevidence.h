// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/way.h"

namespace lineside {

/// Gives each station what is known of it before a probe.
void addPlannedEvidence(Way &way, const ProbeTarget &target, const RouteBranches &branches);
/// Gives each station what a probe saw of it.
void addSeenEvidence(Way &way, const ProbeReport &report, const BranchFinding &finding);

} // namespace lineside
