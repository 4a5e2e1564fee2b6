// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/wildheaders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

constexpr auto newVersions = {"3.18.0", "3.18.1", "3.18.4", "3.19.0", "3.20.1"};
constexpr auto oldVersions = {"3.11.0", "3.12.0", "3.13.0", "3.14.1", "3.15.0", "3.16.0", "3.17.0"};

bool isNewVersion(const QByteArray &version)
{
    const QByteArrayList parts = version.split('.');
    return parts.value(0).toInt() * 100 + parts.value(1).toInt() >= 318;
}

QList<RawHeader> kongHeaders(Chance &chance)
{
    const QByteArray version = chance.pick({"3.4.2", "3.6.1", "3.8.0", "3.9.1"});
    QList<RawHeader> headers{{"X-Kong-Response-Latency", QByteArray::number(chance.below(30))}, {"X-Kong-Request-Id", chance.hex(32)}};
    if (chance.oneIn(3))
        headers.append(RawHeader{"Via", "1.1 kong/" + version});
    else
        headers.append(RawHeader{"Server", "kong/" + version});
    return headers;
}

QList<RawHeader> portkeyHeaders(Chance &chance)
{
    return {{"x-portkey-trace-id", chance.hex(32)},
            {"x-portkey-last-used-option-index", chance.pick({"config", "config.targets[0]", "config.targets[1]"})},
            {"x-portkey-cache-status", "DISABLED"},
            {"x-portkey-retry-attempt-count", QByteArray::number(chance.below(3))}};
}

QList<RawHeader> openaiHeaders(Chance &chance)
{
    return {{"Server", "cloudflare"},
            {"CF-RAY", chance.hex(16) + "-FRA"},
            {"x-request-id", "req_" + chance.hex(32)},
            {"openai-version", "2020-10-01"},
            {"openai-processing-ms", QByteArray::number(chance.between(5, 900))},
            {"x-ratelimit-limit-requests", "10000"},
            {"x-ratelimit-remaining-requests", QByteArray::number(chance.between(1, 9999))},
            {"x-ratelimit-reset-requests", "6ms"}};
}

QList<RawHeader> geminiHeaders(Chance &chance)
{
    return {{"Server", "scaffolding on HTTPServer2"},
            {"Vary", "Origin, X-Origin, Referer"},
            {"X-XSS-Protection", "0"},
            {"X-Frame-Options", "SAMEORIGIN"},
            {"Server-Timing", "gfet4t7; dur=" + QByteArray::number(chance.between(20, 2000))}};
}

QList<RawHeader> azureHeaders(Chance &chance)
{
    return {{"apim-request-id", chance.hex(32)}, {"x-ms-region", chance.pick({"Sweden Central", "East US"})}, {"x-content-type-options", "nosniff"}};
}

