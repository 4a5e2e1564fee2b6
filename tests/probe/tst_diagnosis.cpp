// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/analysis.h"
#include "probe/diagnosis.h"
#include "probe/recordedtransfer.h"
#include "probe/reportjson.h"
#include "support/scriptedserver.h"

#include <QSet>
#include <QTest>

#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lineside::TransportFacts)

namespace lineside {

/// Every cause, from the facts alone: what answers say, in the shapes of several gateways and providers, and how connections fail.
class TestDiagnosis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void connections_data();
    void connections();
    void everyCauseIsTested();
    void warningsStandBesideAFailure();
    void namesWhoHoldsAStreamBack_data();
    void namesWhoHoldsAStreamBack();
    void remarkDoesNotSpoilAPass();
    void ambiguousLimitNamesBoth();
    void textsAreSentences();

private:
    struct Case {
        const char *name;
        const char *judgement; ///< "origin cause"
        int status;
        QByteArray type;
        QByteArray body;
        QList<RawHeader> headers;
        const char *path;
        QStringList plugins;
    };
    static QList<Case> gatewayCases();
    static QList<Case> otherGatewayCases();
    static QList<Case> providerCases();
    static QList<Case> successCases();
    static QList<Case> cases() { return gatewayCases() + otherGatewayCases() + providerCases() + successCases(); }

    QSet<QString> m_seen;
};

namespace {

QByteArray page(const QByteArray &title, const QByteArray &server = "openresty")
{
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n<hr><center>" + server
        + "</center>\r\n"
        + (server == "openresty" ? QByteArray("<p><em>Powered by <a href=\"https://apisix.apache.org/\">APISIX</a>.</em></p>") : QByteArray())
        + "</body>\r\n</html>\r\n";
}

const RawHeader apisix318{"Server", "APISIX/3.18.0"};
const RawHeader apisix315{"Server", "APISIX/3.15.0"};
const RawHeader kong{"Server", "kong/3.9.1"};
const RawHeader envoy{"server", "envoy"};
const RawHeader litellm{"x-litellm-version", "1.77.3"};
const RawHeader portkey{"x-portkey-trace-id", "abc"};

QByteArray chunk(const QByteArray &choice, const QByteArray &rest = {})
{
    return "data: {\"model\":\"mock\",\"choices\":[" + choice + "]" + rest + "}\n\n";
}

const QByteArray word = chunk(R"({"index":0,"delta":{"content":"word "}})");
const QByteArray usage = R"(,"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3})";

QByteArray finish(const QByteArray &reason)
{
    return chunk(R"({"index":0,"delta":{},"finish_reason":")" + reason + R"("})", usage) + "data: [DONE]\n\n";
}

QByteArray json(const QByteArray &content, const QByteArray &reason, const QByteArray &rest = usage)
{
    return R"({"model":"mock","choices":[{"index":0,"message":{"content":)" + content + R"(},"finish_reason":")" + reason + R"("}])" + rest + "}";
}

} // namespace

