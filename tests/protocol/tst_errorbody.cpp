// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/errorbody.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

using Shape = ErrorBody::Shape;
using Kind = Error::Kind;

namespace {

const QByteArray gatewayPage = "<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body>\r\n<center><h1>429 Too Many Requests</h1></center>\r\n"
                               "<hr><center>openresty</center>\r\n</body>\r\n</html>";

HttpHead headOf(int status, const QList<RawHeader> &headers = {})
{
    return {.status = status, .reason = "Reason", .version = "1.1", .headers = headers};
}

} // namespace

class TestErrorBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void fields_data();
    void fields();
    void cutsLongMessages();
    void kinds_data();
    void kinds();
    void waits_data();
    void waits();
};

void TestErrorBody::shapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QString>("message");

    QTest::newRow("empty") << QByteArray() << Shape::Empty << u""_s;
    QTest::newRow("blank") << QByteArray("\xEF\xBB\xBF \r\n") << Shape::Empty << u""_s;
    QTest::newRow("error_msg") << QByteArray(R"({"error_msg":"404 Route Not Found"})") << Shape::ErrorMsg << u"404 Route Not Found"_s;
    QTest::newRow("error_msg with description") << QByteArray(R"({"error_msg":"failed to check token","description":"wrong apikey"})") << Shape::ErrorMsg << u"failed to check token: wrong apikey"_s;
    QTest::newRow("error_msg of a dry run") << QByteArray(R"({"error_msg":"Configuration validation failed","errors":[{"index":0,"error":"bad uri"}]})") << Shape::ErrorMsg << u"Configuration validation failed: bad uri"_s;
    QTest::newRow("message") << QByteArray(R"({"message":"no Route matched with those values","request_id":"1"})") << Shape::Message << u"no Route matched with those values"_s;
    QTest::newRow("Portkey") << QByteArray(R"({"status":"failure","message":"Invalid config"})") << Shape::Message << u"Invalid config"_s;
    QTest::newRow("OpenAI") << QByteArray(R"({"error":{"message":"No","type":"invalid_request_error","param":"model","code":"model_not_found"}})") << Shape::ErrorObject << u"No"_s;
    QTest::newRow("BOM before JSON") << QByteArray("\xEF\xBB\xBF{\"error\":{\"message\":\"No\"}}") << Shape::ErrorObject << u"No"_s;
    QTest::newRow("error text") << QByteArray(R"({"error":"model not found"})") << Shape::ErrorString << u"model not found"_s;
    QTest::newRow("xAI") << QByteArray(R"({"code":"Some code","error":"Some text"})") << Shape::ErrorString << u"Some text"_s;
    QTest::newRow("Gemini through Portkey") << QByteArray(R"({"0":{"error":{"code":400,"message":"Bad","status":"INVALID_ARGUMENT"}}})") << Shape::ErrorArray << u"Bad"_s;
    QTest::newRow("Mistral, an error as the message") << QByteArray(R"({"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"No extras"}]},"type":"invalid_request_error"})") << Shape::Detail << u"No extras"_s;
    QTest::newRow("Gemini") << QByteArray(R"([{"error":{"code":400,"message":"Bad","status":"INVALID_ARGUMENT"}}])") << Shape::ErrorArray << u"Bad"_s;
    QTest::newRow("Anthropic") << QByteArray(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"r"})") << Shape::AnthropicError << u"Overloaded"_s;
    QTest::newRow("FastAPI text") << QByteArray(R"({"detail":"Unauthorized"})") << Shape::Detail << u"Unauthorized"_s;
    QTest::newRow("FastAPI list") << QByteArray(R"({"detail":[{"loc":["body","messages",0],"msg":"Field required","type":"missing"}]})") << Shape::Detail << u"Field required"_s;
    QTest::newRow("FastAPI object") << QByteArray(R"({"detail":{"message":"Nope"}})") << Shape::Detail << u"Nope"_s;
    QTest::newRow("FastAPI texts") << QByteArray(R"({"detail":["one","two"]})") << Shape::Detail << u"one"_s;
    QTest::newRow("Cloudflare") << QByteArray(R"({"success":false,"errors":[{"code":2009,"message":"Unauthorized"}]})") << Shape::OtherJson << u"Unauthorized"_s;
    QTest::newRow("errors as texts") << QByteArray(R"({"errors":["one"]})") << Shape::OtherJson << u"one"_s;
    QTest::newRow("OAuth") << QByteArray(R"({"error":null,"error_description":"expired"})") << Shape::OtherJson << u"expired"_s;
    QTest::newRow("problem details") << QByteArray(R"({"title":"Gone","status":410})") << Shape::OtherJson << u"Gone"_s;
    QTest::newRow("some JSON") << QByteArray(R"({"a":1})") << Shape::OtherJson << uR"({"a":1})"_s;
    QTest::newRow("an empty error object") << QByteArray(R"({"error":{}})") << Shape::OtherJson << uR"({"error":{}})"_s;
    QTest::newRow("an error object without words") << QByteArray(R"({"error":{"code":7}})") << Shape::ErrorObject << uR"({"code":7})"_s;
    QTest::newRow("an error in an error") << QByteArray(R"({"error":{"error":{"message":"inner"}}})") << Shape::ErrorObject << u"inner"_s;
    QTest::newRow("an array of texts") << QByteArray(R"(["no"])") << Shape::OtherJson << u"no"_s;
    QTest::newRow("an empty array") << QByteArray("[]") << Shape::OtherJson << u"[]"_s;
    QTest::newRow("text") << QByteArray("no matching AI protocol\n for the request\n") << Shape::Text << u"no matching AI protocol for the request"_s;
    QTest::newRow("one word") << QByteArray("closed") << Shape::Text << u"closed"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("a\xFF") << Shape::Text << u"a\uFFFD"_s;
    QTest::newRow("broken JSON") << QByteArray("{\"error\":{\"mess") << Shape::Text << u"{\"error\":{\"mess"_s;
    QTest::newRow("page with a title") << gatewayPage << Shape::Html << u"429 Too Many Requests"_s;
    QTest::newRow("page with a heading") << QByteArray("<body><h1>\n Bad <i>Gateway</i></h1>x</body>") << Shape::Html << u"Bad Gateway"_s;
    QTest::newRow("page with words only") << QByteArray("<p>Try <b>again</b><script>alert('x')</script>&lt;later&gt;") << Shape::Html << u"Try again <later>"_s;
    QTest::newRow("page without words") << QByteArray("<html></html>") << Shape::Html << u"<html></html>"_s;
}

