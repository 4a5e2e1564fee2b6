// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/evidence.h"
#include "probe/report.h"
#include "probe/transfer.h"

namespace lineside {

/// Turns what was on the wire into what it means: decodes the answer read by read, so that each event and token has the arrival time
/// of the read that completed it, and judges it. Pure, so recordings and live probes take the same way.
ProbeReport analyse(const ProbeTarget &target, const Transfer &transfer);

/// The first half of it, for those who judge by themselves: fills the report's facts and gives what the diagnosis goes by.
Evidence gatherEvidence(const ProbeTarget &target, const Transfer &transfer, ProbeReport &report);

} // namespace lineside