QList<TestDiagnosis::Case> TestDiagnosis::gatewayCases()
{
    const QByteArray text = "text/plain; charset=utf-8";
    const QByteArray html = "text/html; charset=utf-8";
    const QByteArray typeJson = "application/json";
    const RawHeader us500{"X-APISIX-Upstream-Status", "500"};
    return {
        {"route", "gateway route-not-found", 404, text, R"({"error_msg":"404 Route Not Found"})", {apisix318}, "direct", {}},
        {"route, header hidden", "gateway route-not-found", 404, text, R"({"error_msg":"404 Route Not Found"})", {}, "direct", {}},
        {"jwt missing", "gateway gateway-auth-missing", 401, text, R"({"message":"Missing JWT token in request"})", {apisix318}, "direct", {}},
        {"jwt invalid", "gateway gateway-auth-invalid", 401, text, R"({"message":"JWT token invalid"})", {apisix318}, "direct", {}},
        {"jwt unverified", "gateway gateway-auth-invalid", 401, text, R"({"message":"failed to verify jwt"})", {apisix318}, "direct", {}},
        {"basic missing", "gateway gateway-auth-missing", 401, text, R"({"message":"Missing authorization in request"})", {apisix318}, "direct", {}},
        {"basic wrong", "gateway gateway-auth-invalid", 401, text, R"({"message":"Invalid user authorization"})", {}, "direct", {}},
        {"401 page, nothing sent", "gateway gateway-auth-missing", 401, html, page("401 Authorization Required"), {apisix318}, "direct", {}},
        {"address", "gateway gateway-forbidden", 403, text, R"({"message":"Your IP address is not allowed"})", {apisix318}, "direct", {}},
        {"upstream 403 passes", "provider provider-permission-denied", 403, typeJson,
         R"({"error":{"code":403,"message":"Permission denied on resource","status":"PERMISSION_DENIED"}})", {apisix318}, "direct", {}},
        {"limit-req 429", "gateway gateway-rate-limited", 429, html, page("429 Too Many Requests"), {apisix318}, "direct", {}},
        {"limit-req 429 on 3.15, plugin known", "gateway gateway-rate-limited", 429, html, page("429 Too Many Requests"), {apisix315}, "gateway", {u"limit-req"_s}},
        {"429 page on 3.15", "provider provider-rate-limited", 429, html, page("429 Too Many Requests"), {apisix315}, "gateway", {u"ai-proxy"_s}},
        {"limit-req 503, plugin known", "gateway gateway-rate-limited", 503, html, page("503 Service Temporarily Unavailable"), {apisix318}, "gateway", {u"limit-req"_s}},
        {"limit-count with words", "gateway gateway-rate-limited", 429, text, R"({"error_msg":"slow down please"})",
         {apisix318, {"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "59.99"}}, "direct", {}},
        {"limit with words, no headers", "gateway gateway-rate-limited", 503, text, R"({"error_msg":"Requests are too frequent: rate limit"})", {apisix318}, "direct", {}},
        {"token limit 503", "gateway gateway-token-limited", 503, html, page("503 Service Temporarily Unavailable"),
         {apisix318, {"X-AI-RateLimit-Limit-ai-proxy-openai", "10"}, {"X-AI-RateLimit-Remaining-ai-proxy-openai", "0"}, {"X-AI-RateLimit-Reset-ai-proxy-openai", "3.1"}}, "direct", {}},
        {"token limit with words", "gateway gateway-token-limited", 429, text, R"({"error_msg":"no tokens left"})",
         {{"x-ai-ratelimit-remaining-one", "0"}, {"x-ai-ratelimit-limit-one", "9"}}, "direct", {}},
        {"limit headers, another failure", "gateway gateway-upstream-timeout", 504, html, page("504 Gateway Time-out"),
         {apisix318, {"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", "1"}, {"X-APISIX-Upstream-Status", "504"}}, "direct", {}},
        {"content type", "gateway gateway-unsupported-content-type", 400, text,
         "unsupported content-type: application/x-www-form-urlencoded, only application/json is supported", {apisix318}, "direct", {}},
        {"no body", "gateway gateway-body-missing", 400, text, R"({"message":"could not get body: request body is empty"})", {apisix318}, "direct", {}},
        {"bad JSON", "gateway gateway-bad-json", 400, text, R"({"message":"could not parse JSON request body: Expected value"})", {apisix318}, "direct", {}},
        {"bad JSON on 3.15", "gateway gateway-bad-json", 400, text, R"({"message":"could not get parse JSON request body: Expected value"})", {apisix315}, "direct", {}},
        {"too large", "gateway gateway-body-too-large", 413, text,
         R"({"message":"could not get body: request size 243 is greater than the maximum size 100 allowed"})", {apisix318}, "direct", {}},
        {"too large for nginx", "gateway gateway-body-too-large", 413, html, page("413 Request Entity Too Large", "nginx/1.25"), {}, "gateway", {}},
        {"no protocol", "gateway gateway-protocol-mismatch", 400, text, "no matching AI protocol for the request", {apisix318}, "direct", {}},
        {"another protocol", "gateway gateway-protocol-mismatch", 400, text,
         "provider gemini does not support openai-responses protocol (supported: openai-chat)", {}, "direct", {}},
        {"guard, deny", "gateway prompt-denied", 400, text, R"({"message":"Request contains prohibited content"})", {apisix318}, "direct", {}},
        {"guard, allow", "gateway prompt-denied", 400, text, R"({"message":"Request doesn't match allow patterns"})", {apisix315}, "direct", {}},
        {"moderation", "gateway prompt-denied", 400, text, "request body exceeds toxicity threshold", {apisix315}, "direct", {}},
        {"template missing", "gateway prompt-template-unknown", 400, text, R"({"message":"template name is missing in request."})", {apisix318}, "direct", {}},
        {"template unknown", "gateway prompt-template-unknown", 400, text, R"({"message":"template: zzz not configured."})", {apisix318}, "direct", {}},
        {"no nodes", "gateway gateway-no-upstream", 503, html, page("503 Service Temporarily Unavailable"), {apisix318}, "direct", {}},
        {"refused", "gateway gateway-upstream-unreachable", 500, html, page("500 Internal Server Error"), {apisix318, us500}, "direct", {}},
        {"refused on 3.15", "gateway gateway-upstream-unreachable", 500, html, page("500 Internal Server Error"), {apisix315}, "direct", {}},
        {"plain route, refused", "gateway gateway-upstream-unreachable", 502, html, page("502 Bad Gateway"), {apisix318, {"X-APISIX-Upstream-Status", "502"}}, "direct", {}},
        {"set up wrongly", "gateway gateway-error", 500, html, page("500 Internal Server Error"), {apisix318}, "direct", {}},
        {"timeout on 3.15", "gateway gateway-upstream-timeout", 504, html, page("504 Gateway Time-out"), {apisix315}, "direct", {}},
        {"JSON cut", "gateway gateway-upstream-broken", 500, typeJson, "closed", {apisix318, us500}, "direct", {}},
        {"JSON cut, header hidden", "gateway gateway-upstream-broken", 500, typeJson, "closed", {{"server", "nginx"}}, "direct", {}},
        {"all fail", "gateway all-instances-failed", 502, typeJson, R"({"error":{"code":500,"message":"An internal error","status":"INTERNAL"}})",
         {{"x-apisix-upstream-status", "503, 500"}, {"server", "nginx"}}, "direct", {}},
        {"all fail on 3.15", "gateway all-instances-failed", 502, html, page("502 Bad Gateway"), {apisix315}, "gateway", {u"ai-proxy-multi"_s}},
        {"overloaded, page on 3.15", "provider provider-overloaded", 503, html, page("503 Service Temporarily Unavailable"), {apisix315}, "gateway", {u"ai-proxy"_s}},
        {"503 page on 3.15, route unknown", "provider provider-overloaded", 503, html, page("503 Service Temporarily Unavailable"), {apisix315}, "direct", {}},
        {"503 page on 3.15, no ai-proxy", "gateway gateway-no-upstream", 503, html, page("503 Service Temporarily Unavailable"), {apisix315}, "gateway", {u"cors"_s}},
        {"a proxy before the gateway", "gateway gateway-upstream-unreachable", 502, html, page("502 Bad Gateway", "nginx/1.22.1"), {{"Server", "nginx/1.22.1"}}, "gateway", {}},
    };
}

QList<TestDiagnosis::Case> TestDiagnosis::otherGatewayCases()
{
    const QByteArray typeJson = "application/json";
    return {
        {"kong route", "gateway route-not-found", 404, typeJson, R"({"message":"no Route matched with those values","request_id":"x"})", {kong}, "gateway", {}},
        {"kong key missing", "gateway gateway-auth-missing", 401, typeJson, R"({"message":"No API key found in request"})", {kong}, "gateway", {}},
        {"kong key wrong", "gateway gateway-auth-invalid", 401, typeJson, R"({"message":"Unauthorized: invalid authentication credentials"})", {kong}, "direct", {}},
        {"kong acl", "gateway gateway-forbidden", 403, typeJson, R"({"message":"You cannot consume this service"})", {kong}, "direct", {}},
        {"kong limit", "gateway gateway-rate-limited", 429, typeJson, R"({"message":"API rate limit exceeded"})",
         {kong, {"RateLimit-Limit", "5"}, {"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "12"}}, "direct", {}},
        {"kong token limit", "gateway gateway-token-limited", 429, typeJson, R"({"message":"API rate limit exceeded for provider azure, cohere"})", {kong}, "direct", {}},
        {"kong upstream", "gateway gateway-upstream-unreachable", 502, typeJson, R"({"message":"An invalid response was received from the upstream server"})", {kong}, "direct", {}},
        {"kong upstream slow", "gateway gateway-upstream-timeout", 504, typeJson, R"({"message":"The upstream server is timing out"})", {kong}, "direct", {}},
        {"kong own model", "gateway gateway-error", 400, typeJson, R"({"error":{"message":"cannot use own model - must be: gemini-2.5-flash"}})", {kong}, "direct", {}},
        {"kong passes 429", "provider provider-rate-limited", 429, typeJson, R"({"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}})",
         {kong}, "direct", {}},
        {"envoy route", "gateway route-not-found", 404, "text/plain",
         "No matching route found. It is likely because the model specified in your request is not configured in the Gateway.", {envoy}, "gateway", {}},
        {"envoy upstream", "gateway gateway-upstream-unreachable", 503, "text/plain",
         "upstream connect error or disconnect/reset before headers. reset reason: connection failure", {envoy}, "direct", {}},
        {"envoy none healthy", "gateway gateway-no-upstream", 503, "text/plain", "no healthy upstream", {envoy}, "direct", {}},
        {"envoy slow", "gateway gateway-upstream-timeout", 504, "text/plain", "upstream request timeout", {envoy}, "direct", {}},
        {"envoy limit", "gateway gateway-rate-limited", 429, "text/plain", "local_rate_limited", {envoy}, "direct", {}},
        {"envoy jwt", "gateway gateway-auth-missing", 401, "text/plain", "Jwt is missing", {envoy}, "direct", {}},
        {"envoy rbac", "gateway gateway-forbidden", 403, "text/plain", "RBAC: access denied", {envoy}, "direct", {}},
        {"envoy backend", "provider provider-overloaded", 503, typeJson,
         R"({"type":"error","error":{"type":"OpenAIBackendError","code":"503","message":"overloaded"}})", {envoy}, "direct", {}},
        {"litellm key", "gateway gateway-auth-invalid", 401, typeJson,
         R"({"error":{"message":"Authentication Error, Invalid proxy server token passed","type":"auth_error","param":"None","code":"401"}})", {litellm}, "gateway", {}},
        {"litellm passes 429", "provider provider-rate-limited", 429, typeJson,
         R"({"error":{"message":"litellm.RateLimitError: RateLimitError: OpenAIException - slow down","type":"None","param":"None","code":"429"}})", {litellm}, "gateway", {}},
        {"litellm own limit", "gateway gateway-rate-limited", 429, typeJson,
         R"({"error":{"message":"Max parallel request limit reached","type":"None","param":"None","code":"429"}})", {litellm}, "gateway", {}},
        {"litellm passes a bad key", "provider provider-auth-failed", 401, typeJson,
         R"({"error":{"message":"litellm.AuthenticationError: OpenAIException - Incorrect API key provided","type":"invalid_request_error","code":"401"}})", {litellm}, "gateway", {}},
        {"portkey own", "gateway gateway-auth-invalid", 401, typeJson, R"({"status":"failure","message":"Portkey Error: Invalid API Key. Error Code: 03"})", {portkey}, "gateway", {}},
        {"portkey guard", "gateway prompt-denied", 446, typeJson, R"({"error":{"message":"The guardrail checks defined in the config failed","type":"hooks_failed"}})", {portkey}, "gateway", {}},
        {"portkey slow", "gateway gateway-upstream-timeout", 408, typeJson, R"({"status":"failure","message":"Request exceeded the timeout"})", {portkey}, "gateway", {}},
        {"portkey passes", "provider provider-bad-request", 400, typeJson,
         R"({"error":{"message":"openai error: bad value","type":"invalid_request_error","param":null,"code":null},"provider":"openai"})", {portkey}, "gateway", {}},
    };
}

QList<TestDiagnosis::Case> TestDiagnosis::providerCases()
{
    const QByteArray typeJson = "application/json";
    const auto openai = [](const QByteArray &message, const QByteArray &type, const QByteArray &code) {
        return R"({"error":{"message":")" + message + R"(","type":")" + type + R"(","param":null,"code":")" + code + R"("}})";
    };
    return {
        {"openai key", "provider provider-auth-failed", 401, typeJson, openai("Incorrect API key provided", "invalid_request_error", "invalid_api_key"), {}, "direct", {}},
        {"gemini key", "provider provider-auth-failed", 400, typeJson,
         R"([{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}])", {}, "direct", {}},
        {"vllm key", "provider provider-auth-failed", 401, typeJson, R"({"error":"Unauthorized"})", {}, "direct", {}},
        {"anthropic rights", "provider provider-permission-denied", 403, typeJson, R"({"type":"error","error":{"type":"permission_error","message":"no"}})", {}, "direct", {}},
        {"openai model", "provider provider-model-not-found", 404, typeJson, openai("The model x does not exist", "invalid_request_error", "model_not_found"), {}, "direct", {}},
        {"azure deployment", "provider provider-model-not-found", 404, typeJson, R"({"error":{"code":"DeploymentNotFound","message":"The API deployment does not exist."}})", {}, "direct", {}},
        {"model by 400", "provider provider-model-not-found", 400, typeJson, openai("Invalid model: x", "invalid_request_error", ""), {}, "direct", {}},
        {"gemini field", "provider provider-unknown-field", 400, typeJson,
         R"([{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"seed\": Cannot find field.","status":"INVALID_ARGUMENT"}}])", {}, "direct", {}},
        {"openai field", "provider provider-unknown-field", 400, typeJson, openai("Unknown parameter: 'foo'.", "invalid_request_error", "unknown_parameter"), {}, "direct", {}},
        {"gemini value", "provider provider-bad-request", 400, typeJson, R"({"error":{"code":400,"message":"Invalid value at 'temperature'","status":"INVALID_ARGUMENT"}})", {}, "direct", {}},
        {"fastapi", "provider provider-bad-request", 422, typeJson, R"({"detail":[{"loc":["body","messages"],"msg":"Field required","type":"missing"}]})", {}, "direct", {}},
        {"openai rate", "provider provider-rate-limited", 429, typeJson, openai("Rate limit reached for gpt", "requests", "rate_limit_exceeded"),
         {{"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-limit-requests", "60"}}, "direct", {}},
        {"gemini rate", "provider provider-rate-limited", 429, typeJson,
         R"([{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. Please retry in 17.3s.","status":"RESOURCE_EXHAUSTED"}}])",
         {apisix318}, "gateway", {}},
        {"openai quota", "provider provider-quota-exhausted", 429, typeJson, openai("You exceeded your current quota", "insufficient_quota", "insufficient_quota"), {}, "direct", {}},
        {"deepseek money", "provider provider-quota-exhausted", 402, typeJson, openai("Insufficient Balance", "unknown_error", "invalid_request_error"), {}, "direct", {}},
        {"anthropic load", "provider provider-overloaded", 529, typeJson, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", {}, "direct", {}},
        {"gemini load", "provider provider-overloaded", 503, typeJson, R"([{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}])", {apisix318}, "direct", {}},
        {"openai 500", "provider provider-error", 500, typeJson, openai("The server had an error", "server_error", ""), {}, "direct", {}},
        {"upstream 500 through 3.18", "provider provider-error", 500, typeJson, R"({"error":{"code":500,"message":"An internal error has occurred","status":"INTERNAL"}})",
         {apisix318, {"X-APISIX-Upstream-Status", "500"}}, "gateway", {}},
        {"context", "provider context-too-long", 400, typeJson, openai("This model's maximum context length is 8192 tokens", "invalid_request_error", "context_length_exceeded"), {}, "direct", {}},
        {"azure filter", "provider content-filtered", 400, typeJson,
         R"({"error":{"code":"content_filter","message":"The response was filtered","innererror":{"code":"ResponsibleAIPolicyViolation"}}})", {}, "direct", {}},
        {"error in a 200", "provider provider-error", 200, typeJson, R"({"error":"Unexpected endpoint or method: POST /foo"})", {}, "direct", {}},
        {"limit in a 200", "provider provider-rate-limited", 200, typeJson, R"({"error":{"code":429,"message":"Rate limited upstream"}})", {}, "direct", {}},
        {"no path", "provider provider-error", 404, "text/plain", "404 page not found", {}, "direct", {}},
    };
}

