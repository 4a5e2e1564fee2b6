// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/seriesjson.h"

#include "probe/jsonnull.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString connectionId(bool warm)
{
    return warm ? u"warm"_s : u"cold"_s;
}

QJsonArray histogramToJson(const ValueHistogram &histogram)
{
    QJsonArray bins;
    for (const ValueHistogram::Bin &bin : histogram.bins)
        bins.append(QJsonObject{{"from"_L1, bin.from}, {"to"_L1, bin.to}, {"count"_L1, bin.count}});
    if (histogram.beyond > 0)
        bins.append(QJsonObject{{"from"_L1, histogram.bins.constLast().to}, {"to"_L1, QJsonValue::Null}, {"count"_L1, histogram.beyond}});
    return bins;
}

QJsonArray measuresToJson(const QList<MeasureFigures> &all)
{
    QJsonArray array;
    for (const MeasureFigures &figures : all) {
        array.append(QJsonObject{{"measure"_L1, idOf(figures.measure)},
                                 {"connection"_L1, connectionId(figures.warm)},
                                 {"count"_L1, figures.count},
                                 {"p50"_L1, orNull(figures.percentiles.p50)},
                                 {"p90"_L1, orNull(figures.percentiles.p90)},
                                 {"p95"_L1, orNull(figures.percentiles.p95)},
                                 {"p99"_L1, orNull(figures.percentiles.p99)},
                                 {"histogram"_L1, histogramToJson(figures.histogram)}});
    }
    return array;
}

QJsonObject sharesToJson(const InstanceShares &instances)
{
    QJsonArray shares;
    for (const InstanceShare &share : instances.shares)
        shares.append(QJsonObject{{"name"_L1, share.name}, {"count"_L1, share.count}, {"expected"_L1, orNull(share.expected)}});
    return {{"shares"_L1, shares},
            {"unknown"_L1, instances.unknown},
            {"chiSquare"_L1, orNull(instances.chiSquare)},
            {"degreesOfFreedom"_L1, instances.chiSquare ? QJsonValue(instances.degreesOfFreedom) : QJsonValue()},
            {"p"_L1, orNull(instances.p)}};
}

QJsonArray limitsToJson(const QList<LimitFound> &limits)
{
    QJsonArray array;
    for (const LimitFound &limit : limits) {
        array.append(QJsonObject{{"name"_L1, limit.name},
                                 {"limit"_L1, orNull(limit.limit)},
                                 {"leastRemaining"_L1, orNull(limit.leastRemaining)},
                                 {"refusals"_L1, limit.refusals},
                                 {"resetsAt"_L1, orNull(limit.resetsAt.toString(Qt::ISODateWithMs))}});
    }
    return array;
}

QJsonObject wayToJson(const SeriesFindings::Way &way)
{
    QJsonObject errors;
    for (const CauseCount &error : way.figures.errors)
        errors.insert(error.cause, error.count);
    return {{"path"_L1, way.target.path},
            {"url"_L1, way.target.url.toString(QUrl::RemoveUserInfo)},
            {"route"_L1, orNull(way.target.route)},
            {"runs"_L1, way.figures.runs},
            {"failed"_L1, way.figures.failed},
            {"warm"_L1, way.figures.warmRuns},
            {"errors"_L1, errors},
            {"measures"_L1, measuresToJson(way.figures.measures)},
            {"instances"_L1, sharesToJson(way.figures.instances)},
            {"fallbacks"_L1, way.figures.fallbacks},
            {"limits"_L1, limitsToJson(way.figures.limits)}};
}

QString idOf(MeasureDifference::Finding finding)
{
    switch (finding) {
    case MeasureDifference::Finding::TooFew:
        return u"too-few"_s;
    case MeasureDifference::Finding::MayBeNone:
        return u"cannot-tell"_s;
    case MeasureDifference::Finding::SecondIsMore:
        return u"second-is-more"_s;
    case MeasureDifference::Finding::SecondIsLess:
        return u"second-is-less"_s;
    }
    return {};
}

QJsonObject comparisonToJson(const WayComparison &comparison)
{
    QJsonArray measures;
    for (const MeasureDifference &each : comparison.measures) {
        const auto end = [&each](double ConfidenceInterval::*which) {
            return each.interval ? QJsonValue((*each.interval).*which) : QJsonValue();
        };
        measures.append(QJsonObject{{"measure"_L1, lineside::idOf(each.measure)},
                                    {"connection"_L1, connectionId(each.warm)},
                                    {"first"_L1, orNull(each.first)},
                                    {"second"_L1, orNull(each.second)},
                                    {"firstCount"_L1, each.firstCount},
                                    {"secondCount"_L1, each.secondCount},
                                    {"difference"_L1, orNull(each.difference)},
                                    {"from"_L1, end(&ConfidenceInterval::from)},
                                    {"to"_L1, end(&ConfidenceInterval::to)},
                                    {"finding"_L1, idOf(each.finding)}});
    }
    QJsonArray answers;
    for (const AnswerDifference &each : comparison.answers) {
        answers.append(QJsonObject{{"what"_L1, each.what},
                                   {"first"_L1, QJsonArray::fromStringList(each.first)},
                                   {"second"_L1, QJsonArray::fromStringList(each.second)},
                                   {"varies"_L1, each.varies}});
    }
    return {{"measures"_L1, measures}, {"answers"_L1, answers}};
}

} // namespace

void addFindings(const SeriesFindings &findings, QJsonObject &summary)
{
    QJsonArray ways;
    for (const SeriesFindings::Way &way : findings.ways)
        ways.append(wayToJson(way));
    summary["ways"_L1] = ways;
    summary["comparison"_L1] = findings.comparison ? QJsonValue(comparisonToJson(*findings.comparison)) : QJsonValue();
    summary["stoppedAtErrorBudget"_L1] = findings.stoppedAtErrorBudget;
}

} // namespace lineside
