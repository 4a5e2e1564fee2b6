// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/diagnosis.h"
#include "probe/evidence.h"
#include "probe/report.h"

namespace lineside {

/// What was looked at, in the order a person would: each with what was seen, and with a cause where something is wrong. Checks that
/// could not be made, for nothing came to judge, are skipped.
QList<ProbeCheck> checksOf(const Evidence &evidence, const QList<Finding> &findings);

/// Fills the report's checks, verdict, origin, cause and sentences.
void judge(const Evidence &evidence, ProbeReport &report);

} // namespace lineside
