// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include "probe/seriesfigures.h"
#include "probe/waycomparison.h"

#include <QByteArray>
#include <QList>

namespace lineside {

/// What a series found, beside its runs.
struct SeriesFindings {
    struct Way {
        ProbeTarget target;
        WayFigures figures;
    };
    QList<Way> ways;
    std::optional<WayComparison> comparison = {}; ///< of the first two
    bool stoppedAtErrorBudget = false;
};

/// One JSON object, "lineside.report/1": what `lineside-cli verify --json` prints. Absent facts are null, never 0 or "". The findings of a
/// series are in its summary.
QByteArray reportsToJson(const QList<ProbeReport> &reports, const std::optional<SeriesFindings> &findings = std::nullopt);

QString idOf(Verdict verdict); ///< "pass", "warn", "fail"
QString idOf(Origin origin); ///< "none", "network", "gateway", "provider", "client"
QString idOf(ProbeCheck::Outcome outcome);

} // namespace lineside
