// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/seriesfigures.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QList<MeasureFigures> measuresOf(const QList<SeriesSample> &samples)
{
    QList<MeasureFigures> all;
    for (const bool warm : {false, true}) {
        for (const SeriesMeasure measure : allSeriesMeasures) {
            const QList<double> values = valuesOf(samples, measure, warm);
            if (!values.isEmpty())
                all.append({measure, warm, int(values.size()), percentilesOf(values), histogramOf(values)});
        }
    }
    return all;
}

QList<CauseCount> errorsOf(const QList<SeriesSample> &samples)
{
    QList<CauseCount> errors;
    for (const SeriesSample &sample : samples) {
        if (!sample.failed())
            continue;
        const auto found = std::ranges::find(errors, sample.cause, &CauseCount::cause);
        if (found == errors.end())
            errors.append({sample.cause, 1});
        else
            ++found->count;
    }
    std::ranges::stable_sort(errors, std::ranges::greater(), &CauseCount::count);
    return errors;
}

bool isRefusedByLimit(const SeriesSample &sample)
{
    return sample.failed() && sample.cause.endsWith("-limited"_L1); // gateway-rate-limited, gateway-token-limited, provider-rate-limited
}

// A refusal may tell of several limits. The one that is used up refused; where none says so, each may have.
bool refusedBy(const LimitSeen &limit, const SeriesSample &sample)
{
    const auto isSpent = [](const LimitSeen &seen) { return seen.remaining && *seen.remaining <= 0; };
    return isRefusedByLimit(sample) && (isSpent(limit) || std::ranges::none_of(sample.gateway.limits, isSpent));
}

QDateTime resetTime(const LimitSeen &limit, const SeriesSample &sample)
{
    const QDateTime started = QDateTime::fromString(sample.startedUtc, Qt::ISODateWithMs);
    const std::optional<ProbeMs> told = sample.times.firstByte ? sample.times.firstByte : sample.times.total;
    return started.isValid() && limit.resetSeconds ? started.addMSecs(qint64(*limit.resetSeconds * 1000 + told.value_or(0))) : QDateTime();
}

void note(const LimitSeen &seen, const SeriesSample &sample, QList<LimitFound> &limits)
{
    auto found = std::ranges::find(limits, seen.name, &LimitFound::name);
    if (found == limits.end())
        found = limits.insert(limits.end(), LimitFound{.name = seen.name, .limit = {}, .leastRemaining = {}, .refusals = 0, .resetsAt = {}});
    if (seen.limit)
        found->limit = seen.limit;
    if (seen.remaining)
        found->leastRemaining = std::min(*seen.remaining, found->leastRemaining.value_or(*seen.remaining));
    if (refusedBy(seen, sample))
        ++found->refusals;
    if (const QDateTime at = resetTime(seen, sample); at.isValid() && (!found->resetsAt.isValid() || at > found->resetsAt))
        found->resetsAt = at;
}

QList<LimitFound> limitsOf(const QList<SeriesSample> &samples)
{
    QList<LimitFound> limits;
    for (const SeriesSample &sample : samples) {
        if (isRefusedByLimit(sample) && sample.gateway.limits.isEmpty()) // it refused without a word about itself
            note({.name = sample.cause, .limit = {}, .remaining = {}, .resetSeconds = {}}, sample, limits);
        for (const LimitSeen &seen : sample.gateway.limits)
            note(seen, sample, limits);
    }
    return limits;
}

// Of an answer that came after all, the gateway's headers do not tell.
bool failedAtAll(const SeriesSample &sample)
{
    return sample.failed() && sample.gateway.upstreamStatus.contains(u',');
}

} // namespace

const MeasureFigures *WayFigures::find(SeriesMeasure measure, bool warm) const
{
    const auto found = std::ranges::find_if(
        measures, [&](const MeasureFigures &figures) { return figures.measure == measure && figures.warm == warm; });
    return found == measures.end() ? nullptr : &*found;
}

WayFigures figuresOf(const QList<SeriesSample> &samples, const QList<InstanceWeight> &weights)
{
    WayFigures figures;
    figures.runs = int(samples.size());
    for (const SeriesSample &sample : samples) {
        figures.failed += sample.failed() ? 1 : 0;
        figures.warned += sample.verdict == Verdict::Warn ? 1 : 0;
        figures.warmRuns += sample.warm ? 1 : 0;
    }
    figures.measures = measuresOf(samples);
    figures.errors = errorsOf(samples);
    figures.instances = sharesOf(samples, weights);
    figures.fallbacks = figures.instances.byLowerPriority + int(std::ranges::count_if(samples, failedAtAll));
    figures.limits = limitsOf(samples);
    return figures;
}

} // namespace lineside
