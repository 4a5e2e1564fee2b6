// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "core/result.h"
#include "suite/suitereports.h"

namespace lineside::cli {

/// --junit and --html.
void addReportOptions(CommandLine &line);

/// Writes the files that the call names. Kind::Storage where one of them cannot be written; the others are written all the same.
Result<void> writeReportFiles(const CommandLine &line, const SuiteReport &report);

/// The same for probes without a suite.
Result<void> writeReportFiles(const CommandLine &line, const QList<ProbeReport> &reports);

} // namespace lineside::cli
