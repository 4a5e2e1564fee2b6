// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/reports.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

ProbeCheck check(const QString &id, ProbeCheck::Outcome outcome, const QString &seen, const QString &cause = {})
{
    return {.id = id, .outcome = outcome, .seen = seen, .cause = cause};
}

HttpHead head(int status, const QByteArray &reason, const QByteArray &contentType)
{
    HttpHead answer;
    answer.status = status;
    answer.reason = reason;
    answer.version = "1.1";
    answer.headers = {{"Content-Type", contentType}, {"Transfer-Encoding", "chunked"}, {"Server", "APISIX/3.18.0"}};
    return answer;
}

ProbeReport gatewayReport()
{
    ProbeReport report;
    report.target = gatewayTarget();
    report.startedUtc = u"2026-11-22T07:08:12Z"_s;
    report.gateway = {.kind = u"apisix"_s, .version = u"3.18.0"_s, .upstreamStatus = {}, .instance = {}, .limits = {}};
    report.times.nameLookup = 0.12;
    report.times.connect = 0.61;
    report.times.requestSent = 0.84;
    return report;
}

void addEvents(ProbeReport &report, const QStringList &words, ProbeMs first, ProbeMs gap)
{
    ProbeMs at = first;
    for (const QString &word : words) {
        const QByteArray data = R"({"choices":[{"index":0,"delta":{"content":")" + word.toUtf8() + R"("}}],"model":"gemini-2.5-flash"})";
        report.events.append({.at = at, .name = u"message"_s, .data = data, .isToken = true});
        report.reads.append({.at = at, .bytes = data.size() + 8});
        report.bodyStart += "data: " + data + "\n\n";
        report.answer.text += word;
        at += gap;
    }
    report.stream.streamed = true;
    report.stream.events = int(report.events.size());
    report.stream.reads = int(report.reads.size());
    report.stream.deltas = report.stream.events;
    report.times.firstToken = report.events.constFirst().at;
    report.times.lastToken = report.events.constLast().at;
    report.answer.model = u"gemini-2.5-flash"_s;
}

} // namespace

ProbeTarget gatewayTarget()
{
    ProbeTarget target;
    target.path = u"gateway"_s;
    target.url = QUrl(u"http://127.0.0.1:9080/anything"_s);
    target.route = u"gemini-chat"_s;
    target.provider = u"gemini"_s;
    target.gateway = u"Demo gateway"_s;
    target.plugins = {u"key-auth"_s, u"limit-count"_s, u"ai-proxy"_s};
    target.requestedModel = u"gemini-2.5-flash"_s;
    return target;
}

ProbeTarget directTarget()
{
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = QUrl(u"https://api.example.com/v1/chat/completions"_s);
    target.provider = u"Example"_s;
    target.requestedModel = u"gpt-4.1-mini"_s;
    return target;
}

ProbeReport okReport()
{
    ProbeReport report = gatewayReport();
    report.verdict = Verdict::Pass;
    report.cause = u"ok"_s;
    report.explanation = u"The stream came whole, in 9 events, and ended with [DONE]."_s;
    report.head = head(200, "OK", "text/event-stream");
    report.times.firstByte = 212.4;
    addEvents(report, {u"The "_s, u"capital "_s, u"of "_s, u"France "_s, u"is "_s, u"**Paris**"_s, u"."_s}, 214.1, 41.3);
    report.events.append({.at = 463.0, .name = u"message"_s, .data = "[DONE]", .isToken = false});
    report.stream.done = true;
    report.stream.complete = true;
    report.stream.finishReason = u"stop"_s;
    report.stream.buffered = false;
    report.times.total = 463.6;
    report.usage = {.input = 15, .cached = {}, .cacheWrite = {}, .output = 8, .reasoning = {}, .totalReported = 41};
    using enum ProbeCheck::Outcome;
    report.checks = {check(u"status"_s, Pass, u"200 OK"_s), check(u"content-type"_s, Pass, u"text/event-stream"_s),
                     check(u"streamed"_s, Pass, u"8 events in 8 reads, 41 ms apart"_s), check(u"complete"_s, Pass, u"[DONE] and a finish reason"_s),
                     check(u"model"_s, Pass, u"gemini-2.5-flash"_s), check(u"finish-reason"_s, Pass, u"stop"_s),
                     check(u"usage"_s, Warn, u"15 in, 8 out, 41 in total: 18 unaccounted"_s, u"usage-unaccounted"_s)};
    return report;
}

