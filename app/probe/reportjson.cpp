// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/reportjson.h"

#include "core/version.h"
#include "probe/jsonnull.h"
#include "probe/seriesjson.h"
#include "probe/statistics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QJsonObject targetToJson(const ProbeTarget &target)
{
    return {{"path"_L1, target.path},
            {"url"_L1, target.url.toString(QUrl::RemoveUserInfo)},
            {"route"_L1, orNull(target.route)},
            {"requestedModel"_L1, orNull(target.requestedModel)}};
}

QJsonObject httpToJson(const HttpHead &head)
{
    QJsonArray headers;
    for (const RawHeader &header : head.headers)
        headers.append(QJsonArray{QString::fromUtf8(header.name), QString::fromUtf8(header.value)});
    return {{"version"_L1, orNull(head.version)},
            {"status"_L1, head.status == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(head.status)},
            {"reason"_L1, orNull(head.reason)},
            {"contentType"_L1, orNull(head.contentType())},
            {"headers"_L1, headers}};
}

QJsonObject timesToJson(const ProbeTimes &times)
{
    return {{"nameLookup"_L1, orNull(times.nameLookup)},
            {"connect"_L1, orNull(times.connect)},
            {"tls"_L1, orNull(times.tls)},
            {"requestSent"_L1, orNull(times.requestSent)},
            {"firstByte"_L1, orNull(times.firstByte)},
            {"firstToken"_L1, orNull(times.firstToken)},
            {"lastToken"_L1, orNull(times.lastToken)},
            {"total"_L1, orNull(times.total)}};
}

QJsonObject streamToJson(const StreamFacts &stream)
{
    return {{"streamed"_L1, stream.streamed},
            {"events"_L1, stream.events},
            {"reads"_L1, stream.reads},
            {"deltas"_L1, stream.deltas},
            {"done"_L1, stream.done},
            {"finishReason"_L1, orNull(stream.finishReason)},
            {"complete"_L1, stream.complete},
            {"buffered"_L1, orNull(stream.buffered)},
            {"maxGapMs"_L1, orNull(stream.maxGap)},
            {"medianGapMs"_L1, orNull(stream.medianGap)}};
}

QJsonObject usageToJson(const Usage &usage)
{
    return {{"input"_L1, orNull(usage.input)},
            {"cached"_L1, orNull(usage.cached)},
            {"output"_L1, orNull(usage.output)},
            {"reasoning"_L1, orNull(usage.reasoning)},
            {"totalReported"_L1, orNull(usage.totalReported)},
            {"unaccounted"_L1, orNull(usage.unaccounted())}};
}

QJsonObject gatewayToJson(const GatewayFacts &gateway)
{
    QJsonArray limits;
    for (const LimitSeen &limit : gateway.limits) {
        limits.append(QJsonObject{{"name"_L1, limit.name},
                                  {"limit"_L1, orNull(limit.limit)},
                                  {"remaining"_L1, orNull(limit.remaining)},
                                  {"resetSeconds"_L1, orNull(limit.resetSeconds)}});
    }
    return {{"kind"_L1, orNull(gateway.kind)},
            {"version"_L1, orNull(gateway.version)},
            {"upstreamStatus"_L1, orNull(gateway.upstreamStatus)},
            {"instance"_L1, orNull(gateway.instance)},
            {"limits"_L1, limits}};
}

QJsonArray checksToJson(const QList<ProbeCheck> &checks)
{
    QJsonArray array;
    for (const ProbeCheck &check : checks) {
        array.append(QJsonObject{
            {"id"_L1, check.id}, {"result"_L1, idOf(check.outcome)}, {"seen"_L1, orNull(check.seen)}, {"cause"_L1, orNull(check.cause)}});
    }
    return array;
}

QJsonObject runToJson(const ProbeReport &report)
{
    return {{"target"_L1, targetToJson(report.target)},
            {"started"_L1, orNull(report.startedUtc)},
            {"verdict"_L1, idOf(report.verdict)},
            {"origin"_L1, idOf(report.origin)},
            {"cause"_L1, report.cause},
            {"explanation"_L1, report.explanation},
            {"fix"_L1, report.fix},
            {"http"_L1, httpToJson(report.head)},
            {"timingsMs"_L1, timesToJson(report.times)},
            {"stream"_L1, streamToJson(report.stream)},
            {"answer"_L1,
             QJsonObject{{"text"_L1, orNull(report.answer.text)},
                         {"model"_L1, orNull(report.answer.model)},
                         {"reasoning"_L1, orNull(report.answer.reasoning)}}},
            {"usage"_L1, usageToJson(report.usage)},
            {"gateway"_L1, gatewayToJson(report.gateway)},
            {"checks"_L1, checksToJson(report.checks)}};
}

QJsonObject summaryOf(const QList<ProbeReport> &reports, const std::optional<SeriesFindings> &findings)
{
    std::map<Verdict, int> verdicts;
    std::map<QString, int> instances;
    QList<double> firstTokens;
    for (const ProbeReport &report : reports) {
        ++verdicts[report.verdict];
        if (!report.gateway.instance.isEmpty())
            ++instances[report.gateway.instance];
        if (report.times.firstToken)
            firstTokens.append(*report.times.firstToken);
    }
    QJsonObject counts;
    for (const auto &[instance, count] : instances)
        counts.insert(instance, count);
    const Percentiles percentiles = percentilesOf(firstTokens);
    QJsonObject summary{{"pass"_L1, verdicts[Verdict::Pass]},
            {"warn"_L1, verdicts[Verdict::Warn]},
            {"fail"_L1, verdicts[Verdict::Fail]},
            {"firstTokenMs"_L1,
             QJsonObject{{"p50"_L1, orNull(percentiles.p50)}, {"p90"_L1, orNull(percentiles.p90)}, {"p95"_L1, orNull(percentiles.p95)}}},
            {"instances"_L1, counts}};
    if (findings)
        addFindings(*findings, summary);
    return summary;
}

} // namespace

QString idOf(Verdict verdict)
{
    return verdict == Verdict::Pass ? u"pass"_s : verdict == Verdict::Warn ? u"warn"_s : u"fail"_s;
}

QString idOf(Origin origin)
{
    switch (origin) {
    case Origin::None:
        return u"none"_s;
    case Origin::Network:
        return u"network"_s;
    case Origin::Gateway:
        return u"gateway"_s;
    case Origin::Provider:
        return u"provider"_s;
    case Origin::Client:
        return u"client"_s;
    }
    return {};
}

QString idOf(ProbeCheck::Outcome outcome)
{
    switch (outcome) {
    case ProbeCheck::Outcome::Pass:
        return u"pass"_s;
    case ProbeCheck::Outcome::Warn:
        return u"warn"_s;
    case ProbeCheck::Outcome::Fail:
        return u"fail"_s;
    case ProbeCheck::Outcome::Skip:
        return u"skip"_s;
    }
    return {};
}

QByteArray reportsToJson(const QList<ProbeReport> &reports, const std::optional<SeriesFindings> &findings)
{
    QJsonArray runs;
    for (const ProbeReport &report : reports)
        runs.append(runToJson(report));
    const QJsonObject whole{{"schema"_L1, u"lineside.report/1"_s},
                            {"tool"_L1, QStringLiteral("lineside " LINESIDE_VERSION)},
                            {"started"_L1, reports.isEmpty() ? QJsonValue(QJsonValue::Null) : orNull(reports.constFirst().startedUtc)},
                            {"runs"_L1, runs},
                            {"summary"_L1, summaryOf(reports, findings)}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

} // namespace lineside