QList<TestDiagnosis::Case> TestDiagnosis::successCases()
{
    const QByteArray sse = "text/event-stream";
    const QByteArray typeJson = "application/json";
    return {
        {"stream", "none ok", 200, sse, word + word + finish("stop"), {}, "direct", {}},
        {"246 of a guard that let it pass", "none ok", 246, sse, word + finish("stop"), {portkey}, "gateway", {}},
        {"no DONE but a reason", "none ok", 200, sse, word + chunk(R"({"index":0,"delta":{},"finish_reason":"stop"})", usage), {}, "direct", {}},
        {"tool call only", "none ok", 200, sse,
         chunk(R"({"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{}"}}]}})") + finish("tool_calls"), {}, "direct", {}},
        {"cut", "gateway stream-truncated", 200, sse, word + word, {apisix318}, "direct", {}},
        {"cut, direct", "provider stream-truncated", 200, sse, word + "data: {\"choi", {}, "direct", {}},
        {"error event", "provider stream-error-event", 200, sse, word + "data: {\"error\":{\"code\":503,\"message\":\"overloaded\"}}\n\n", {apisix318}, "gateway", {}},
        {"error event, named", "provider stream-error-event", 200, sse, word + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n", {}, "direct", {}},
        {"error event of the gateway", "gateway stream-error-event", 200, sse, word + "data: {\"error_msg\":\"upstream gone\"}\n\n", {apisix318}, "gateway", {}},
        {"events that are no chat", "provider stream-malformed", 200, sse, "data: tick\n\ndata: tock\n\n", {}, "direct", {}},
        {"one bad event", "provider stream-malformed", 200, sse, word + "data: {oops\n\n" + finish("stop"), {}, "direct", {}},
        {"JSON for a stream", "gateway unexpected-json", 200, typeJson, json("\"hi\"", "stop"), {apisix318}, "gateway", {}},
        {"204", "provider empty-answer", 204, {}, {}, {}, "direct", {}},
        {"200 and nothing", "gateway empty-answer", 200, "text/plain", {}, {apisix318}, "gateway", {}},
        {"200 and blanks", "gateway empty-answer", 200, typeJson, "\n \n", {apisix318}, "gateway", {}},
        {"whole and empty", "provider empty-answer", 200, typeJson, json("\"\"", "stop"), {}, "direct", {}},
        {"length", "provider length-cutoff", 200, sse, word + finish("length"), {}, "direct", {}},
        {"length before a word", "provider length-cutoff", 200, sse, finish("length"), {}, "direct", {}},
        {"filtered", "provider content-filtered", 200, sse, finish("content_filter"), {}, "direct", {}},
        {"filtered halfway", "provider content-filtered", 200, sse, word + finish("content_filter"), {}, "direct", {}},
        {"another model", "gateway model-differs", 200, sse, QByteArray(word + finish("stop")).replace("\"mock\"", "\"other\""), {apisix318}, "gateway", {}},
        {"an edition of the model", "none ok", 200, sse, QByteArray(word + finish("stop")).replace("\"mock\"", "\"models/mock-2025-08-06\""), {}, "direct", {}},
        {"no usage", "provider usage-missing", 200, sse, word + QByteArray(finish("stop")).replace(usage, ""), {}, "direct", {}},
        {"JSON cut", "provider stream-truncated", 200, typeJson, R"({"model":"mock","choices":[{"message":{"content":"half a)", {}, "direct", {}},
        {"sign-in page", "network not-an-api-answer", 200, "text/html", "<html><title>Sign in</title></html>", {}, "direct", {}},
        {"captive portal", "network not-an-api-answer", 511, "text/html", "<html></html>", {}, "direct", {}},
        {"another JSON", "network not-an-api-answer", 200, typeJson, R"({"list":[],"total":0})", {apisix318}, "gateway", {}},
        {"text", "network not-an-api-answer", 200, "text/plain", "It works!", {}, "direct", {}},
        {"redirect", "network redirect-refused", 302, "text/html", page("302 Found", "nginx"), {{"Location", "https://login.example/"}}, "direct", {}},
        {"proxy", "network proxy-auth-required", 407, "text/html", "<html></html>", {}, "direct", {}},
    };
}

void TestDiagnosis::answers_data()
{
    QTest::addColumn<int>("row");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name) << i;
}

