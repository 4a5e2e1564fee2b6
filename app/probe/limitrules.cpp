// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/voice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool spent(const LimitSign &limit)
{
    return limit.remaining && *limit.remaining <= 0;
}

bool isTokenLimit(const LimitSign &limit)
{
    return limit.name.startsWith("X-AI-"_L1, Qt::CaseInsensitive) || limit.name.contains("token"_L1, Qt::CaseInsensitive);
}

// Any status may stand for a limit: a 503 is APISIX's default. It is one if its headers tell of a limit that is used up.
bool refusedByLimit(const Evidence &e, bool tokens)
{
    if (!gatewaySpeaks(e) || e.head.status < 400 || e.head.status == 401)
        return false;
    return std::ranges::any_of(e.signs.limits, [&e, tokens](const LimitSign &limit) {
        return isTokenLimit(limit) == tokens && (spent(limit) || (e.head.status == 429 && !limit.remaining));
    });
}

// Words of a limit. A bare "quota" is left to providers.
bool wordsOfLimit(const Evidence &e)
{
    return says(e,
                {"rate limit"_L1, "ratelimit"_L1, "rate-limit"_L1, "too many requests"_L1, "limit exceeded"_L1, "local_rate_limited"_L1,
                 "limit reached"_L1, "throttl"_L1, "budget"_L1, "rejected"_L1, "slow down"_L1, "too fast"_L1, "quota"_L1});
}

bool wordsOfTokens(const Evidence &e)
{
    return says(e, {"token"_L1, "tpm"_L1, "for provider"_L1}) && !says(e, {"csrf"_L1});
}

bool limitStatus(const Evidence &e)
{
    return e.head.status == 429 || e.head.status == 503 || e.head.status == 412
        || (e.head.status == 403 && says(e, {"quota"_L1, "rate limit"_L1, "limit exceeded"_L1})) || (e.head.status == 400 && says(e, {"budget"_L1}));
}

bool gatewayWordsOfLimit(const Evidence &e)
{
    return gatewaySpeaks(e) && !wordless(e) && (e.head.status == 429 || (limitStatus(e) && wordsOfLimit(e)));
}

bool limitPlugin(const Evidence &e)
{
    return e.hasPlugin("limit-"_L1) || e.hasPlugin("ai-rate-limiting"_L1);
}

bool wordless429(const Evidence &e)
{
    return gatewaySpeaks(e) && e.head.status == 429 && wordless(e);
}

// An old APISIX shows its own page for the provider's 429 too; with a limit among the route's plugins that is the likelier.
bool swallowed429(const Evidence &e)
{
    return wordless429(e) && (e.signs.upstreamStatus.contains("429"_L1) || (swallowsBodies(e) && !limitPlugin(e)));
}

bool limitWithoutHeaders503(const Evidence &e)
{
    return gatewaySpeaks(e) && e.head.status == 503 && wordless(e) && e.signs.upstreamStatus.isEmpty() && limitPlugin(e);
}

// Each of them may have been refused by another limit, so this goes before the limits.
bool severalTried(const Evidence &e)
{
    return e.toldError()
        && (e.signs.upstreamStatus.contains(u',')
            || ((e.head.status >= 500 || e.head.status == 429)
                && says(e, {"upstream servers tried"_L1, "all servers tried"_L1, "failed to pick"_L1, "no deployments available"_L1})));
}

constexpr std::array rules{
    DiagnosisRule{
        "all-instances-failed"_L1, Verdict::Fail, Blame::Gateway, "status"_L1, severalTried,
        LINESIDE_SENTENCE("{gateway} tried several instances of the route and none gave an answer (they said {upstream}).{saying}"),
        LINESIDE_SENTENCE("Look at each instance's endpoint, key and limits, and try one of them directly.")},
    DiagnosisRule{"gateway-token-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1,
                  [](const Evidence &e) { return refusedByLimit(e, true); },
                  LINESIDE_SENTENCE("A token limit of {gateway} is used up ({status}); the request did not reach the model.{limits}"),
                  LINESIDE_SENTENCE("Wait until the limit is filled again, or raise it in the route's ai-rate-limiting.")},
    DiagnosisRule{"gateway-rate-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1,
                  [](const Evidence &e) { return refusedByLimit(e, false); },
                  LINESIDE_SENTENCE("A request limit of {gateway} is used up ({status}); the request did not reach the model.{limits}"),
                  LINESIDE_SENTENCE("Wait until the limit is filled again, or raise it in the route's limit-count.")},
    DiagnosisRule{"gateway-token-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1,
                  [](const Evidence &e) { return gatewayWordsOfLimit(e) && wordsOfTokens(e); },
                  LINESIDE_SENTENCE("A token limit of {gateway} refused the request ({status}).{saying}{retry}"),
                  LINESIDE_SENTENCE("Wait a little, or raise the limit at the gateway.")},
    DiagnosisRule{"gateway-rate-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1, gatewayWordsOfLimit,
                  LINESIDE_SENTENCE("A limit of {gateway} refused the request ({status}).{saying}{retry}"),
                  LINESIDE_SENTENCE("Wait a little, or raise the limit at the gateway.")},
    DiagnosisRule{
        "provider-rate-limited"_L1, Verdict::Fail, Blame::Provider, "limits"_L1, swallowed429,
        LINESIDE_SENTENCE("429, with a page by {gateway} and no limit headers. This version puts its own page in place of the provider's "
                          "words, so most likely the provider's limit was reached; a limit-req of the route answers just the same."),
        LINESIDE_SENTENCE("Try the provider directly to see its own message, or look for limit-req on the route. APISIX 3.18 passes the "
                          "provider's message on.")},
    DiagnosisRule{"gateway-rate-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1, wordless429,
                  LINESIDE_SENTENCE("429, with a page by {gateway} and no limit headers: most likely a limit of the route such as "
                                    "limit-req. An APISIX older than 3.18 answers the same where the provider's limit was reached."),
                  LINESIDE_SENTENCE("Wait a little, or look at the route's limits. Try the provider directly to rule out its limit.")},
    DiagnosisRule{"gateway-rate-limited"_L1, Verdict::Fail, Blame::Gateway, "limits"_L1, limitWithoutHeaders503,
                  LINESIDE_SENTENCE("503 by {gateway}, which did not ask an upstream. The route has a limit, and 503 is what such a limit "
                                    "answers unless told otherwise."),
                  LINESIDE_SENTENCE("Wait a little, or look at the route's limits; let them answer 429 to make it plain.")},
};

} // namespace

std::span<const DiagnosisRule> limitRules()
{
    return rules;
}

} // namespace lineside
