// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "perf/harness/process.h"

namespace lineside::perf {

bool hasValgrind();
/// The instructions that the program executes until it ends, as callgrind counts them.
Measured<double> instructionsOf(const Command &command);
/// The total in what valgrind says at a run's end: "==7== Collected : 496123".
Measured<double> collectedIn(const QByteArray &said);

} // namespace lineside::perf