void TestDiagnosis::answers()
{
    QFETCH(int, row);
    const QList<Case> all = cases();
    const Case &example = all.at(row);
    ProbeTarget target;
    target.path = QString::fromLatin1(example.path);
    target.url = QUrl(u"http://host.example:9080/chat"_s);
    target.requestedModel = u"mock"_s;
    target.plugins = example.plugins;
    Transfer transfer = test::transferOf(example.status, example.type, example.body, example.headers);
    if (example.body.isEmpty())
        transfer.reads.clear();
    const ProbeReport report = analyse(target, transfer);
    m_seen.insert(report.cause);
    QVERIFY2(idOf(report.origin) + u' ' + report.cause == QString::fromLatin1(example.judgement),
             qPrintable(idOf(report.origin) + u' ' + report.cause + u": "_s + report.explanation));
}

void TestDiagnosis::connections_data()
{
    using Fault = TransportFacts::Fault;
    using Limit = TransportFacts::Limit;
    QTest::addColumn<TransportFacts>("facts");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const char *cause, auto change) {
        TransportFacts facts;
        change(facts);
        QTest::newRow(name) << facts << QString::fromLatin1(cause);
    };
    const auto tls = [](TransportFacts &f, Fault fault, long verify = 0, const char *text = "") {
        f.overTls = f.openedSocket = f.connected = f.tlsBegun = true;
        f.fault = fault;
        f.verifyResult = verify;
        f.text = QString::fromLatin1(text);
    };
    row("no such name", "dns-failure", [](auto &f) { f.fault = Fault::NameLookup; });
    row("name servers silent", "dns-failure", [](auto &f) { f.fault = Fault::Timeout; });
    row("connect timeout", "connect-timeout", [](auto &f) { f.fault = Fault::Timeout; f.openedSocket = true; });
    row("connect timeout of the system", "connect-timeout", [](auto &f) { f.fault = Fault::Connect; f.systemError = ETIMEDOUT; f.openedSocket = true; });
    row("refused", "connection-refused", [](auto &f) { f.fault = Fault::Connect; f.systemError = ECONNREFUSED; f.openedSocket = true; });
    row("no way there", "connection-refused", [](auto &f) { f.fault = Fault::Connect; f.systemError = EHOSTUNREACH; f.openedSocket = true; });
    row("reset", "connection-reset", [](auto &f) { f.fault = Fault::Receive; f.systemError = ECONNRESET; f.openedSocket = f.connected = f.requestSent = true; });
    row("expired", "tls-expired", [&](auto &f) { tls(f, Fault::TlsPeer, 10); });
    row("early", "tls-not-yet-valid", [&](auto &f) { tls(f, Fault::TlsPeer, 9); });
    row("self-signed", "tls-untrusted", [&](auto &f) { tls(f, Fault::TlsPeer, 18); });
    row("unknown", "tls-untrusted", [&](auto &f) { tls(f, Fault::TlsPeer, 20); });
    row("wrong host", "tls-wrong-host", [&](auto &f) { tls(f, Fault::TlsPeer, 1, "SSL: no alternative certificate subject name matches target host name 'x'"); });
    row("wrong host, by number", "tls-wrong-host", [&](auto &f) { tls(f, Fault::TlsPeer, 62); });
    row("plain port", "tls-to-plain-port", [&](auto &f) { tls(f, Fault::TlsHandshake, 0, "error:0A00010B:SSL routines::wrong version number"); });
    row("silent port", "tls-to-plain-port", [&](auto &f) { tls(f, Fault::Timeout); });
    row("no common cipher", "tls-protocol", [&](auto &f) { tls(f, Fault::TlsHandshake, 0, "error:0A000410:SSL routines::sslv3 alert handshake failure"); });
    row("client certificate, 1.3", "client-certificate-required", [&](auto &f) { tls(f, Fault::Receive, 0, "tlsv13 alert certificate required"); f.tlsDone = f.requestSent = true; });
    row("client certificate, closed", "client-certificate-required", [&](auto &f) { tls(f, Fault::TlsHandshake, 0, "SSL_ERROR_SYSCALL"); f.certificateAsked = true; });
    row("proxy refused", "proxy-unreachable", [](auto &f) { f.throughProxy = f.openedSocket = true; f.fault = Fault::Connect; f.systemError = ECONNREFUSED; });
    row("proxy unknown", "proxy-unreachable", [](auto &f) { f.throughProxy = true; f.fault = Fault::ProxyLookup; });
    row("proxy says no", "proxy-unreachable", [](auto &f) { f.throughProxy = f.openedSocket = f.connected = f.overTls = true; f.tunnelStatus = 403; f.fault = Fault::Receive; });
    row("proxy wants a password", "proxy-auth-required", [](auto &f) { f.throughProxy = f.openedSocket = f.connected = f.overTls = true; f.tunnelStatus = 407; f.fault = Fault::Receive; });
    row("silent", "first-byte-timeout", [](auto &f) { f.openedSocket = f.connected = f.requestSent = true; f.limit = Limit::FirstByte; });
    row("total limit before an answer", "first-byte-timeout", [](auto &f) { f.openedSocket = f.connected = f.requestSent = true; f.limit = Limit::Total; });
    row("not HTTP", "not-http", [](auto &f) { f.openedSocket = f.connected = f.requestSent = true; f.fault = Fault::NotHttp; });
    row("not made", "request-not-made", [](auto &f) { f.fault = Fault::NotMade; f.text = u"The key x is empty."_s; });
    row("unnamed", "connection-reset", [](auto &f) { f.fault = Fault::Other; });
}

