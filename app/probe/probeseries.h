// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/prober.h"
#include "probe/seriesorder.h"

#include <memory>
#include <optional>
#include <vector>

namespace lineside {

/// One of the ways that a series compares: a route through its gateway, the same model asked directly.
struct SeriesWay {
    HttpRequest request;
    ProbeTarget target;
};

struct SeriesPlan {
    QList<SeriesWay> ways;
    int runs = 1; ///< of each way; with SeriesConnections::Both, cold and warm ones each
    int concurrency = 1; ///< requests at one time, over all ways. More than one may make each of them slower
    std::optional<int> errorBudget = {}; ///< so many runs may fail; the next one that does stops the series
    quint64 seed = 1; ///< of the order in which the ways take turns
    SeriesConnections connections = SeriesConnections::Cold;

    int total() const; ///< runs in all
};

/// Many probes of one way or several, which take turns in random order so that whatever changes meanwhile changes all of them alike.
/// Emits exactly one of `finished` and `cancelled`, and nothing after it. Owned by the caller; deleting it ends all transfers and emits
/// nothing. The prober must outlive it.
class ProbeSeries : public QObject
{
    Q_OBJECT
public:
    ProbeSeries(Prober &prober, const SeriesPlan &plan, QObject *parent = nullptr);
    ~ProbeSeries() override;

    void start(); ///< once
    /// Ends with `cancelled` within 100 ms. What was completed before stays reported.
    void cancel();

    const SeriesPlan &plan() const { return m_plan; }
    int done() const { return m_done; }
    int running() const { return int(m_running.size()); }

Q_SIGNALS:
    void runCompleted(int way, const lineside::ProbeReport &report);
    void progressed(int done, int total);
    void stoppedAtErrorBudget(int failed); ///< more runs failed than the plan allows; `finished` follows
    void finished();
    void cancelled();

private:
    enum class State { Ready, Running, Stopping, Cancelling, Over };

    Prober &proberFor(const SeriesTurn &turn);
    void fill();
    void begin(const SeriesTurn &turn);
    void take(ProbeRun *run, int way, const ProbeReport &report);
    void forget(ProbeRun *run);
    void stop(State state);
    void endIfIdle();

    Prober &m_prober;
    const SeriesPlan m_plan;
    QList<SeriesTurn> m_turns;
    qsizetype m_next = 0;
    int m_done = 0;
    int m_failed = 0;
    State m_state = State::Ready;
    std::vector<std::unique_ptr<Prober>> m_keepers; ///< of each way, where connections are kept
    std::vector<std::unique_ptr<ProbeRun>> m_running;
};

} // namespace lineside
