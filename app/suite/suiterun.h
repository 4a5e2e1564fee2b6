// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/prober.h"
#include "suite/suiteresult.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace lineside {

/// The request that a case stands for, and what the probe is told of its target.
struct SuiteQuestion {
    HttpRequest request;
    ProbeTarget target;
};

/// How a suite is run. The callbacks are called in the run's own thread and must outlive it.
struct SuiteRunSettings {
    std::function<Result<SuiteQuestion>(const SuiteCase &asked)> question;
    std::function<CostEstimate(const SuiteCase &asked, const ProbeReport &report)> cost;
    int concurrency = 1; ///< questions at one time, 1 to 32. More than one may make each of them slower
    qint64 evidenceLimit = 64 << 20; ///< bytes of raw answers that are kept; beyond it only those of answers that did not pass
};

/// Asks what a suite asks, case by case, and judges the answers. Emits `finished` exactly once, also after `cancel`, and nothing after
/// that. Deleting it ends all requests and emits nothing. The prober must outlive it.
class SuiteRun : public QObject
{
    Q_OBJECT
public:
    SuiteRun(Prober &prober, SuiteRunSettings settings, QObject *parent = nullptr);
    ~SuiteRun() override;

    void start(const Suite &suite); ///< once
    /// Ends all requests at once. What was answered stays in the result.
    void cancel();

    const SuiteRunResult &result() const { return m_result; } ///< so far
    int answered() const { return m_answered; } ///< answers so far
    int total() const { return int(m_waiting.size()); } ///< answers when nothing stops it

Q_SIGNALS:
    void caseStarted(int index);
    /// An answer came and was judged; see `result()` and `answered()`.
    void answerJudged(int index);
    void finished(const lineside::SuiteRunResult &result);

private:
    void prepare();
    void fill();
    void ask(int index);
    void judge(ProbeRun *run, int index, const ProbeReport &report);
    void take(int index, SuiteAnswer answer);
    void end();
    void forget(ProbeRun *run);

    Prober &m_prober;
    const SuiteRunSettings m_settings;
    SuiteRunResult m_result;
    std::vector<std::optional<SuiteQuestion>> m_questions; ///< of each case
    std::vector<int> m_waiting; ///< the case of each question, in order
    size_t m_next = 0;
    int m_judging = 0;
    int m_answered = 0;
    qint64 m_evidence = 0;
    std::vector<std::unique_ptr<ProbeRun>> m_running;
    QElapsedTimer m_clock;
    bool m_isOver = false;
};

} // namespace lineside
