// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suiteresult.h"
#include "suite/suitetrend.h"

#include <QByteArray>

namespace lineside {

/// What there is to tell of a run.
struct SuiteReport {
    SuiteRunResult run;
    std::optional<SuiteComparison> comparison = {};
    QList<SuiteTrend> trends = {}; ///< this run's figures included
};

/// "lineside.report/1" of all answers, with the member `suite` that tells of the cases. Absent facts are null.
QByteArray suiteToJson(const SuiteReport &report);

/// JUnit XML: one test case for each case; what did not pass is a failure, what was not asked is skipped. Characters that XML
/// cannot hold are replaced.
QByteArray suiteToJunit(const SuiteRunResult &run);

/// One HTML page that needs nothing else: pictures in it, no script, nothing that is fetched. Light and dark, on screen and paper.
QByteArray suiteToHtml(const SuiteReport &report);

} // namespace lineside
