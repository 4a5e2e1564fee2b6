// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/gatewaysigns.h"
#include "protocol/headervalue.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QString inWords(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', 12) : u"-"_s;
}

QString inWords(const GatewaySigns &signs)
{
    QStringList words{(signs.kind + u' ' + signs.version).trimmed()};
    for (const LimitSign &limit : signs.limits)
        words.append(u"%1[%2] %3/%4 %5"_s.arg(limit.name, limit.instance, inWords(limit.remaining), inWords(limit.limit), inWords(limit.resetSeconds)));
    return words.join(u"; "_s);
}

} // namespace

class TestGatewaySigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signs_data();
    void signs();
    void readsUpstreamStatusAndPlugins();
    void tellsWhoAnswered_data();
    void tellsWhoAnswered();
    void durations_data();
    void durations();
};

void TestGatewaySigns::signs_data()
{
    QTest::addColumn<QList<RawHeader>>("headers");
    QTest::addColumn<QString>("expected");
    using Headers = QList<RawHeader>;

    const RawHeader date{"date", "Sun, 22 Nov 2026 07:00:00 GMT"}; // 1795330800
    QTest::newRow("nothing") << Headers{{"Server", "nginx"}} << u""_s;
    QTest::newRow("APISIX") << Headers{{"server", "APISIX/3.18.0"}} << u"apisix 3.18.0"_s;
    QTest::newRow("APISIX without a version") << Headers{{"Server", "APISIX"}} << u"apisix"_s;
    QTest::newRow("APISIX by its header") << Headers{{"Server", "nginx"}, {"X-APISIX-Upstream-Status", "503"}} << u"apisix"_s;
    QTest::newRow("APISIX in debug mode") << Headers{{"Apisix-Plugins", "ai-proxy"}} << u"apisix"_s;
    QTest::newRow("Kong") << Headers{{"Server", "kong/3.9.1"}} << u"kong 3.9.1"_s;
    QTest::newRow("Kong by Via") << Headers{{"Via", "1.1 kong/3.9.1-enterprise"}, {"Server", "uvicorn"}} << u"kong 3.9.1-enterprise"_s;
    QTest::newRow("Kong by its header") << Headers{{"X-Kong-Upstream-Latency", "5"}} << u"kong"_s;
    QTest::newRow("Portkey") << Headers{{"x-portkey-trace-id", "t"}} << u"portkey"_s;
    QTest::newRow("LiteLLM") << Headers{{"x-litellm-version", "1.2"}, {"server", "uvicorn"}} << u"litellm 1.2"_s;
    QTest::newRow("Envoy") << Headers{{"server", "envoy"}} << u"envoy"_s;
    QTest::newRow("limit-count") << Headers{{"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "59.99"}} << u"; X-RateLimit[] 0/2 59.99"_s;
    QTest::newRow("ai-rate-limiting") << Headers{{"X-AI-RateLimit-Limit-ai-proxy-gemini", "60"}, {"X-AI-RateLimit-Remaining-ai-proxy-gemini", "19"}, {"X-AI-RateLimit-Reset-ai-proxy-gemini", "60"}}
                                      << u"; X-AI-RateLimit ai-proxy-gemini[ai-proxy-gemini] 19/60 60"_s;
    QTest::newRow("two instances") << Headers{{"X-AI-RateLimit-Limit-a", "1"}, {"X-AI-RateLimit-Limit-b", "2"}, {"X-AI-RateLimit-Remaining-a", "0"}} << u"; X-AI-RateLimit a[a] 0/1 -; X-AI-RateLimit b[b] -/2 -"_s;
    QTest::newRow("ai-rate-limiting without a suffix") << Headers{{"X-AI-RateLimit-Limit", "60"}} << u"; X-AI-RateLimit[] -/60 -"_s;
    QTest::newRow("ai-rate-limiting with a prefix") << Headers{{"X-AI-Team-RateLimit-Limit", "60"}} << u"; X-AI-Team-RateLimit[] -/60 -"_s;
    QTest::newRow("OpenAI") << Headers{{"x-ratelimit-limit-requests", "500"}, {"x-ratelimit-remaining-requests", "499"}, {"x-ratelimit-reset-requests", "120ms"}, {"x-ratelimit-remaining-tokens", "9"}, {"x-ratelimit-reset-tokens", "6m0s"}}
                            << u"; x-ratelimit requests[] 499/500 0.12; x-ratelimit tokens[] 9/- 360"_s;
    QTest::newRow("Anthropic") << Headers{date, {"anthropic-ratelimit-input-tokens-limit", "10"}, {"anthropic-ratelimit-input-tokens-reset", "2026-11-22T07:00:05Z"}} << u"; anthropic-ratelimit input-tokens[] -/10 5"_s;
    QTest::newRow("OpenRouter: an epoch in ms") << Headers{date, {"X-RateLimit-Reset", "1795330810500"}} << u"; X-RateLimit[] -/- 10.5"_s;
    QTest::newRow("an epoch in seconds") << Headers{date, {"X-RateLimit-Reset", "1795330803"}} << u"; X-RateLimit[] -/- 3"_s;
    QTest::newRow("an epoch in the past") << Headers{date, {"X-RateLimit-Reset", "1795330000"}} << u"; X-RateLimit[] -/- 0"_s;
    QTest::newRow("an epoch without a date to hold against") << Headers{{"X-RateLimit-Reset", "1795330803"}} << u""_s;
    QTest::newRow("Kong's window") << Headers{{"X-RateLimit-Limit-Minute", "5"}, {"RateLimit-Limit", "5"}} << u"; X-RateLimit Minute[] -/5 -; RateLimit[] -/5 -"_s;
    QTest::newRow("a policy behind the number") << Headers{{"RateLimit-Limit", "100, 100;w=60"}} << u"; RateLimit[] -/100 -"_s;
    QTest::newRow("nonsense") << Headers{{"X-RateLimit-Limit", "many"}, {"X-RateLimit", "1"}, {"X-RateLimit-", "1"}, {"X-RateLimit-Foo", "1"}, {"X-RateLimit-Retry-After-Minute", "3"}} << u""_s;
}

void TestGatewaySigns::signs()
{
    QFETCH(const QList<RawHeader>, headers);
    QFETCH(const QString, expected);
    QCOMPARE(inWords(gatewaySigns({.status = 200, .reason = {}, .version = {}, .headers = headers})), expected);
}

void TestGatewaySigns::tellsWhoAnswered_data()
{
    QTest::addColumn<QList<RawHeader>>("headers");
    QTest::addColumn<QString>("answeredBy");
    using Headers = QList<RawHeader>;
    QTest::newRow("nobody") << Headers{{"server", "APISIX/3.18.0"}} << u""_s;
    QTest::newRow("Portkey after a fallback") << Headers{{"x-portkey-last-used-option-index", "config.targets[1]"}} << u"config.targets[1]"_s;
    QTest::newRow("Portkey without a choice") << Headers{{"x-portkey-last-used-option-index", "config"}} << u""_s;
    QTest::newRow("LiteLLM") << Headers{{"X-LiteLLM-Model-Id", "4f1c"}} << u"4f1c"_s;
    QTest::newRow("Kong") << Headers{{"X-Kong-LLM-Model", "gemini/gemini-2.5-flash"}} << u"gemini/gemini-2.5-flash"_s;
    QTest::newRow("Cloudflare") << Headers{{"cf-aig-step", "1"}} << u"1"_s;
}

void TestGatewaySigns::tellsWhoAnswered()
{
    QFETCH(const QList<RawHeader>, headers);
    QFETCH(const QString, answeredBy);
    QCOMPARE(gatewaySigns({.status = 200, .reason = {}, .version = {}, .headers = headers}).answeredBy, answeredBy);
}

void TestGatewaySigns::readsUpstreamStatusAndPlugins()
{
    const GatewaySigns signs = gatewaySigns({.status = 502, .reason = {}, .version = {}, .headers = {{"x-apisix-upstream-status", "503, 500"}, {"Apisix-Plugins", "ai-proxy#access, limit-count#access,ai-proxy#log,"}}});
    QCOMPARE(signs.upstreamStatus, u"503, 500"_s);
    QCOMPARE(signs.plugins, QStringList({u"ai-proxy"_s, u"limit-count"_s}));
}

void TestGatewaySigns::durations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("seconds");

    QTest::newRow("integer") << QByteArray("60") << u"60"_s;
    QTest::newRow("decimal") << QByteArray(" 59.99 ") << u"59.99"_s;
    QTest::newRow("seconds") << QByteArray("1s") << u"1"_s;
    QTest::newRow("minutes and seconds") << QByteArray("2m59.56s") << u"179.56"_s;
    QTest::newRow("minutes") << QByteArray("6m") << u"360"_s;
    QTest::newRow("milliseconds") << QByteArray("120ms") << u"0.12"_s;
    QTest::newRow("hours and minutes") << QByteArray("1h2m") << u"3720"_s;
    QTest::newRow("days") << QByteArray("1d") << u"86400"_s;
    QTest::newRow("negative") << QByteArray("-1") << u"-"_s;
    QTest::newRow("empty") << QByteArray() << u"-"_s;
    QTest::newRow("wrong order") << QByteArray("1s2m") << u"-"_s;
    QTest::newRow("nonsense") << QByteArray("soon") << u"-"_s;
}

void TestGatewaySigns::durations()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, seconds);
    QCOMPARE(inWords(durationSeconds(text)), seconds);
}

QTEST_GUILESS_MAIN(TestGatewaySigns)
#include "tst_gatewaysigns.moc"
