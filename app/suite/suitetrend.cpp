// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitetrend.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Suites)
};

using Kind = SuiteChange::Kind;

constexpr double noticeableShare = 0.2;
constexpr double noticeableMs = 50;
constexpr double noticeableCost = 0.1;

// A case is its name, and its number among those of that name.
using CaseKey = std::pair<QString, int>;

QList<std::pair<CaseKey, SuiteCaseRecord>> keyed(const SuiteRunRecord &run)
{
    QMap<QString, int> seen;
    QList<std::pair<CaseKey, SuiteCaseRecord>> cases;
    for (const SuiteCaseRecord &one : run.cases)
        cases.append({{one.name, seen[one.name]++}, one});
    return cases;
}

bool isAsked(const SuiteCaseRecord &one)
{
    return one.verdict != SuiteVerdict::NotAsked;
}

// +1: noticeably more, -1: noticeably less.
int compared(double before, double after, double share, double least)
{
    const double difference = after - before;
    if (std::abs(difference) < least || std::abs(difference) < share * before)
        return 0;
    return difference > 0 ? 1 : -1;
}

QString inMs(double ms)
{
    return QString::number(ms, 'f', ms < 10 ? 1 : 0);
}

void compareTimes(const SuiteCaseRecord &before, const SuiteCaseRecord &after, QList<SuiteChange> &changes)
{
    const auto note = [&](const std::optional<double> &old, const std::optional<double> &now, const QString &slower, const QString &faster) {
        const int change = old && now ? compared(*old, *now, noticeableShare, noticeableMs) : 0;
        if (change != 0)
            changes.append({change > 0 ? Kind::Slower : Kind::Faster, after.name, (change > 0 ? slower : faster).arg(inMs(*old), inMs(*now))});
        return change != 0;
    };
    // A late first token makes the whole late; that is one change.
    if (!note(before.firstTokenMs, after.firstTokenMs, Tr::tr("The first token comes later: %2 ms instead of %1 ms."), Tr::tr("The first token comes sooner: %2 ms instead of %1 ms.")))
        note(before.totalMs, after.totalMs, Tr::tr("The answer takes longer: %2 ms instead of %1 ms."), Tr::tr("The answer is faster: %2 ms instead of %1 ms."));
}

void compareCosts(const SuiteCaseRecord &before, const SuiteCaseRecord &after, QList<SuiteChange> &changes)
{
    if (!before.cost || !after.cost || before.cost->currency != after.cost->currency)
        return;
    const int change = compared(double(before.cost->trillionths), double(after.cost->trillionths), noticeableCost, 1);
    if (change != 0)
        changes.append({change > 0 ? Kind::Dearer : Kind::Cheaper, after.name,
                        (change > 0 ? Tr::tr("An answer costs more: %2 instead of %1.") : Tr::tr("An answer costs less: %2 instead of %1."))
                            .arg(estimateText(*before.cost), estimateText(*after.cost))});
}

void compareCases(const SuiteCaseRecord &before, const SuiteCaseRecord &after, QList<SuiteChange> &changes)
{
    if (!isAsked(before) || !isAsked(after))
        return;
    const bool wasGood = before.verdict == SuiteVerdict::Passed;
    const bool isGood = after.verdict == SuiteVerdict::Passed;
    if (wasGood && !isGood)
        changes.append({Kind::Broke, after.name, Tr::tr("It passed before. %1").arg(after.failure)});
    else if (!wasGood && isGood)
        changes.append({Kind::Mended, after.name, Tr::tr("It passes now. Before: %1").arg(before.failure)});
    // The times of an answer and of a refusal say nothing of each other.
    if (wasGood != isGood)
        return;
    compareTimes(before, after, changes);
    compareCosts(before, after, changes);
}

int rank(Kind kind)
{
    constexpr Kind order[] = {Kind::Broke, Kind::Slower, Kind::Dearer, Kind::Dropped, Kind::Added, Kind::Mended, Kind::Faster, Kind::Cheaper};
    return int(std::ranges::find(order, kind) - std::begin(order));
}

} // namespace

QLatin1StringView idOf(SuiteChange::Kind kind)
{
    switch (kind) {
    case Kind::Broke:
        return "broke"_L1;
    case Kind::Mended:
        return "mended"_L1;
    case Kind::Slower:
        return "slower"_L1;
    case Kind::Faster:
        return "faster"_L1;
    case Kind::Dearer:
        return "dearer"_L1;
    case Kind::Cheaper:
        return "cheaper"_L1;
    case Kind::Added:
        return "added"_L1;
    case Kind::Dropped:
        return "dropped"_L1;
    }
    return {};
}

bool SuiteComparison::isWorse() const
{
    return std::ranges::any_of(changes, &SuiteChange::isWorse);
}

SuiteComparison compareRuns(const SuiteRunRecord &before, const SuiteRunRecord &after)
{
    SuiteComparison comparison{.before = before, .changes = {}};
    QMap<CaseKey, SuiteCaseRecord> left;
    for (const auto &[key, one] : keyed(before))
        left.insert(key, one);
    for (const auto &[key, one] : keyed(after)) {
        if (left.contains(key))
            compareCases(left.take(key), one, comparison.changes);
        else if (isAsked(one))
            comparison.changes.append({Kind::Added, one.name, Tr::tr("It was not asked before.")});
    }
    for (const SuiteCaseRecord &gone : std::as_const(left))
        comparison.changes.append({Kind::Dropped, gone.name, Tr::tr("It is not asked any more.")});
    std::ranges::stable_sort(comparison.changes, {}, [](const SuiteChange &change) { return rank(change.kind); });
    return comparison;
}

QList<SuiteTrend> trendsOf(const QList<SuiteRunRecord> &runs)
{
    QList<SuiteRunRecord> sorted = runs;
    std::ranges::stable_sort(sorted, {}, &SuiteRunRecord::startedAt);
    QList<CaseKey> order;
    QMap<CaseKey, SuiteTrend> trends;
    for (auto run = sorted.crbegin(); run != sorted.crend(); ++run) {
        for (const auto &[key, one] : keyed(*run)) {
            if (!isAsked(one))
                continue;
            if (!trends.contains(key)) {
                order.append(key);
                trends[key].name = one.name;
            }
            trends[key].points.prepend({run->id, run->startedAt, one});
        }
    }
    QList<SuiteTrend> ordered;
    for (const CaseKey &key : std::as_const(order))
        ordered.append(trends.value(key));
    return ordered;
}

} // namespace lineside
