// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suitecheck.h"

#include <QDateTime>

namespace lineside {

/// One answer to a case, and how it was judged.
struct SuiteAnswer {
    ProbeReport report;
    CostEstimate cost = tl::unexpected(NoCost::NotReported);
    QList<SuiteFinding> findings;
    SuiteVerdict verdict() const; ///< Failed before Unclear
    friend bool operator==(const SuiteAnswer &, const SuiteAnswer &) = default;
};

struct SuiteCaseResult {
    SuiteCase asked;
    std::optional<Error> problem; ///< why it could not be asked at all
    QList<SuiteAnswer> answers;   ///< in the order in which they came
    SuiteVerdict verdict() const;
    /// What did not pass: the sentences of all answers, each once, the first first.
    QStringList failures() const;
    friend bool operator==(const SuiteCaseResult &, const SuiteCaseResult &) = default;
};

/// One run of a suite, also while it grows.
struct SuiteRunResult {
    SuiteId suite;
    QString name;
    QDateTime startedAt; ///< UTC
    double elapsedMs = 0;
    bool cancelled = false;
    QList<SuiteCaseResult> cases;

    SuiteVerdict verdict() const; ///< Failed before Unclear before NotAsked; a suite without cases is Unclear
    int count(SuiteVerdict verdict) const; ///< of cases
    friend bool operator==(const SuiteRunResult &, const SuiteRunResult &) = default;
};

/// Answers that no suite asked for, as a run: a case for each target, whose answers pass unless the probe failed them. For reports.
SuiteRunResult runOfProbes(const QString &name, const QList<ProbeReport> &reports);

/// What is kept of the run.
SuiteRunRecord recordOf(const SuiteRunResult &result);

} // namespace lineside

Q_DECLARE_METATYPE(lineside::SuiteRunResult)