void TestDiagnosis::connections()
{
    QFETCH(TransportFacts, facts);
    QFETCH(QString, cause);
    ProbeTarget target;
    target.path = u"gateway"_s;
    target.url = QUrl(u"https://host.example/chat"_s);
    Transfer transfer;
    transfer.facts = facts;
    transfer.ended = true;
    const ProbeReport report = analyse(target, transfer);
    m_seen.insert(report.cause);
    QCOMPARE(report.cause, cause);
    QCOMPARE(report.verdict, Verdict::Fail);
    QCOMPARE(report.origin, cause == "request-not-made"_L1 ? Origin::Client : Origin::Network);
}

// The list of causes is what other programs rely on.
void TestDiagnosis::everyCauseIsTested()
{
    const QStringList causes = u"dns-failure connection-refused connect-timeout connection-reset tls-untrusted tls-expired tls-not-yet-valid tls-wrong-host "
                               "tls-protocol tls-to-plain-port client-certificate-required proxy-unreachable proxy-auth-required first-byte-timeout not-http "
                               "redirect-refused not-an-api-answer route-not-found gateway-auth-missing gateway-auth-invalid gateway-forbidden "
                               "gateway-rate-limited gateway-token-limited gateway-unsupported-content-type gateway-body-missing gateway-bad-json "
                               "gateway-body-too-large gateway-protocol-mismatch prompt-denied prompt-template-unknown gateway-no-upstream "
                               "gateway-upstream-unreachable gateway-upstream-timeout gateway-upstream-broken all-instances-failed empty-answer gateway-error "
                               "provider-auth-failed provider-permission-denied provider-model-not-found provider-unknown-field provider-bad-request "
                               "provider-rate-limited provider-quota-exhausted provider-overloaded provider-error context-too-long content-filtered "
                               "stream-truncated stream-error-event stream-stalled stream-buffered stream-malformed unexpected-json unexpected-stream "
                               "length-cutoff model-differs usage-missing usage-unaccounted request-not-made"_s.split(u' ');
    QSet<QString> ruled;
    for (const auto &group : {networkRules(), limitRules(), gatewayRules(), upstreamRules(), providerRules(), streamRules(), answerRules()}) {
        for (const DiagnosisRule &rule : group)
            ruled.insert(QString(rule.cause));
    }
    QCOMPARE(ruled, QSet<QString>(causes.begin(), causes.end()));
    // The four that need time, or a plain answer asked for, are tested below and with the recordings.
    const QSet<QString> elsewhere{u"stream-stalled"_s, u"stream-buffered"_s, u"unexpected-stream"_s, u"usage-unaccounted"_s};
    QCOMPARE(ruled - elsewhere - m_seen, QSet<QString>());
}

