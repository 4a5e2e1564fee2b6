// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/probeseries.h"

#include <QPointer>

#include <algorithm>

namespace lineside {

int SeriesPlan::total() const
{
    return int(ways.size()) * runs * (connections == SeriesConnections::Both ? 2 : 1);
}

ProbeSeries::ProbeSeries(Prober &prober, const SeriesPlan &plan, QObject *parent)
    : QObject(parent)
    , m_prober(prober)
    , m_plan(plan)
    , m_turns(seriesOrder(int(plan.ways.size()), plan.runs, plan.connections, plan.seed))
{
    if (plan.connections != SeriesConnections::Cold) {
        for (qsizetype way = 0; way < plan.ways.size(); ++way)
            m_keepers.push_back(prober.keepingConnections()); // one each: no way finds what another has opened
    }
}

ProbeSeries::~ProbeSeries() = default;

void ProbeSeries::start()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Running;
    fill();
}

void ProbeSeries::cancel()
{
    if (m_state == State::Running || m_state == State::Stopping)
        stop(State::Cancelling);
}

Prober &ProbeSeries::proberFor(const SeriesTurn &turn)
{
    return turn.keepsConnection && m_keepers[size_t(turn.way)] ? *m_keepers[size_t(turn.way)] : m_prober;
}

void ProbeSeries::fill()
{
    while (m_state == State::Running && m_next < m_turns.size() && running() < std::max(1, m_plan.concurrency))
        begin(m_turns.at(m_next++));
    endIfIdle();
}

// The ends arrive queued: whoever hears of them may delete the series, and with it the run, which then is not in the middle of telling.
void ProbeSeries::begin(const SeriesTurn &turn)
{
    const SeriesWay &way = m_plan.ways.at(turn.way);
    m_running.push_back(proberFor(turn).start(way.request, way.target));
    ProbeRun *const run = m_running.back().get();
    connect(
        run, &ProbeRun::completed, this, [this, run, index = turn.way](const ProbeReport &report) { take(run, index, report); },
        Qt::QueuedConnection);
    connect(
        run, &ProbeRun::cancelled, this,
        [this, run] {
            forget(run);
            endIfIdle();
        },
        Qt::QueuedConnection);
}

void ProbeSeries::take(ProbeRun *run, int way, const ProbeReport &report)
{
    forget(run);
    if (m_state == State::Running) {
        ++m_done;
        if (report.verdict == Verdict::Fail)
            ++m_failed;
        const QPointer<ProbeSeries> alive(this);
        Q_EMIT runCompleted(way, report);
        if (!alive)
            return;
        Q_EMIT progressed(m_done, int(m_turns.size()));
        if (!alive)
            return;
        if (m_state == State::Running && m_plan.errorBudget && m_failed > *m_plan.errorBudget) {
            stop(State::Stopping);
            Q_EMIT stoppedAtErrorBudget(m_failed);
            if (!alive)
                return;
        }
    }
    fill();
}

void ProbeSeries::forget(ProbeRun *run)
{
    std::erase_if(m_running, [run](const auto &running) { return running.get() == run; });
}

void ProbeSeries::stop(State state)
{
    m_state = state;
    for (const auto &run : m_running)
        run->cancel();
    QMetaObject::invokeMethod(this, &ProbeSeries::endIfIdle, Qt::QueuedConnection); // never from inside the call
}

void ProbeSeries::endIfIdle()
{
    const bool noneLeft = m_state != State::Running || m_next == m_turns.size();
    if (m_state == State::Over || m_state == State::Ready || !m_running.empty() || !noneLeft)
        return;
    const bool wasCancelled = m_state == State::Cancelling;
    m_state = State::Over;
    if (wasCancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT finished();
}

} // namespace lineside
