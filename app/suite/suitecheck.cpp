// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suitecheck.h"

#include "parameters/replycheck.h"
#include "probe/diagnosistext.h"
#include "probe/modelname.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Suites)
};

using Kind = SuiteCheck::Kind;

constexpr qsizetype longestShown = 200;
constexpr double trillionthsPerUnit = 1e12;

// What was seen, and whether that is good.
struct Sight {
    SuiteVerdict verdict = SuiteVerdict::Unclear;
    QString seen;
};

QString cut(const QString &text)
{
    const QString line = text.left(4 * longestShown).simplified();
    return line.size() <= longestShown ? line : line.left(longestShown) + u'…';
}

QString cutText(const QString &text)
{
    return text.isEmpty() ? Tr::tr("no text") : u"“%1”"_s.arg(cut(text));
}

SuiteVerdict passedIf(bool isGood)
{
    return isGood ? SuiteVerdict::Passed : SuiteVerdict::Failed;
}

std::optional<double> numberOf(const SuiteCheck &check)
{
    bool isNumber = false;
    const double number = check.value.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) && number >= 0 ? std::optional(number) : std::nullopt;
}

QString inMs(double ms)
{
    return Tr::tr("%1 ms").arg(ms, 0, 'f', ms < 10 ? 1 : 0);
}

Sight atMost(const SuiteCheck &check, double seen, const QString &text)
{
    const auto most = numberOf(check);
    return most ? Sight{passedIf(seen <= *most), text} : Sight{SuiteVerdict::Unclear, Tr::tr("“%1” is not a number").arg(cut(check.value))};
}

// Why there is nothing to judge: no answer, or one that is none.
QString withoutAnswer(const ProbeReport &report)
{
    return report.head.status == 0 ? Tr::tr("no answer came (%1)").arg(report.cause) : Tr::tr("%1 (%2)").arg(statusLine(report.head), report.cause);
}

bool hasAnswer(const ProbeReport &report)
{
    return report.head.status >= 200 && report.head.status < 300;
}

Sight seeStatus(const SuiteCheck &check, const ProbeReport &report)
{
    if (report.head.status == 0)
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    return {passedIf(QString::number(report.head.status) == check.value.trimmed()), statusLine(report.head)};
}

Sight seeFirstToken(const SuiteCheck &check, const ProbeReport &report)
{
    if (!report.times.firstToken)
        return {SuiteVerdict::Failed, hasAnswer(report) ? Tr::tr("no token came") : withoutAnswer(report)};
    return atMost(check, *report.times.firstToken, inMs(*report.times.firstToken));
}

Sight seeMaxGap(const SuiteCheck &check, const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    if (!report.stream.streamed)
        return {SuiteVerdict::Unclear, Tr::tr("the answer came in one piece")};
    const double gap = report.stream.maxGap.value_or(0);
    return atMost(check, gap, report.stream.maxGap ? inMs(gap) : Tr::tr("all at once"));
}

Sight seeSpeed(const SuiteCheck &check, const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    const auto least = numberOf(check);
    const auto speed = tokensPerSecondOf(report);
    if (!least)
        return {SuiteVerdict::Unclear, Tr::tr("“%1” is not a number").arg(cut(check.value))};
    if (!report.usage.output)
        return {SuiteVerdict::Unclear, Tr::tr("the number of tokens was not reported")};
    if (!speed)
        return {SuiteVerdict::Unclear, Tr::tr("the tokens did not come one after the other")};
    return {passedIf(*speed >= *least), Tr::tr("%1 tokens a second").arg(*speed, 0, 'f', 1)};
}

Sight seeStreamed(const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    if (!report.stream.streamed)
        return {SuiteVerdict::Failed, Tr::tr("the answer came in one piece")};
    if (report.stream.buffered.value_or(false))
        return {SuiteVerdict::Failed, Tr::tr("a stream of %1 events that was held back on its way").arg(report.stream.events)};
    return {SuiteVerdict::Passed, report.stream.buffered ? Tr::tr("a stream of %1 events in %2 reads").arg(report.stream.events).arg(report.stream.reads)
                                                         : Tr::tr("a stream of %1 events, too few to tell whether it was held back").arg(report.stream.events)};
}