void TestDiagnosis::warningsStandBesideAFailure()
{
    const auto recording = test::WireRecording::load(u"v3.15-stream-cut"_s);
    Transfer transfer = test::transferOf(recording);
    Evidence evidence;
    ProbeReport report;
    evidence = gatherEvidence(test::targetOf(recording), transfer, report);
    const QList<Finding> findings = diagnose(evidence);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.at(0).cause, u"stream-truncated"_s);
    QCOMPARE(findings.at(1).cause, u"stream-buffered"_s);
    QCOMPARE(findings.at(1).verdict, Verdict::Warn);
    transfer.facts.limit = TransportFacts::Limit::Idle;
    QCOMPARE(analyse(test::targetOf(recording), transfer).cause, u"stream-stalled"_s);
}

void TestDiagnosis::namesWhoHoldsAStreamBack_data()
{
    QTest::addColumn<QList<RawHeader>>("headers");
    QTest::addColumn<QString>("explanation");
    QTest::addColumn<QString>("fix");
    const auto row = [](const char *name, const QList<RawHeader> &headers, const char *explanation, const char *fix) {
        QTest::newRow(name) << headers << QString::fromLatin1(explanation) << QString::fromLatin1(fix);
    };
    row("APISIX 3.15", {apisix315}, "3.15.0", "3.16 or later");
    row("APISIX 3.18", {apisix318}, "streaming_flush_interval_ms", "streaming_flush_interval_ms to 10");
    row("nginx", {{"server", "nginx/1.22.1"}}, "nginx/1.22.1", "proxy_buffering off");
    row("something that tells of itself in Via", {apisix318, {"via", "1.1 Caddy"}}, "reverse proxy", "X-Accel-Buffering");
    row("compressed", {apisix315, {"content-encoding", "br"}}, "compressed (br)", "gzip_types");
    row("of known length", {{"Content-Length", "4711"}}, "Content-Length", "caching");
    row("nobody", {}, "something on the way", "proxy buffering");
}