void remove(QList<RawHeader> &headers, QByteArrayView name)
{
    headers.removeIf([name](const RawHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

void setServer(QList<RawHeader> &headers, const QByteArray &server)
{
    remove(headers, "Server");
    headers.append(RawHeader{"Server", server});
}

QByteArray titled(const QByteArray &name)
{
    QByteArray text = name.toLower();
    bool first = true;
    for (char &character : text) {
        if (first && character >= 'a' && character <= 'z')
            character = char(character - 'a' + 'A');
        first = character == '-';
    }
    return text;
}

} // namespace

QList<RawHeader> headersOf(const QString &maker, Chance &chance)
{
    if (maker == "apisix-new"_L1 || (maker == "apisix"_L1 && chance.oneIn(2)))
        return {{"Server", "APISIX/" + QByteArray(chance.pick(newVersions))}};
    if (maker == "apisix-old"_L1 || maker == "apisix"_L1)
        return {{"Server", "APISIX/" + QByteArray(chance.pick(oldVersions))}};
    if (maker == "kong"_L1)
        return kongHeaders(chance);
    if (maker == "portkey"_L1)
        return portkeyHeaders(chance);
    if (maker == "litellm"_L1)
        return {{"server", "uvicorn"}, {"x-litellm-version", chance.pick({"1.72.6", "1.77.3", "1.80.0"})}, {"x-litellm-call-id", chance.hex(32)}};
    if (maker == "envoy"_L1)
        return {{"server", "envoy"}};
    if (maker == "higress"_L1)
        return {{"server", "istio-envoy"}, {"x-envoy-upstream-service-time", QByteArray::number(chance.below(900))}};
    if (maker == "cloudflare-aig"_L1)
        return {{"Server", "cloudflare"}, {"CF-RAY", chance.hex(16) + "-AMS"}, {"cf-aig-log-id", chance.hex(26)}};
    if (maker == "nginx"_L1)
        return {{"Server", chance.pick({"nginx", "nginx/1.22.1", "nginx/1.27.3", "openresty"})}};
    if (maker == "openai"_L1)
        return openaiHeaders(chance);
    if (maker == "gemini"_L1)
        return geminiHeaders(chance);
    if (maker == "anthropic"_L1)
        return {{"Server", "cloudflare"}, {"request-id", "req_" + chance.hex(24)}, {"CF-RAY", chance.hex(16) + "-CDG"}, {"x-robots-tag", "none"}};
    if (maker == "azure"_L1)
        return azureHeaders(chance);
    if (maker == "vllm"_L1)
        return {{"server", "uvicorn"}};
    return {};
}

void changeVersion(QList<RawHeader> &headers, Chance &chance)
{
    for (RawHeader &header : headers) {
        if (header.name.compare("Server", Qt::CaseInsensitive) == 0 && header.value.startsWith("APISIX/"))
            header.value = "APISIX/" + QByteArray(isNewVersion(header.value.sliced(7)) ? chance.pick(newVersions) : chance.pick({"3.14.1", "3.15.0"}));
    }
}

Front someFront(Chance &chance)
{
    return chance.oneIn(2) ? Front::None : Front(chance.between(int(Front::Nginx), int(Front::Istio)));
}

bool hidesServer(Front front)
{
    return front == Front::Nginx || front == Front::Cloudflare || front == Front::Istio;
}

void passThrough(Front front, QList<RawHeader> &headers, Chance &chance)
{
    switch (front) {
    case Front::None:
        break;
    case Front::Nginx:
        setServer(headers, chance.pick({"nginx", "nginx/1.18.0", "nginx/1.26.2"}));
        break;
    case Front::Cloudflare:
        setServer(headers, "cloudflare");
        headers += {{"CF-RAY", chance.hex(16) + "-FRA"},
                    {"cf-cache-status", "DYNAMIC"},
                    {"Report-To", R"({"endpoints":[{"url":"https://a.nel.example/report"}],"group":"cf-nel","max_age":604800})"},
                    {"NEL", R"({"success_fraction":0,"report_to":"cf-nel","max_age":604800})"},
                    {"alt-svc", "h3=\":443\"; ma=86400"},
                    {"Set-Cookie", "__cf_bm=" + chance.hex(40) + "; path=/; HttpOnly; Secure"}};
        break;
    case Front::Caddy:
        headers += {{"Via", "1.1 Caddy"}, {"Alt-Svc", "h3=\":443\"; ma=2592000"}};
        break;
    case Front::Varnish:
        headers += {{"Via", "1.1 varnish (Varnish/7.1), 1.1 varnish"}, {"X-Varnish", QByteArray::number(chance.below(99999))}, {"Age", "0"}, {"X-Cache", "MISS"}};
        break;
    case Front::Google:
        headers += {{"Via", "1.1 google"}, {"Alt-Svc", "h3=\":443\"; ma=2592000,h3-29=\":443\"; ma=2592000"}};
        break;
    case Front::Istio:
        setServer(headers, "istio-envoy");
        headers.append(RawHeader{"x-envoy-upstream-service-time", QByteArray::number(chance.below(2000))});
        break;
    }
}

void disguise(HttpHead &head, Chance &chance)
{
    QList<RawHeader> noise{{"X-Request-Id", chance.hex(32)},
                           {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
                           {"X-Content-Type-Options", "nosniff"},
                           {"Access-Control-Allow-Origin", "*"},
                           {"Access-Control-Expose-Headers", "X-RateLimit-Limit, X-RateLimit-Remaining"},
                           {"Cache-Control", "no-cache, must-revalidate"},
                           {"Vary", "Accept-Encoding"},
                           {"traceparent", "00-" + chance.hex(32) + "-" + chance.hex(16) + "-01"},
                           {"Set-Cookie", "route=" + chance.hex(32) + "; Path=/"},
                           {"Keep-Alive", "timeout=60"}};
    chance.shuffle(noise);
    for (const RawHeader &header : noise.first(chance.below(5))) {
        if (!head.header(header.name))
            head.headers.append(header);
    }
    if (!chance.oneIn(3))
        chance.shuffle(head.headers);
    const int style = chance.below(5);
    for (RawHeader &header : head.headers)
        header.name = style <= 1 ? header.name.toLower() : style == 2 ? titled(header.name) : style == 3 ? header.name.toUpper() : header.name;
    if (style == 0) {
        head.version = "2";
        head.reason.clear();
        head.headers.removeIf([](const RawHeader &header) { return header.name == "connection" || header.name == "transfer-encoding" || header.name == "keep-alive"; });
    }
}

} // namespace lineside::test
