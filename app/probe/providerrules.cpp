// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/voice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool providerSays(const Evidence &e, std::initializer_list<QLatin1StringView> phrases)
{
    return providerSpeaks(e) && says(e, phrases);
}

// The number that stands for the error: the status, or where the status says success the code in the body.
int errorNumber(const Evidence &e)
{
    return e.head.status >= 400 ? e.head.status : e.error.code.toInt();
}

bool providerStatus(const Evidence &e, int status)
{
    return providerSpeaks(e) && errorNumber(e) == status;
}

bool speaksOfQuota(const Evidence &e)
{
    return providerStatus(e, 402) || (providerStatus(e, 403) && says(e, {"limit exceeded"_L1}))
        || providerSays(e,
                        {"insufficient_quota"_L1, "insufficient quota"_L1, "billing_error"_L1, "billing_not_active"_L1, "credit balance"_L1,
                         "insufficient balance"_L1, "insufficient credits"_L1, "insufficient funds"_L1, "out of credits"_L1,
                         "exceeded_current_quota"_L1, "billing hard limit"_L1, "arrear"_L1, "good standing"_L1, "depleted"_L1});
}

bool speaksOfKey(const Evidence &e)
{
    return providerStatus(e, 401)
        || providerSays(e,
                        {"api key not valid"_L1, "api_key_invalid"_L1, "invalid_api_key"_L1, "incorrect api key"_L1, "invalid api key"_L1,
                         "authentication_error"_L1, "unauthenticated"_L1, "invalid x-api-key"_L1, "authenticationerror"_L1,
                         "api key expired"_L1});
}

// The address is wrong, not what is asked for there.
bool speaksOfPath(const Evidence &e)
{
    const QString message = e.error.message.trimmed();
    return message.compare("not found"_L1, Qt::CaseInsensitive) == 0
        || says(e,
                {"resource not found"_L1, "invalid url"_L1, "unknown url"_L1, "page not found"_L1, "no such endpoint"_L1,
                 "unknown endpoint"_L1, "unexpected endpoint"_L1, "request url"_L1});
}

bool speaksOfModel(const Evidence &e)
{
    if (!providerSpeaks(e) || errorNumber(e) >= 500)
        return false;
    if (says(e,
             {"model_not_found"_L1, "deploymentnotfound"_L1, "unknown model"_L1, "invalid model"_L1, "no such model"_L1,
              "is not a valid model"_L1, "model not found"_L1, "model does not exist"_L1}))
        return true;
    const bool notThere = says(e,
                               {"not exist"_L1, "no longer"_L1, "decommissioned"_L1, "not found"_L1, "not_found"_L1, "notfound"_L1,
                                "not supported"_L1});
    if (errorNumber(e) == 404) // the shape tells that an API spoke, and what it can miss is the model
        return !wordless(e) && e.error.shape != ErrorBody::Shape::Text && !speaksOfPath(e);
    return notThere && says(e, {"model"_L1, "deployment"_L1}) && !says(e, {"parameter"_L1, "field"_L1});
}

bool speaksOfLength(const Evidence &e)
{
    return providerSays(e,
                        {"context_length_exceeded"_L1, "maximum context"_L1, "context window"_L1, "context length"_L1,
                         "prompt is too long"_L1, "input is too long"_L1, "too many tokens"_L1, "exceeds the maximum number of tokens"_L1,
                         "input token count"_L1, "reduce the length"_L1, "contextwindowexceeded"_L1, "exceed_context_size"_L1,
                         "string_above_max_length"_L1})
        || (providerStatus(e, 413) && !says(e, {"rate_limit"_L1}));
}

bool speaksOfContent(const Evidence &e)
{
    return providerSays(e,
                        {"content_filter"_L1, "content filter"_L1, "content_policy"_L1, "content policy"_L1, "contentpolicy"_L1,
                         "responsibleai"_L1, "content management policy"_L1, "safety system"_L1, "safety settings"_L1, "flagged"_L1,
                         "requires moderation"_L1, "prohibited_content"_L1, "sensitive content"_L1, "data_inspection_failed"_L1});
}

bool speaksOfField(const Evidence &e)
{
    return providerSays(e,
                        {"unknown name"_L1, "cannot find field"_L1, "unrecognized request argument"_L1, "unknown parameter"_L1,
                         "unknown_parameter"_L1, "unsupported_parameter"_L1, "unsupported parameter"_L1, "extra fields not permitted"_L1,
                         "extra inputs are not permitted"_L1, "extra_forbidden"_L1, "unknown field"_L1, "unexpected keyword"_L1,
                         "unrecognized field"_L1, "does not support"_L1})
        || (providerSays(e, {"property"_L1}) && says(e, {"unsupported"_L1, "not supported"_L1, "not allowed"_L1}));
}

bool speaksOfRate(const Evidence &e)
{
    return providerStatus(e, 429)
        || providerSays(e, {"rate_limit_exceeded"_L1, "rate_limit_error"_L1, "resource_exhausted"_L1, "ratelimiterror"_L1});
}