void TestDiagnosis::namesWhoHoldsAStreamBack()
{
    QFETCH(QList<RawHeader>, headers);
    QFETCH(QString, explanation);
    QFETCH(QString, fix);
    Transfer transfer = test::transferOf(200, "text/event-stream", {}, headers);
    transfer.reads.clear();
    for (int burst = 1; burst <= 4; ++burst)
        transfer.reads.append({burst * 250.0, 100, word.repeated(6)});
    transfer.reads.append({1010, 100, finish("stop")});
    ProbeTarget target;
    target.requestedModel = u"mock"_s;
    const ProbeReport report = analyse(target, transfer);
    QCOMPARE(report.cause, u"stream-buffered"_s);
    QVERIFY2(report.explanation.contains(explanation), qPrintable(report.explanation));
    QVERIFY2(report.fix.contains(fix), qPrintable(report.fix));
    const auto told = std::ranges::count(report.checks, u"stream-buffered"_s, &ProbeCheck::cause);
    QCOMPARE(told, 1);
}

void TestDiagnosis::remarkDoesNotSpoilAPass()
{
    const auto recording = test::WireRecording::load(u"chat-01-nonstream"_s);
    const ProbeReport report = analyse(test::targetOf(recording), test::transferOf(recording));
    QCOMPARE(report.verdict, Verdict::Pass);
    QCOMPARE(report.cause, u"ok"_s);
    const auto check = std::ranges::find_if(report.checks, [](const ProbeCheck &c) { return c.id == "usage"_L1; });
    QCOMPARE(check->outcome, ProbeCheck::Outcome::Pass);
    QCOMPARE(check->cause, u"usage-unaccounted"_s);
    QVERIFY2(check->seen.contains("18"_L1), qPrintable(check->seen));
    ProbeTarget streamed = test::targetOf(recording);
    streamed.askedForStream = true;
    QCOMPARE(analyse(streamed, test::transferOf(recording)).cause, u"unexpected-json"_s);
}

