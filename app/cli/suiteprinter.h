// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suitereports.h"
#include "suite/suiterun.h"

namespace lineside::cli {

/// One line on standard error: how far the run is, and what became of the case's last answer.
void printProgress(const SuiteRun &run, int index);

/// For people, on standard output: each case with its figures and what did not pass, the comparison, the sum.
void printSuite(const SuiteReport &report);

} // namespace lineside::cli