Sight seeComplete(const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    return report.stream.complete ? Sight{SuiteVerdict::Passed, Tr::tr("a whole answer")} : Sight{SuiteVerdict::Failed, Tr::tr("an answer without an end")};
}

Sight seeUsage(const ProbeReport &report)
{
    const auto count = [](std::optional<qint64> tokens) { return tokens ? QString::number(*tokens) : u"?"_s; };
    if (report.usage.isEmpty())
        return {SuiteVerdict::Failed, hasAnswer(report) ? Tr::tr("not reported") : withoutAnswer(report)};
    return {SuiteVerdict::Passed, Tr::tr("%1 in, %2 out").arg(count(report.usage.input), count(report.usage.output))};
}

Sight seeModel(const SuiteCheck &check, const ProbeReport &report)
{
    if (report.answer.model.isEmpty())
        return {SuiteVerdict::Failed, hasAnswer(report) ? Tr::tr("the answer names no model") : withoutAnswer(report)};
    return {passedIf(sameModel(check.value.trimmed(), report.answer.model)), cutText(report.answer.model)};
}

Sight seeFinishReason(const SuiteCheck &check, const ProbeReport &report)
{
    if (report.stream.finishReason.isEmpty())
        return {SuiteVerdict::Failed, hasAnswer(report) ? Tr::tr("none") : withoutAnswer(report)};
    return {passedIf(report.stream.finishReason == check.value.trimmed()), cutText(report.stream.finishReason)};
}

Sight seeContained(const SuiteCheck &check, const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    return {passedIf(report.answer.text.contains(check.value)), cutText(report.answer.text)};
}

Sight seeMatched(const SuiteCheck &check, const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    // Some patterns take ages for some texts; the library gives up where it is told to.
    const QRegularExpression pattern(u"(*LIMIT_MATCH=2000000)"_s + check.value, QRegularExpression::UseUnicodePropertiesOption);
    if (!pattern.isValid())
        return {SuiteVerdict::Unclear, Tr::tr("the pattern is none: %1").arg(pattern.errorString())};
    const QRegularExpressionMatch match = pattern.match(report.answer.text);
    if (!match.isValid())
        return {SuiteVerdict::Unclear, Tr::tr("the pattern takes too long for this text")};
    return {passedIf(match.hasMatch()), cutText(report.answer.text)};
}

Sight seeFitting(const SuiteCheck &check, const ProbeReport &report)
{
    if (!hasAnswer(report))
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    const Result<void> fits = checkReply(report.answer.text, check.value.toUtf8());
    if (fits)
        return {SuiteVerdict::Passed, Tr::tr("text that fits")};
    const QString why = cut(fits.error().message + u' ' + fits.error().details);
    return {fits.error().kind == Error::Kind::Protocol ? SuiteVerdict::Failed : SuiteVerdict::Unclear, why};
}

Sight seeHeader(const SuiteCheck &check, const ProbeReport &report)
{
    if (report.head.status == 0)
        return {SuiteVerdict::Failed, withoutAnswer(report)};
    const QByteArray name = check.name.trimmed().toLatin1();
    QStringList values;
    for (const RawHeader &header : report.head.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(QString::fromUtf8(header.value));
    }
    if (values.isEmpty())
        return {SuiteVerdict::Failed, Tr::tr("no such header")};
    return {passedIf(check.value.isEmpty() || values.contains(check.value)), cutText(values.join(u", "_s))};
}

Sight seeCost(const SuiteCheck &check, const CostEstimate &cost)
{
    if (!cost)
        return {SuiteVerdict::Unclear,
                cost.error() == NoCost::NotReported ? Tr::tr("the answer did not say what it used") : Tr::tr("no price is known for this model at this place")};
    return atMost(check, double(cost->total.trillionths) / trillionthsPerUnit, estimateText(cost->total));
}