void TestDiagnosis::ambiguousLimitNamesBoth()
{
    const auto recording = test::WireRecording::load(u"v3.15-up-err429"_s);
    ProbeTarget target = test::targetOf(recording);
    for (const QStringList &plugins : {QStringList(), QStringList{u"limit-req"_s}}) {
        target.plugins = plugins;
        const QString text = analyse(target, test::transferOf(recording)).explanation;
        QVERIFY2(text.contains("limit-req"_L1) && text.contains("provider"_L1), qPrintable(text));
    }
}

void TestDiagnosis::textsAreSentences()
{
    for (const auto &group : {networkRules(), limitRules(), gatewayRules(), upstreamRules(), providerRules(), streamRules(), answerRules()}) {
        for (const DiagnosisRule &rule : group) {
            for (const QByteArray text : {rule.explanation, rule.fix}) {
                QVERIFY2(text.endsWith('.') || text.endsWith('}'), text.constData());
                QCOMPARE(text.count('{'), text.count('}'));
            }
        }
    }
    // What others wrote stays as it is, braces too.
    const Transfer transfer = test::transferOf(400, "application/json", R"({"error":{"message":"no {host} here"}})");
    ProbeTarget target;
    target.url = QUrl(u"http://host.example/chat"_s);
    QVERIFY(analyse(target, transfer).explanation.contains("no {host} here"_L1));
}

} // namespace lineside

QTEST_GUILESS_MAIN(lineside::TestDiagnosis)
#include "tst_diagnosis.moc"
