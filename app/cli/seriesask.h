// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/session.h"
#include "core/target.h"
#include "probe/costguard.h"
#include "probe/probeseries.h"
#include "probe/reportjson.h"

namespace lineside::cli {

/// How often, how many at one time, and when to stop; as `verify` is told.
struct SeriesOrder {
    int repeat = 1;
    int concurrency = 1;
    std::optional<int> errorBudget;
    SeriesConnections connections = SeriesConnections::Cold;
    quint64 seed = 1;
    bool compareDirect = false;
    bool yes = false;
    Money costLimit;
    bool costLimitGiven = false;
};

/// --repeat, --concurrency, --compare-direct, --connections, --error-budget, --seed, --cost-limit, --yes.
void addSeriesOptions(CommandLine &line);
SeriesOrder seriesOrderFrom(const CommandLine &line, QString *problem);

/// --cost-limit and --yes alone.
void addCostOptions(CommandLine &line);
void readCostOptions(const CommandLine &line, SeriesOrder &order, QString *problem);

/// One of the ways that are asked, and the target it came from.
struct AskedWay {
    SeriesWay way;
    Target target;
};

/// Adds the same request to the provider directly, in front. Only for one route.
Result<QList<AskedWay>> withDirectWay(const QList<AskedWay> &ways, const Workspace &workspace);

/// What must be said instead of asking, as it may cost too much; empty where it may go on.
std::optional<Error> tooDear(const QList<AskedWay> &ways, const SeriesOrder &order, const Workspace &workspace);

/// What came of it.
struct SeriesResult {
    QList<ProbeReport> reports; ///< in the order of their ends
    SeriesFindings findings;
    bool interrupted = false;
};

/// Asks and waits. `told` hears of each run as it ends.
SeriesResult askSeries(const QList<AskedWay> &ways, const SeriesOrder &order, Session &session,
                       const std::function<void(const ProbeReport &)> &told);

} // namespace lineside::cli
