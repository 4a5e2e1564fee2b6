// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/money.h"
#include "core/result.h"
#include "core/suite.h"

#include <QDateTime>
#include <QObject>

namespace lineside {

/// What became of a check, an answer, a case or a whole run. Only the first is good.
enum class SuiteVerdict {
    Passed,
    Failed,
    Unclear,  ///< it could not be told: nothing to judge by, an unknown check, a target that is not there
    NotAsked, ///< the run was stopped before
};

/// "passed", "failed", "unclear", "not-asked": in files and reports.
QLatin1StringView idOf(SuiteVerdict verdict);
/// Unclear where no verdict has that name.
SuiteVerdict suiteVerdict(QStringView id);

/// What is kept of a case for later comparison.
struct SuiteCaseRecord {
    QString name;
    SuiteVerdict verdict = SuiteVerdict::NotAsked;
    int answers = 0;
    int passed = 0;
    QString cause = {};   ///< of the first answer that did not pass; empty where all did
    QString failure = {}; ///< what did not pass there, as a sentence
    std::optional<double> firstTokenMs = {}; ///< medians over the answers
    std::optional<double> totalMs = {};
    std::optional<double> tokensPerSecond = {};
    std::optional<Money> cost = {}; ///< of one answer, on average
    friend bool operator==(const SuiteCaseRecord &, const SuiteCaseRecord &) = default;
};

/// What is kept of a run: figures and verdicts, neither questions nor answers.
struct SuiteRunRecord {
    qint64 id = 0; ///< 0: not kept yet
    SuiteId suite;
    QString name; ///< the suite's, then
    QDateTime startedAt;
    double elapsedMs = 0;
    bool cancelled = false;
    QList<SuiteCaseRecord> cases;
    friend bool operator==(const SuiteRunRecord &, const SuiteRunRecord &) = default;
};

/// Keeps the runs of suites. Answered in the context's thread, in the order of the calls.
class SuiteHistory
{
public:
    virtual ~SuiteHistory() = default;
    /// The run's id. Deleting the context does not take it back. Kind::Storage with the file's name on a full or read-only disk.
    virtual void add(const SuiteRunRecord &run, QObject *context, Callback<qint64> done) = 0;
    /// The latest runs of that suite, newest first.
    virtual void runs(const SuiteId &suite, int limit, QObject *context, Callback<QList<SuiteRunRecord>> done) = 0;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::SuiteRunRecord)
