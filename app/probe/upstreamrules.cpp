// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/voice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool serverError(const Evidence &e)
{
    return e.head.status >= 500 && e.head.status < 600;
}

bool gatewayServerError(const Evidence &e)
{
    return serverError(e) && gatewaySpeaks(e);
}

// Up to 3.17 the page stands for the provider's own words as well, and no header tells.
bool swallowedServerError(const Evidence &e, int status)
{
    return gatewayServerError(e) && e.head.status == status && wordless(e) && apisixVersion(e) && swallowsBodies(e)
        && e.signs.upstreamStatus.isEmpty();
}

bool upstreamSaid(const Evidence &e, QLatin1StringView status)
{
    return e.signs.upstreamStatus.trimmed() == status;
}

// APISIX names an upstream status on every 5xx of an upstream from 3.18 on; where it names none the 5xx is its own.
bool ownServerError(const Evidence &e)
{
    return e.head.status == 500 && wordless(e) && apisixVersion(e).value_or(0) >= 318 && e.signs.upstreamStatus.isEmpty();
}

// A gateway that answers so has no usable answer of the server behind it, whatever words it finds; the others are Cloudflare's numbers.
bool unreachableByStatus(const Evidence &e)
{
    return e.head.status == 502 || (e.head.status >= 520 && e.head.status <= 526) || e.head.status == 530;
}

// The bare word of a socket's error, as Lua's sockets give it.
bool socketWord(const Evidence &e, std::initializer_list<QLatin1StringView> words)
{
    if (!serverError(e) || e.error.shape != ErrorBody::Shape::Text)
        return false;
    const QByteArray body = e.bodyStart.trimmed().toLower();
    return std::ranges::any_of(words, [&body](QLatin1StringView word) { return body == QByteArrayView(word); });
}