ProbeReport authMissingReport()
{
    ProbeReport report = gatewayReport();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Gateway;
    report.cause = u"gateway-auth-missing"_s;
    report.explanation = u"The gateway answered 401, “Missing API key in request”: a plugin on the route asks each client for a key."_s;
    report.fix = u"Choose the consumer's key in the gateway's settings, or take key-auth off the route."_s;
    report.head = head(401, "Unauthorized", "application/json");
    report.bodyStart = R"({"message":"Missing API key in request"})";
    report.times.firstByte = 3.1;
    report.times.total = 3.2;
    using enum ProbeCheck::Outcome;
    report.checks = {check(u"status"_s, Fail, u"401 Unauthorized, WWW-Authenticate: apikey"_s, u"gateway-auth-missing"_s),
                     check(u"content-type"_s, Skip, u"application/json"_s), check(u"streamed"_s, Skip, {}), check(u"complete"_s, Skip, {})};
    return report;
}

ProbeReport unreachableReport()
{
    ProbeReport report = gatewayReport();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Gateway;
    report.cause = u"gateway-upstream-unreachable"_s;
    report.explanation = u"The gateway answered 500 with a page of its own and X-APISIX-Upstream-Status: 500: it got no connection to the provider."_s;
    report.fix = u"Check the route's endpoint, and that the gateway's machine can reach it (name lookup, firewall, TLS)."_s;
    report.head = head(500, "Internal Server Error", "text/html");
    report.bodyStart = "<html><head><title>500 Internal Server Error</title></head></html>";
    report.gateway.upstreamStatus = u"500"_s;
    report.times.firstByte = 18.7;
    report.times.total = 18.9;
    using enum ProbeCheck::Outcome;
    report.checks = {check(u"status"_s, Fail, u"500 Internal Server Error"_s, u"gateway-upstream-unreachable"_s),
                     check(u"content-type"_s, Fail, u"text/html"_s), check(u"complete"_s, Skip, {})};
    return report;
}

ProbeReport truncatedReport()
{
    ProbeReport report = gatewayReport();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Provider;
    report.cause = u"stream-truncated"_s;
    report.explanation = u"HTTP ended cleanly, but neither [DONE] nor a finish reason came: the stream was cut behind the gateway."_s;
    report.fix = u"Ask again; if it stays, look at the provider's status and at max_stream_duration_ms on the route."_s;
    report.head = head(200, "OK", "text/event-stream");
    report.times.firstByte = 214.0;
    addEvents(report, {u"The "_s, u"capital "_s, u"of Fr"_s}, 215.2, 40.0);
    report.times.total = 302.7;
    using enum ProbeCheck::Outcome;
    report.checks = {check(u"status"_s, Pass, u"200 OK"_s), check(u"content-type"_s, Pass, u"text/event-stream"_s),
                     check(u"streamed"_s, Pass, u"3 events in 3 reads"_s),
                     check(u"complete"_s, Fail, u"no [DONE], no finish reason"_s, u"stream-truncated"_s),
                     check(u"usage"_s, Warn, u"not reported"_s, u"usage-missing"_s)};
    return report;
}

ProbeReport refusedReport()
{
    ProbeReport report;
    report.target = directTarget();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Network;
    report.cause = u"connection-refused"_s;
    report.explanation = u"api.example.com refused the connection on port 443."_s;
    report.fix = u"Check the address and the port."_s;
    report.times.nameLookup = 1.5;
    report.times.total = 2.0;
    return report;
}

ProbeReport providerRefusedReport()
{
    ProbeReport report;
    report.target = directTarget();
    report.verdict = Verdict::Fail;
    report.origin = Origin::Provider;
    report.cause = u"provider-auth-failed"_s;
    report.head = head(401, "Unauthorized", "application/json");
    report.times = {.nameLookup = 1.5, .connect = 12, .tls = 30, .requestSent = 30.5, .firstByte = 80, .firstToken = {}, .lastToken = {}, .total = 81};
    return report;
}

} // namespace lineside::test
