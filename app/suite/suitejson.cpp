// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitereports.h"

#include "probe/reportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue costToJson(const CostEstimate &cost)
{
    if (!cost)
        return QJsonValue::Null;
    return QJsonObject{{"amount"_L1, double(cost->total.trillionths) / 1e12}, {"currency"_L1, cost->total.currency}};
}

QJsonArray findingsToJson(const QList<SuiteFinding> &findings)
{
    QJsonArray array;
    for (const SuiteFinding &finding : findings) {
        const bool isKnown = finding.check.kind != SuiteCheck::Kind::Unknown;
        array.append(QJsonObject{{"kind"_L1, isKnown ? QString(idOf(finding.check.kind)) : finding.check.name},
                                 {"name"_L1, isKnown ? orNull(finding.check.name) : QJsonValue(QJsonValue::Null)},
                                 {"value"_L1, isKnown ? orNull(finding.check.value) : QJsonValue(QJsonValue::Null)},
                                 {"result"_L1, QString(idOf(finding.verdict))},
                                 {"expected"_L1, finding.asked},
                                 {"seen"_L1, finding.seen}});
    }
    return array;
}

QJsonObject caseToJson(const SuiteCaseResult &one, int firstRun)
{
    QJsonArray answers;
    for (const SuiteAnswer &answer : one.answers) {
        answers.append(QJsonObject{{"run"_L1, firstRun++},
                                   {"result"_L1, QString(idOf(answer.verdict()))},
                                   {"cost"_L1, costToJson(answer.cost)},
                                   {"checks"_L1, findingsToJson(answer.findings)}});
    }
    return {{"name"_L1, one.asked.name},
            {"result"_L1, QString(idOf(one.verdict()))},
            {"problem"_L1, one.problem ? orNull(one.problem->message) : QJsonValue(QJsonValue::Null)},
            {"answers"_L1, answers}};
}

QJsonValue comparisonToJson(const std::optional<SuiteComparison> &comparison)
{
    if (!comparison)
        return QJsonValue::Null;
    QJsonArray changes;
    for (const SuiteChange &change : comparison->changes)
        changes.append(QJsonObject{{"case"_L1, change.name}, {"change"_L1, QString(idOf(change.kind))}, {"text"_L1, change.sentence}});
    return QJsonObject{{"against"_L1, comparison->before.startedAt.toUTC().toString(Qt::ISODateWithMs)},
                       {"worse"_L1, comparison->isWorse()},
                       {"changes"_L1, changes}};
}

} // namespace

QByteArray suiteToJson(const SuiteReport &report)
{
    const SuiteRunResult &run = report.run;
    QList<ProbeReport> reports;
    QJsonArray cases;
    for (const SuiteCaseResult &one : run.cases) {
        cases.append(caseToJson(one, int(reports.size())));
        for (const SuiteAnswer &answer : one.answers)
            reports.append(answer.report);
    }
    QJsonObject whole = QJsonDocument::fromJson(reportsToJson(reports)).object();
    whole["started"_L1] = run.startedAt.toUTC().toString(Qt::ISODateWithMs);
    whole["suite"_L1] = QJsonObject{{"id"_L1, run.suite.toString()},
                                    {"name"_L1, run.name},
                                    {"result"_L1, QString(idOf(run.verdict()))},
                                    {"cancelled"_L1, run.cancelled},
                                    {"elapsedMs"_L1, run.elapsedMs},
                                    {"passed"_L1, run.count(SuiteVerdict::Passed)},
                                    {"failed"_L1, run.count(SuiteVerdict::Failed)},
                                    {"unclear"_L1, run.count(SuiteVerdict::Unclear)},
                                    {"notAsked"_L1, run.count(SuiteVerdict::NotAsked)},
                                    {"cases"_L1, cases},
                                    {"comparison"_L1, comparisonToJson(report.comparison)}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

} // namespace lineside