void TestErrorBody::shapes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const Shape, shape);
    QFETCH(const QString, message);
    const ErrorBody parsed = parseErrorBody(body);
    QCOMPARE(parsed.shape, shape);
    QCOMPARE(parsed.message, message);
    QCOMPARE(parsed.isGatewayHtml, body == gatewayPage);
}

void TestErrorBody::fields_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // type|code|param|status|retryDelay

    QTest::newRow("OpenAI") << QByteArray(R"({"error":{"message":"No","type":"invalid_request_error","param":"model","code":"model_not_found"}})") << u"invalid_request_error|model_not_found|model||"_s;
    QTest::newRow("numbers as codes") << QByteArray(R"({"error":{"message":"No","code":429}})") << u"|429|||"_s;
    QTest::newRow("the word None") << QByteArray(R"({"error":{"message":"No","type":"None","param":"None","code":"401"}})") << u"|401|||"_s;
    QTest::newRow("Gemini's details")
        << QByteArray(R"([{"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"x.QuotaFailure"},{"@type":"x.BadRequest","fieldViolations":[{"field":"seed"}]},{"@type":"x.RetryInfo","retryDelay":"37s"}]}}])")
        << u"|429|seed|RESOURCE_EXHAUSTED|37s"_s;
    QTest::newRow("a delay in the sentence") << QByteArray(R"({"error":{"message":"Quota. Please retry in 17.3s."}})") << u"||||17.3s"_s;
    QTest::newRow("OpenRouter's delay") << QByteArray(R"({"error":{"message":"No","code":429,"availability":{"retry_after":12}}})") << u"|429|||12s"_s;
    QTest::newRow("Gemini's unknown field") << QByteArray(R"([{"error":{"message":"Invalid JSON payload received. Unknown name \"seed\": Cannot find field."}}])") << u"||seed||"_s;
    QTest::newRow("APISIX's property") << QByteArray(R"({"error_msg":"failed to check the configuration of plugin ai-proxy err: property \"auth\" is required"})") << u"||auth||"_s;
    QTest::newRow("APISIX's unknown field") << QByteArray(R"({"error_msg":"invalid configuration: additional properties forbidden, found foo"})") << u"||foo||"_s;
    QTest::newRow("FastAPI's place") << QByteArray(R"({"detail":[{"loc":["body","messages",0,"content"],"msg":"Field required","type":"missing"}]})") << u"missing||messages.0.content||"_s;
    QTest::newRow("siblings of a text") << QByteArray(R"({"code":"quota","type":"t","error":"text"})") << u"t|quota|||"_s;
}

void TestErrorBody::fields()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const ErrorBody parsed = parseErrorBody(body);
    QCOMPARE(QStringList({parsed.type, parsed.code, parsed.param, parsed.status, parsed.retryDelay}).join(u'|'), expected);
}

void TestErrorBody::cutsLongMessages()
{
    QCOMPARE(parseErrorBody("{\"message\":\"" + QByteArray(5000, 'x') + "\"}").message.size(), 2000);
    QVERIFY(parseErrorBody(QByteArray(10'000'000, 'x')).message.size() <= 300);
    QVERIFY(parseErrorBody("<" + QByteArray(10'000'000, 'x')).message.size() <= 2000);
}

