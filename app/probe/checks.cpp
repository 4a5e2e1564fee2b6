// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/checks.h"

#include "probe/diagnosistext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Outcome = ProbeCheck::Outcome;

struct Check {
    QLatin1StringView id;
    bool (*judged)(const Evidence &evidence);
    QString (*seen)(const Evidence &evidence);
};

QString count(std::optional<qint64> number)
{
    return number ? QString::number(*number) : u"?"_s;
}

QString rounded(ProbeMs ms)
{
    return QString::number(ms, 'f', ms < 10 ? 1 : 0);
}

bool hasHead(const Evidence &e)
{
    return e.transport.headComplete;
}

bool hasAnswer(const Evidence &e)
{
    return hasHead(e) && e.isSuccess() && e.answered;
}

QString seenConnection(const Evidence &e)
{
    if (!e.transport.connected)
        return DiagnosisTr::tr("no connection");
    return e.times.connect ? DiagnosisTr::tr("connected after %1 ms").arg(rounded(*e.times.connect)) : DiagnosisTr::tr("connected");
}

QString seenTls(const Evidence &e)
{
    if (!e.transport.tlsDone)
        return DiagnosisTr::tr("no secure connection");
    return e.times.tls ? DiagnosisTr::tr("certificate accepted after %1 ms").arg(rounded(*e.times.tls))
                       : DiagnosisTr::tr("certificate accepted");
}

QString seenType(const Evidence &e)
{
    const QString type = QString::fromUtf8(e.head.contentType());
    return type.isEmpty() ? DiagnosisTr::tr("none") : type.left(100);
}

QString seenLimits(const Evidence &e)
{
    QStringList limits;
    for (const LimitSign &limit : e.signs.limits) {
        if (limit.remaining && limit.limit)
            limits += DiagnosisTr::tr("%1: %2 of %3 left").arg(limit.name).arg(*limit.remaining).arg(*limit.limit);
        else
            limits += limit.name;
    }
    return limits.isEmpty() ? DiagnosisTr::tr("none told of") : limits.join(u", "_s);
}

QString seenStreamed(const Evidence &e)
{
    return e.stream.streamed ? DiagnosisTr::tr("a stream of %1 events in %2 reads").arg(e.stream.events).arg(e.stream.reads)
                             : DiagnosisTr::tr("one piece, not streamed");
}

QString seenSmooth(const Evidence &e)
{
    if (!e.stream.medianGap || !e.stream.maxGap)
        return DiagnosisTr::tr("all at once");
    return DiagnosisTr::tr("a median of %1 ms between arrivals, %2 ms at most")
        .arg(rounded(*e.stream.medianGap), rounded(*e.stream.maxGap));
}

QString seenComplete(const Evidence &e)
{
    if (e.stream.done)
        return u"[DONE]"_s;
    if (e.stream.complete)
        return e.stream.streamed ? DiagnosisTr::tr("a finish reason, but no [DONE]") : DiagnosisTr::tr("a whole answer");
    if (e.transport.limit == TransportFacts::Limit::BodySize)
        return DiagnosisTr::tr("more than 32 MiB; the rest was not read");
    return e.stream.streamed ? DiagnosisTr::tr("neither [DONE] nor a finish reason") : DiagnosisTr::tr("no whole answer");
}

QString seenAnswer(const Evidence &e)
{
    if (!e.answered)
        return DiagnosisTr::tr("nothing");
    return e.answer.text.isEmpty() ? DiagnosisTr::tr("no text") : DiagnosisTr::tr("%1 characters of text").arg(e.answer.text.size());
}

QString seenUsage(const Evidence &e)
{
    if (e.usage.isEmpty())
        return DiagnosisTr::tr("not reported");
    QString seen = DiagnosisTr::tr("%1 in, %2 out").arg(count(e.usage.input), count(e.usage.output));
    if (e.usage.totalReported)
        seen = DiagnosisTr::tr("%1, %2 in total").arg(seen, count(e.usage.totalReported));
    if (const auto unaccounted = e.usage.unaccounted())
        seen = DiagnosisTr::tr("%1 (%2 not itemised)").arg(seen).arg(*unaccounted);
    return seen;
}

const std::array checks{
    Check{"connection"_L1, [](const Evidence &e) { return e.transport.fault != TransportFacts::Fault::NotMade; }, seenConnection},
    Check{"tls"_L1, [](const Evidence &e) { return e.transport.overTls && e.transport.connected; }, seenTls},
    Check{"status"_L1, hasHead, [](const Evidence &e) { return statusLine(e.head); }},
    Check{"limits"_L1, [](const Evidence &e) { return !e.signs.limits.isEmpty(); }, seenLimits},
    Check{"content-type"_L1, hasHead, seenType},
    Check{"streamed"_L1, hasAnswer, seenStreamed},
    Check{"smooth"_L1, [](const Evidence &e) { return hasHead(e) && e.stream.buffered.has_value(); }, seenSmooth},
    Check{"complete"_L1, [](const Evidence &e) { return hasHead(e) && e.isSuccess(); }, seenComplete},
    Check{"answer"_L1, [](const Evidence &e) { return hasHead(e) && e.isSuccess(); }, seenAnswer},
    Check{"model"_L1, hasAnswer,
          [](const Evidence &e) { return e.answer.model.isEmpty() ? DiagnosisTr::tr("not named") : e.answer.model.left(200); }},
    Check{"finish-reason"_L1, hasAnswer,
          [](const Evidence &e) { return e.stream.finishReason.isEmpty() ? DiagnosisTr::tr("none") : e.stream.finishReason.left(100); }},
    Check{"usage"_L1, hasAnswer, seenUsage},
};

Outcome outcomeOf(Verdict verdict)
{
    return verdict == Verdict::Fail ? Outcome::Fail : verdict == Verdict::Warn ? Outcome::Warn : Outcome::Pass;
}

} // namespace

QList<ProbeCheck> checksOf(const Evidence &evidence, const QList<Finding> &findings)
{
    QList<ProbeCheck> made;
    for (const Check &check : checks) {
        // Findings come worst first.
        const auto finding = std::ranges::find_if(findings, [&check](const Finding &f) { return f.check == check.id; });
        const bool found = finding != findings.end();
        ProbeCheck result{QString(check.id), Outcome::Skip, {}, {}};
        if (found || check.judged(evidence)) {
            result.outcome = found ? outcomeOf(finding->verdict) : Outcome::Pass;
            result.seen = check.seen(evidence);
            result.cause = found ? finding->cause : QString();
        }
        made.append(result);
    }
    return made;
}

void judge(const Evidence &evidence, ProbeReport &report)
{
    const QList<Finding> findings = diagnose(evidence);
    report.checks = checksOf(evidence, findings);
    if (findings.isEmpty() || findings.constFirst().verdict == Verdict::Pass) {
        report.verdict = Verdict::Pass;
        report.origin = Origin::None;
        report.cause = u"ok"_s;
        report.explanation = DiagnosisTr::tr("The answer is whole, and nothing is wrong with it.");
        report.fix.clear();
        return;
    }
    const Finding &main = findings.constFirst();
    report.verdict = main.verdict;
    report.origin = main.origin;
    report.cause = main.cause;
    report.explanation = main.explanation;
    report.fix = main.fix;
}

} // namespace lineside
