// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suiteresult.h"

#include "probe/statistics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestKept = 500;

bool has(const QList<SuiteVerdict> &verdicts, SuiteVerdict verdict)
{
    return verdicts.contains(verdict);
}

SuiteVerdict worstOf(const QList<SuiteVerdict> &verdicts)
{
    for (const SuiteVerdict verdict : {SuiteVerdict::Failed, SuiteVerdict::Unclear, SuiteVerdict::NotAsked}) {
        if (has(verdicts, verdict))
            return verdict;
    }
    return SuiteVerdict::Passed;
}

template<class Item>
QList<SuiteVerdict> verdictsOf(const QList<Item> &items)
{
    QList<SuiteVerdict> verdicts;
    for (const Item &item : items)
        verdicts.append(item.verdict());
    return verdicts;
}

// The average cost of an answer; absent where one of them has none, or has it in another currency.
std::optional<Money> averageCost(const QList<SuiteAnswer> &answers)
{
    std::optional<Money> total;
    for (const SuiteAnswer &answer : answers) {
        if (!answer.cost)
            return std::nullopt;
        total = total ? sum(*total, answer.cost->total) : std::optional(answer.cost->total);
        if (!total)
            return std::nullopt;
    }
    if (total)
        total->trillionths /= answers.size();
    return total;
}

SuiteCaseRecord recordOf(const SuiteCaseResult &result)
{
    QList<double> firstTokens;
    QList<double> totals;
    QList<double> speeds;
    SuiteCaseRecord record{.name = result.asked.name, .verdict = result.verdict(), .answers = int(result.answers.size())};
    for (const SuiteAnswer &answer : result.answers) {
        const ProbeReport &report = answer.report;
        if (report.times.firstToken)
            firstTokens.append(*report.times.firstToken);
        if (report.times.total)
            totals.append(*report.times.total);
        if (const auto speed = tokensPerSecondOf(report))
            speeds.append(*speed);
        if (answer.verdict() == SuiteVerdict::Passed)
            ++record.passed;
        else if (record.cause.isEmpty())
            record.cause = report.cause;
    }
    record.failure = result.failures().value(0).left(longestKept);
    record.firstTokenMs = percentile(firstTokens, 50);
    record.totalMs = percentile(totals, 50);
    record.tokensPerSecond = percentile(speeds, 50);
    record.cost = averageCost(result.answers);
    return record;
}

} // namespace

SuiteVerdict SuiteAnswer::verdict() const
{
    QList<SuiteVerdict> verdicts;
    for (const SuiteFinding &finding : findings)
        verdicts.append(finding.verdict);
    return worstOf(verdicts);
}

SuiteVerdict SuiteCaseResult::verdict() const
{
    QList<SuiteVerdict> verdicts = verdictsOf(answers);
    if (problem)
        verdicts.append(SuiteVerdict::Unclear);
    else if (answers.size() < asked.runs)
        verdicts.append(SuiteVerdict::NotAsked);
    return worstOf(verdicts);
}

QStringList SuiteCaseResult::failures() const
{
    QStringList sentences;
    if (problem)
        sentences.append((problem->message + u' ' + problem->hint).trimmed());
    for (const SuiteAnswer &answer : answers) {
        for (const SuiteFinding &finding : answer.findings) {
            if (finding.verdict != SuiteVerdict::Passed)
                sentences.append(describeFinding(finding));
        }
    }
    sentences.removeDuplicates();
    return sentences;
}

SuiteVerdict SuiteRunResult::verdict() const
{
    return cases.isEmpty() ? SuiteVerdict::Unclear : worstOf(verdictsOf(cases));
}

int SuiteRunResult::count(SuiteVerdict wanted) const
{
    return int(std::ranges::count_if(cases, [wanted](const SuiteCaseResult &one) { return one.verdict() == wanted; }));
}

SuiteRunResult runOfProbes(const QString &name, const QList<ProbeReport> &reports)
{
    SuiteRunResult run;
    run.name = name;
    const SuiteCheck nothingWrong{SuiteCheck::Kind::Cause, {}, u"ok"_s};
    for (const ProbeReport &report : reports) {
        const ProbeTarget &target = report.target;
        const auto isSame = [&target](const SuiteCaseResult &one) { return one.answers.constFirst().report.target == target; };
        auto place = std::ranges::find_if(run.cases, isSame);
        if (place == run.cases.end()) {
            const QString where = target.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
            SuiteCaseResult one{.asked = {.name = target.route.isEmpty() ? where : target.route, .model = target.requestedModel, .question = {}, .runs = 0, .checks = {nothingWrong}},
                                .problem = {},
                                .answers = {}};
            place = run.cases.insert(run.cases.end(), one);
        }
        const bool isGood = report.verdict != Verdict::Fail; // a remark is no failure
        place->answers.append({.report = report,
                               .cost = tl::unexpected(NoCost::NotReported),
                               .findings = {{.check = nothingWrong, .verdict = isGood ? SuiteVerdict::Passed : SuiteVerdict::Failed, .asked = askedBy(nothingWrong), .seen = report.cause}}});
        ++place->asked.runs;
        run.elapsedMs += report.times.total.value_or(0);
    }
    if (!reports.isEmpty())
        run.startedAt = QDateTime::fromString(reports.constFirst().startedUtc, Qt::ISODateWithMs).toUTC();
    return run;
}

SuiteRunRecord recordOf(const SuiteRunResult &result)
{
    SuiteRunRecord record{.suite = result.suite,
                          .name = result.name,
                          .startedAt = result.startedAt,
                          .elapsedMs = result.elapsedMs,
                          .cancelled = result.cancelled,
                          .cases = {}};
    for (const SuiteCaseResult &one : result.cases)
        record.cases.append(recordOf(one));
    return record;
}

} // namespace lineside