void TestErrorBody::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QList<RawHeader>>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");

    const QList<RawHeader> none;
    const QList<RawHeader> usedUp{{"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "59.99"}};
    const QList<RawHeader> left{{"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", "1"}};
    QTest::newRow("400") << 400 << none << QByteArray("bad") << Kind::BadRequest;
    QTest::newRow("401") << 401 << none << QByteArray() << Kind::Auth;
    QTest::newRow("403") << 403 << none << QByteArray() << Kind::Auth;
    QTest::newRow("404") << 404 << none << QByteArray() << Kind::NotFound;
    QTest::newRow("413") << 413 << none << QByteArray() << Kind::BadRequest;
    QTest::newRow("429") << 429 << none << QByteArray() << Kind::RateLimited;
    QTest::newRow("446") << 446 << none << QByteArray() << Kind::BadRequest;
    QTest::newRow("500") << 500 << none << QByteArray() << Kind::Server;
    QTest::newRow("503") << 503 << none << QByteArray() << Kind::Server;
    QTest::newRow("503 with a limit that is used up") << 503 << usedUp << gatewayPage << Kind::RateLimited;
    QTest::newRow("503 with a limit that is not") << 503 << left << gatewayPage << Kind::Server;
    QTest::newRow("529") << 529 << none << QByteArray() << Kind::Server;
    QTest::newRow("Gemini's wrong key") << 400 << none << QByteArray(R"([{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}])") << Kind::Auth;
    QTest::newRow("200 with a numeric code") << 200 << none << QByteArray(R"({"error":{"code":429,"message":"x"}})") << Kind::RateLimited;
    QTest::newRow("200 with a status word") << 200 << none << QByteArray(R"({"error":{"status":"UNAUTHENTICATED","message":"x"}})") << Kind::Auth;
    QTest::newRow("200 with a type") << 200 << none << QByteArray(R"({"type":"error","error":{"type":"rate_limit_error","message":"x"}})") << Kind::RateLimited;
    QTest::newRow("200 with a refused request") << 200 << none << QByteArray(R"({"error":{"type":"invalid_request_error","message":"x"}})") << Kind::BadRequest;
    QTest::newRow("200 with words only") << 200 << none << QByteArray(R"({"error":"x"})") << Kind::Server;
}

void TestErrorBody::kinds()
{
    QFETCH(const int, status);
    QFETCH(const QList<RawHeader>, headers);
    QFETCH(const QByteArray, body);
    QFETCH(const Kind, kind);
    const ErrorBody words = parseErrorBody(body);
    const Error error = errorFromAnswer(headOf(status, headers), words);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.details, words.message);
    QVERIFY(!error.message.isEmpty());
    QCOMPARE(error.message.contains(QString::number(status)), status >= 400);
}

void TestErrorBody::waits_data()
{
    QTest::addColumn<QList<RawHeader>>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("hint");

    const RawHeader date{"Date", "Sun, 22 Nov 2026 07:00:00 GMT"};
    QTest::newRow("not known") << QList<RawHeader>{} << QByteArray() << u"Try again later."_s;
    QTest::newRow("seconds") << QList<RawHeader>{{"Retry-After", "17"}} << QByteArray() << u"Try again in 17 s."_s;
    QTest::newRow("milliseconds") << QList<RawHeader>{{"retry-after-ms", "1500"}, {"Retry-After", "17"}} << QByteArray() << u"Try again in 2 s."_s;
    QTest::newRow("a date") << QList<RawHeader>{date, {"Retry-After", "Sun, 22 Nov 2026 07:00:30 GMT"}} << QByteArray() << u"Try again in 30 s."_s;
    QTest::newRow("Gemini's words") << QList<RawHeader>{} << QByteArray(R"({"error":{"message":"Please retry in 17.3s."}})") << u"Try again in 18 s."_s;
    QTest::newRow("a limit's reset") << QList<RawHeader>{{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "59.99"}} << QByteArray() << u"Try again in 60 s."_s;
    QTest::newRow("of the limit that is used up") << QList<RawHeader>{{"x-ratelimit-remaining-requests", "5"}, {"x-ratelimit-reset-requests", "1s"}, {"x-ratelimit-remaining-tokens", "0"}, {"x-ratelimit-reset-tokens", "6m0s"}}
                                                  << QByteArray() << u"Try again in 360 s."_s;
    QTest::newRow("nonsense") << QList<RawHeader>{{"Retry-After", "soon"}} << QByteArray() << u"Try again later."_s;
}

void TestErrorBody::waits()
{
    QFETCH(const QList<RawHeader>, headers);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, hint);
    QCOMPARE(errorFromAnswer(headOf(429, headers), parseErrorBody(body)).hint, hint);
}

QTEST_GUILESS_MAIN(TestErrorBody)
#include "tst_errorbody.moc"
