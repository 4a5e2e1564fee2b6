// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/timeline.h"

#include "probe/statistics.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr ProbeMs sameMoment = 2; // reads closer than this came as one; a socket buffer's worth takes that long
constexpr int fewestEvents = 6; // a short answer may well come in one piece
constexpr int fewestForOneBurst = 8;
constexpr double eventsPerArrival = 2.5;
constexpr ProbeMs noticeablePause = 50; // below it a burst looks like a flow
constexpr ProbeMs waitForOneBurst = 100;

QList<ProbeMs> arrivalsOf(const QList<ProbeEvent> &events)
{
    QList<ProbeMs> arrivals;
    ProbeMs latest = 0;
    for (const ProbeEvent &event : events) {
        if (arrivals.isEmpty() || event.at - latest >= sameMoment)
            arrivals.append(event.at);
        latest = event.at;
    }
    return arrivals;
}

QList<double> gapsOf(const QList<ProbeMs> &arrivals)
{
    QList<double> gaps;
    for (qsizetype i = 1; i < arrivals.size(); ++i)
        gaps.append(arrivals.at(i) - arrivals.at(i - 1));
    return gaps;
}

// All at once: held back if the wait before was long enough for the first of them to have come alone.
std::optional<bool> judgeOneBurst(qsizetype events, ProbeMs at, const ProbeTimes &times)
{
    const ProbeMs waited = at - times.requestSent.value_or(0);
    if (events < fewestForOneBurst || waited < waitForOneBurst)
        return std::nullopt;
    return true;
}

} // namespace

Rhythm rhythmOf(const QList<ProbeEvent> &events, const ProbeTimes &times)
{
    Rhythm rhythm;
    QList<ProbeEvent> spoken; // the end mark comes together with the last event and says nothing about the flow
    std::ranges::copy_if(events, std::back_inserter(spoken), [](const ProbeEvent &event) { return event.data.trimmed() != "[DONE]"; });
    const QList<ProbeMs> arrivals = arrivalsOf(spoken);
    rhythm.arrivals = int(arrivals.size());
    const QList<double> gaps = gapsOf(arrivals);
    if (!gaps.isEmpty()) {
        rhythm.medianGap = percentile(gaps, 50);
        rhythm.maxGap = *std::ranges::max_element(gaps);
    }
    if (spoken.size() < fewestEvents)
        return rhythm;
    const bool inBursts = double(spoken.size()) / double(arrivals.size()) >= eventsPerArrival;
    if (inBursts && arrivals.constLast() - arrivals.constFirst() < noticeablePause)
        rhythm.buffered = judgeOneBurst(spoken.size(), arrivals.constFirst(), times);
    else
        rhythm.buffered = inBursts && *rhythm.medianGap >= noticeablePause;
    return rhythm;
}

} // namespace lineside
