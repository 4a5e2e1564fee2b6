// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/samplesuite.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

ProbeReport goodReport()
{
    ProbeReport report;
    report.target = {.path = u"gateway"_s,
                     .url = QUrl(u"http://127.0.0.1:9080/anything"_s),
                     .route = u"gemini-chat"_s,
                     .provider = u"gemini"_s,
                     .gateway = u"Edge"_s,
                     .plugins = {u"ai-proxy"_s},
                     .requestedModel = u"gemini-2.5-flash"_s};
    report.verdict = Verdict::Pass;
    report.cause = u"ok"_s;
    report.explanation = u"The answer is whole, and nothing is wrong with it."_s;
    report.head.status = 200;
    report.head.reason = "OK";
    report.head.version = "1.1";
    report.head.headers = {{"Content-Type", "text/event-stream"}, {"Server", "APISIX/3.18.0"}, {"X-Twice", "a"}, {"X-Twice", "b"}};
    report.times = {.nameLookup = 0.5, .connect = 1.25, .tls = {}, .requestSent = 1.5, .firstByte = 100, .firstToken = 120, .lastToken = 620, .total = 640};
    report.stream = {.streamed = true, .events = 22, .reads = 21, .deltas = 20, .done = true, .finishReason = u"stop"_s, .complete = true, .buffered = false, .maxGap = 80, .medianGap = 25};
    for (int i = 0; i < 20; ++i)
        report.events.append({.at = 120.0 + 26 * i, .name = u"message"_s, .data = "{}", .isToken = true});
    report.answer = {.text = u"The capital of France is Paris."_s, .model = u"gemini-2.5-flash"_s, .reasoning = {}};
    report.usage.input = 15;
    report.usage.output = 20;
    report.usage.totalReported = 35;
    report.startedUtc = u"2026-11-22T10:00:00.000Z"_s;
    return report;
}

ProbeReport notFoundReport()
{
    ProbeReport report = goodReport();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Gateway;
    report.cause = u"route-not-found"_s;
    report.explanation = u"The gateway has no route for this <b>path</b>."_s;
    report.fix = u"Push the route."_s;
    report.head.status = 404;
    report.head.reason = "Not Found";
    report.times = {.nameLookup = 0.5, .connect = 1.25, .tls = {}, .requestSent = 1.5, .firstByte = 3, .firstToken = {}, .lastToken = {}, .total = 3.5};
    report.stream = {};
    report.events.clear();
    report.answer = {};
    report.usage = {};
    return report;
}

ProbeReport refusedReport()
{
    ProbeReport report = notFoundReport();
    report.origin = Origin::Network;
    report.cause = u"connection-refused"_s;
    report.explanation = u"Nobody listens there."_s;
    report.head = {};
    report.times = {.nameLookup = 0.5, .connect = {}, .tls = {}, .requestSent = {}, .firstByte = {}, .firstToken = {}, .lastToken = {}, .total = 1};
    return report;
}

CostEstimate costOf(double amount)
{
    Cost cost;
    cost.total.trillionths = qint64(amount * 1e12);
    return cost;
}

SuiteCase caseNamed(const QString &name, const QList<SuiteCheck> &checks, int runs)
{
    return {.name = name, .gateway = GatewayId(u"g"_s), .route = RouteId(u"r"_s), .model = {}, .question = u"What is the capital of France?"_s, .runs = runs, .checks = checks};
}

SuiteAnswer answerTo(const SuiteCase &asked, const ProbeReport &report, double amount)
{
    SuiteAnswer answer{.report = report, .cost = report.usage.isEmpty() ? CostEstimate(tl::unexpected(NoCost::NotReported)) : costOf(amount), .findings = {}};
    answer.findings = checkAnswer(asked, report, answer.cost);
    return answer;
}

SuiteRunResult sampleRun()
{
    using Kind = SuiteCheck::Kind;
    const QList<SuiteCheck> checks{{Kind::Status, {}, u"200"_s}, {Kind::Complete}, {Kind::TextContains, {}, u"Paris"_s}, {Kind::Cost, {}, u"0.01"_s}};
    SuiteRunResult run{.suite = SuiteId(u"s"_s), .name = u"Nightly <\"&'> \u001b[31m"_s, .startedAt = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC), .elapsedMs = 1234.5, .cases = {}};
    const SuiteCase passed = caseNamed(u"Paris"_s, checks, 2);
    run.cases.append({.asked = passed, .problem = {}, .answers = {answerTo(passed, goodReport()), answerTo(passed, goodReport())}});
    const SuiteCase failed = caseNamed(u"gone </script>]]>\u0000\ufffe"_s, checks);
    run.cases.append({.asked = failed, .problem = {}, .answers = {answerTo(failed, notFoundReport())}});
    const SuiteCase refused = caseNamed(u"Grüße\n漢😀"_s, {{Kind::Cause, {}, u"ok"_s}});
    run.cases.append({.asked = refused, .problem = {}, .answers = {answerTo(refused, refusedReport())}});
    const Error problem{.kind = Error::Kind::Configuration, .message = u"The workspace has no route “r”."_s, .hint = {}, .details = {}, .httpStatus = 0};
    run.cases.append({.asked = caseNamed(u"lost"_s, checks), .problem = problem, .answers = {}});
    run.cases.append({.asked = caseNamed(u"later"_s, checks), .problem = {}, .answers = {}});
    run.cancelled = true;
    return run;
}

} // namespace lineside::test