bool speaksOfLoad(const Evidence &e)
{
    return providerStatus(e, 529) || providerStatus(e, 503) || providerStatus(e, 498)
        || (errorNumber(e) != 400
            && providerSays(e,
                            {"overloaded"_L1, "serviceunavailable"_L1, "currently unavailable"_L1, "loading model"_L1, "at capacity"_L1}));
}

bool badRequest(const Evidence &e)
{
    return providerSpeaks(e)
        && ((errorNumber(e) >= 400 && errorNumber(e) < 500) || says(e, {"invalid_argument"_L1, "invalid_request_error"_L1}));
}

constexpr std::array rules{
    DiagnosisRule{"content-filtered"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfContent,
                  LINESIDE_SENTENCE("The provider's content filter refused the request ({status}).{saying}"),
                  LINESIDE_SENTENCE("Change the prompt, or the filter's settings at the provider.")},
    DiagnosisRule{"context-too-long"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfLength,
                  LINESIDE_SENTENCE("The conversation is longer than the model can take ({status}).{saying}"),
                  LINESIDE_SENTENCE("Send less: drop old turns, or take a model with a larger context.")},
    DiagnosisRule{"provider-quota-exhausted"_L1, Verdict::Fail, Blame::Provider, "limits"_L1, speaksOfQuota,
                  LINESIDE_SENTENCE("The account at the provider has no quota or money left ({status}). Waiting does not help.{saying}"),
                  LINESIDE_SENTENCE("Look at plan and billing in the provider's console.")},
    DiagnosisRule{
        "provider-rate-limited"_L1, Verdict::Fail, Blame::Provider, "limits"_L1, speaksOfRate,
        LINESIDE_SENTENCE(
            "The provider's own limit is reached ({status}); the gateway, if there is one, only passes it on.{saying}{limits}{retry}"),
        LINESIDE_SENTENCE("Wait as long as it says, send fewer requests, or ask the provider for a higher limit.")},
    DiagnosisRule{
        "provider-auth-failed"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfKey,
        LINESIDE_SENTENCE("The provider does not accept its key ({status}).{saying}"),
        LINESIDE_SENTENCE("Check the provider's key: on the direct path the one sent, through a gateway the one in the route's ai-proxy.")},
    DiagnosisRule{"provider-model-not-found"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfModel,
                  LINESIDE_SENTENCE("The provider knows no such model, or this key may not use it ({status}).{saying}"),
                  LINESIDE_SENTENCE("Check the model's name against the provider's list. A route's own model wins over the request's.")},
    DiagnosisRule{"provider-permission-denied"_L1, Verdict::Fail, Blame::Provider, "status"_L1,
                  [](const Evidence &e) {
                      return providerStatus(e, 403)
                          || providerSays(e,
                                          {"permission_denied"_L1, "permission_error"_L1, "location is not supported"_L1,
                                           "unsupported_country"_L1, "your country"_L1, "your region"_L1});
                  },
                  LINESIDE_SENTENCE("The provider knows the key but does not allow this ({status}).{saying}"),
                  LINESIDE_SENTENCE("Check the key's rights, the project's settings and the region at the provider.")},
    DiagnosisRule{"provider-overloaded"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfLoad,
                  LINESIDE_SENTENCE("The provider is overloaded or not ready ({status}).{saying}{retry}"),
                  LINESIDE_SENTENCE("Try again in a while, or use another model.")},
    DiagnosisRule{"provider-unknown-field"_L1, Verdict::Fail, Blame::Provider, "status"_L1, speaksOfField,
                  LINESIDE_SENTENCE("The provider refuses a field of the request ({status}).{saying}"),
                  LINESIDE_SENTENCE("Leave out the field it names; not every provider knows every parameter.")},
    DiagnosisRule{"provider-error"_L1, Verdict::Fail, Blame::Provider, "status"_L1,
                  [](const Evidence &e) { return providerStatus(e, 404); },
                  LINESIDE_SENTENCE("{host} answers, but knows nothing at this path ({status}).{saying}"),
                  LINESIDE_SENTENCE("Check the base URL: most providers want …/v1 before /chat/completions.")},
    DiagnosisRule{"provider-bad-request"_L1, Verdict::Fail, Blame::Provider, "status"_L1, badRequest,
                  LINESIDE_SENTENCE("The provider refuses the request as it is ({status}).{saying}"),
                  LINESIDE_SENTENCE("Correct what it complains of.")},
    DiagnosisRule{"provider-error"_L1, Verdict::Fail, Blame::Provider, "status"_L1, providerSpeaks,
                  LINESIDE_SENTENCE("The provider failed ({status}).{saying}"),
                  LINESIDE_SENTENCE("Try again; if it stays, look at the provider's status page.")},
};

} // namespace

std::span<const DiagnosisRule> providerRules()
{
    return rules;
}

} // namespace lineside