constexpr std::array rules{
    DiagnosisRule{
        "gateway-upstream-broken"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) {
            return socketWord(
                e, {"closed"_L1, "connection reset by peer"_L1, "broken pipe"_L1, "connection reset"_L1, "eof"_L1, "unexpected eof"_L1});
        },
        LINESIDE_SENTENCE("{gateway} was reading the provider's answer when the connection broke, and passes on the bare word.{saying}"),
        LINESIDE_SENTENCE("Try again. If it stays, ask the provider directly and compare.")},
    DiagnosisRule{
        "gateway-upstream-timeout"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) {
            return socketWord(e, {"timeout"_L1})
                || (gatewaySpeaks(e)
                    && (e.head.status == 504 || e.head.status == 522 || e.head.status == 524 || e.head.status == 408
                        || (serverError(e) && says(e, {"timing out"_L1, "request timeout"_L1, "timed out"_L1, "upstream timeout"_L1}))));
        },
        LINESIDE_SENTENCE("{gateway} waited for the provider until its own limit ran out ({status}).{saying}"),
        LINESIDE_SENTENCE("Raise the route's timeout (ai-proxy waits 30 s unless told otherwise), or ask for a shorter answer.")},
    DiagnosisRule{"provider-overloaded"_L1, Verdict::Fail, Blame::Provider, "status"_L1,
                  [](const Evidence &e) { return gatewayServerError(e) && wordless(e) && upstreamSaid(e, "503"_L1); },
                  LINESIDE_SENTENCE("The provider answered 503; {gateway} passes the status on without the provider's words."),
                  LINESIDE_SENTENCE("Try again later, or ask the provider directly to see its message.")},
    DiagnosisRule{"gateway-no-upstream"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return gatewayServerError(e)
                          && says(e,
                                  {"no healthy upstream"_L1, "get a peer"_L1, "no upstream"_L1, "no valid upstream"_L1,
                                   "missing upstream"_L1, "no live upstreams"_L1, "no healthy host"_L1, "no cluster match"_L1, "no available"_L1});
                  },
                  LINESIDE_SENTENCE("{gateway} has no server to pass the request to.{saying}"),
                  LINESIDE_SENTENCE("Give the route's upstream a node, or look at the health checks.")},
    DiagnosisRule{
        "provider-overloaded"_L1, Verdict::Fail, Blame::Provider, "status"_L1,
        [](const Evidence &e) { return swallowedServerError(e, 503) && (e.target.plugins.isEmpty() || e.hasPlugin("ai-proxy"_L1)); },
        LINESIDE_SENTENCE("503, with a page by {gateway}. This version puts its own page in place of the provider's words, so "
                          "most likely the provider is overloaded; a limit of the route without headers, or a route without an upstream, "
                          "answers the same."),
        LINESIDE_SENTENCE("Ask the provider directly to see its message. APISIX 3.18 passes it on.")},
    DiagnosisRule{
        "gateway-no-upstream"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) { return gatewayServerError(e) && e.head.status == 503 && wordless(e); },
        LINESIDE_SENTENCE(
            "503 by {gateway} itself: most likely the route has no upstream node. A limit that shows no headers answers the same."),
        LINESIDE_SENTENCE("Give the route's upstream a node, or look for limits on the route.")},
    DiagnosisRule{
        "all-instances-failed"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) { return gatewayServerError(e) && e.head.status == 502 && wordless(e) && e.hasPlugin("ai-proxy-multi"_L1); },
        LINESIDE_SENTENCE("{gateway} tried the route's instances and none gave an answer ({status})."),
        LINESIDE_SENTENCE("Look at each instance's endpoint and key, and try one of them directly.")},
    DiagnosisRule{"gateway-error"_L1, Verdict::Fail, Blame::Gateway, "status"_L1, ownServerError,
                  LINESIDE_SENTENCE("{gateway} failed by itself ({status}): it did not ask an upstream. A route that is set up wrongly "
                                    "does that, such as one without an endpoint."),
                  LINESIDE_SENTENCE("Look at the route's ai-proxy settings and the gateway's error log.")},
    DiagnosisRule{
        "gateway-upstream-unreachable"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) { return swallowedServerError(e, 500); },
        LINESIDE_SENTENCE("{gateway} got no usable answer from the provider ({status}). Most likely it could not be reached; as this "
                          "version puts its own page in place of the provider's words, the provider may also have failed by itself."),
        LINESIDE_SENTENCE("Ask the provider directly: if it answers, check the route's endpoint from the gateway's machine.")},
    DiagnosisRule{"gateway-upstream-unreachable"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return gatewayServerError(e)
                          && (wordless(e) || unreachableByStatus(e)
                              || socketWord(e, {"connection refused"_L1, "no route to host"_L1, "handshake failed"_L1, "host not found"_L1})
                              || says(e,
                                      {"upstream connect error"_L1, "disconnect/reset before headers"_L1, "name resolution failed"_L1,
                                       "from the upstream server"_L1, "connection refused"_L1, "apiconnectionerror"_L1,
                                       "could not connect"_L1, "cannot connect"_L1, "connection error"_L1, "fetch failed"_L1, "econnrefused"_L1,
                                       "enotfound"_L1}));
                  },
                  LINESIDE_SENTENCE("{gateway} could not get an answer from the provider ({status}): refused, no such name, no valid "
                                    "certificate, or a broken connection. It does not tell which.{saying}"),
                  LINESIDE_SENTENCE("Check the route's endpoint from the gateway's machine, then the gateway's error log.")},
    DiagnosisRule{"gateway-error"_L1, Verdict::Fail, Blame::Gateway, "status"_L1, gatewaySpeaks,
                  LINESIDE_SENTENCE("{gateway} refused the request ({status}).{saying}"),
                  LINESIDE_SENTENCE("Its words tell what to change; its error log may tell more.")},
    DiagnosisRule{"provider-error"_L1, Verdict::Fail, Blame::Path, "status"_L1, [](const Evidence &e) { return e.toldError(); },
                  LINESIDE_SENTENCE("The request was refused ({status}).{saying}"), LINESIDE_SENTENCE("Its words tell what to change.")},
};

} // namespace

std::span<const DiagnosisRule> upstreamRules()
{
    return rules;
}

} // namespace lineside