Sight see(const SuiteCheck &check, const ProbeReport &report, const CostEstimate &cost)
{
    switch (check.kind) {
    case Kind::Status:
        return seeStatus(check, report);
    case Kind::Cause:
        return {passedIf(report.cause == check.value.trimmed()), report.cause};
    case Kind::TimeToFirstToken:
        return seeFirstToken(check, report);
    case Kind::MaxGap:
        return seeMaxGap(check, report);
    case Kind::TokensPerSecond:
        return seeSpeed(check, report);
    case Kind::Streamed:
        return seeStreamed(report);
    case Kind::Complete:
        return seeComplete(report);
    case Kind::UsagePresent:
        return seeUsage(report);
    case Kind::Model:
        return seeModel(check, report);
    case Kind::FinishReason:
        return seeFinishReason(check, report);
    case Kind::TextContains:
        return seeContained(check, report);
    case Kind::TextMatches:
        return seeMatched(check, report);
    case Kind::TextSchema:
        return seeFitting(check, report);
    case Kind::Header:
        return seeHeader(check, report);
    case Kind::Cost:
        return seeCost(check, cost);
    case Kind::Unknown:
        break;
    }
    return {SuiteVerdict::Unclear, Tr::tr("this version of Lineside does not know that check")};
}

} // namespace

QString askedBy(const SuiteCheck &check)
{
    const QString value = cut(check.value);
    switch (check.kind) {
    case Kind::Status:
        return Tr::tr("the status is %1").arg(value);
    case Kind::Cause:
        return value == "ok"_L1 ? Tr::tr("nothing is wrong") : Tr::tr("the cause is “%1”").arg(value);
    case Kind::TimeToFirstToken:
        return Tr::tr("the first token comes within %1 ms").arg(value);
    case Kind::MaxGap:
        return Tr::tr("no pause is longer than %1 ms").arg(value);
    case Kind::TokensPerSecond:
        return Tr::tr("at least %1 tokens come a second").arg(value);
    case Kind::Streamed:
        return Tr::tr("the answer comes as a stream that nothing holds back");
    case Kind::Complete:
        return Tr::tr("the answer is whole");
    case Kind::UsagePresent:
        return Tr::tr("token usage is reported");
    case Kind::Model:
        return Tr::tr("the model is “%1”").arg(value);
    case Kind::FinishReason:
        return Tr::tr("the finish reason is “%1”").arg(value);
    case Kind::TextContains:
        return Tr::tr("the text contains “%1”").arg(value);
    case Kind::TextMatches:
        return Tr::tr("the text matches “%1”").arg(value);
    case Kind::TextSchema:
        return Tr::tr("the text fits the JSON Schema");
    case Kind::Header:
        return value.isEmpty() ? Tr::tr("the header %1 is there").arg(cut(check.name)) : Tr::tr("the header %1 is “%2”").arg(cut(check.name), value);
    case Kind::Cost:
        return Tr::tr("the answer costs at most %1").arg(value);
    case Kind::Unknown:
        break;
    }
    return Tr::tr("the check “%1” holds").arg(cut(check.name));
}

SuiteFinding checkAnswer(const SuiteCheck &check, const ProbeReport &report, const CostEstimate &cost)
{
    const Sight sight = see(check, report, cost);
    return {.check = check, .verdict = sight.verdict, .asked = askedBy(check), .seen = sight.seen};
}

QList<SuiteFinding> checkAnswer(const SuiteCase &asked, const ProbeReport &report, const CostEstimate &cost)
{
    const QList<SuiteCheck> checks = asked.checks.isEmpty() ? QList<SuiteCheck>{{Kind::Cause, {}, u"ok"_s}} : asked.checks;
    QList<SuiteFinding> findings;
    for (const SuiteCheck &check : checks)
        findings.append(checkAnswer(check, report, cost));
    return findings;
}

QString describeFinding(const SuiteFinding &finding)
{
    switch (finding.verdict) {
    case SuiteVerdict::Passed:
        return Tr::tr("As expected, %1: %2.").arg(finding.asked, finding.seen);
    case SuiteVerdict::Failed:
        return Tr::tr("Expected: %1. Seen: %2.").arg(finding.asked, finding.seen);
    case SuiteVerdict::Unclear:
    case SuiteVerdict::NotAsked:
        break;
    }
    return Tr::tr("Expected: %1. It cannot be told: %2.").arg(finding.asked, finding.seen);
}

std::optional<double> tokensPerSecondOf(const ProbeReport &report)
{
    const ProbeTimes &times = report.times;
    if (!report.usage.output || !report.stream.streamed || report.stream.buffered.value_or(false) || !times.firstToken || !times.lastToken
        || *times.lastToken <= *times.firstToken)
        return std::nullopt;
    return double(*report.usage.output) / (*times.lastToken - *times.firstToken) * 1000;
}

} // namespace lineside
