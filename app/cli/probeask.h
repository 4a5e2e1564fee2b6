// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/interrupts.h"
#include "core/target.h"
#include "core/workspace.h"
#include "probe/prober.h"

#include <optional>

namespace lineside::cli {

/// What a probe is told of its target.
ProbeTarget probeTargetOf(const Target &target, const HttpRequest &request, const Workspace &workspace);

/// Probes and waits; nothing after Ctrl+C.
std::optional<ProbeReport> probe(Prober &prober, const HttpRequest &request, const ProbeTarget &target, Interrupts &interrupts);

/// For people, on standard output: verdict, cause and what to do, times, usage, checks.
void printReport(const ProbeReport &report);

} // namespace lineside::cli
