// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "perf/harness/figure.h"
#include "perf/harness/measured.h"

#include <QList>

namespace lineside::perf {

struct BenchOptions {
    int rounds = 3;   ///< how often what is noisy is measured, by turns with its baseline
    int minutes = 30; ///< of the soak
};

using Figures = Measured<QList<Figure>>;

Figures benchCpu(const BenchOptions &options);
Figures benchBlocks(const BenchOptions &options);
Figures benchInstructions(const BenchOptions &options);
Figures benchLatency(const BenchOptions &options);
Figures benchHistory(const BenchOptions &options);
Figures benchConversations(const BenchOptions &options);
Figures benchDiagnosis(const BenchOptions &options);
Figures benchCompareWays(const BenchOptions &options);
Figures benchDrift(const BenchOptions &options);
Figures benchMemory(const BenchOptions &options);
Figures benchStart(const BenchOptions &options);
Figures benchFirstByte(const BenchOptions &options);
Figures benchHighlight(const BenchOptions &options);
Figures benchStore(const BenchOptions &options);
Figures benchImport(const BenchOptions &options);
Figures benchPeers(const BenchOptions &options);
Figures benchTiming(const BenchOptions &options);
Figures benchSoak(const BenchOptions &options);

} // namespace lineside::perf
