// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/voice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QByteArray challenge(const Evidence &e)
{
    return e.head.header("WWW-Authenticate").value_or(QByteArray()).toLower();
}

// The key is known and may not do this; some answer that with 401 as well.
bool knownButRefused(const Evidence &e)
{
    return says(e, {"invalid method for role"_L1, "not allowed to access"_L1, "can only access"_L1});
}

// The codes of RFC 6749 and 6750: no model's API uses them, gateways that check tokens do.
bool tellsOAuthCode(const Evidence &e)
{
    return e.error.shape == ErrorBody::Shape::ErrorString
        && says(e, {"invalid_token"_L1, "invalid_client"_L1, "unauthorized_client"_L1, "insufficient_scope"_L1, "invalid_grant"_L1});
}

// Whoever answers 401 with one of these is a gateway, wherever the request was thought to go.
bool gatewayRefusedKey(const Evidence &e)
{
    if (e.head.status != 401 || knownButRefused(e))
        return false;
    const bool ownWords = plainWords(e)
        && says(e,
                {"in request"_L1, "failed to check token"_L1, "jwt"_L1, "invalid user authorization"_L1, "no api key found"_L1,
                 "missing authorization"_L1, "related consumer"_L1, "invalid authentication credentials"_L1,
                 "request can't be validated"_L1});
    return ownWords || challenge(e).startsWith("apikey") || voiceOf(e) == Voice::Gateway || (e.throughGateway() && tellsOAuthCode(e));
}

// Some words are used for a key of nobody as well ("No credentials found for given 'iss'"), so they count only where none was sent.
bool saysMissing(const Evidence &e)
{
    if (says(e, {"related consumer"_L1})) // it is the key's owner that is missing
        return false;
    if (says(e,
             {"missing"_L1, "no api key"_L1, "not provided"_L1, "not found in request"_L1, "must provide"_L1, "no csrf token"_L1,
              "malformed api key passed in: none"_L1}))
        return true;
    if (!e.sentCredentials && says(e, {"no credentials"_L1, "no auth"_L1, "required"_L1}))
        return true;
    // Where none was sent only a word that speaks of a certain key tells of one: it may have been in a header that nobody knows.
    const bool saysWrong = says(e, {"invalid"_L1, "wrong"_L1, "expired"_L1, "incorrect"_L1, "verif"_L1, "validate"_L1})
        || challenge(e).contains("invalid_token");
    return !saysWrong && !e.sentCredentials;
}

bool routeNotFound(const Evidence &e)
{
    if (says(e, {"route not found"_L1, "no route matched"_L1, "no matching route"_L1, "key not found"_L1, "invalid model name passed"_L1}))
        return e.toldError() && e.head.status < 500;
    if (e.head.status != 404)
        return false;
    return gatewaySpeaks(e) && (wordless(e) || says(e, {"404 page not found"_L1, "default backend"_L1, "not found"_L1, "route"_L1}))
        && !says(e, {"plugin"_L1, "upstream"_L1});
}

bool textAtClientError(const Evidence &e, std::initializer_list<QLatin1StringView> phrases)
{
    return e.head.status >= 400 && e.head.status < 500 && says(e, phrases);
}

constexpr std::array rules{
    DiagnosisRule{
        "route-not-found"_L1, Verdict::Fail, Blame::Gateway, "status"_L1, routeNotFound,
        LINESIDE_SENTENCE("{gateway} has no route for this request ({status}): path, method and host must all match.{saying}"),
        LINESIDE_SENTENCE(
            "Push the route, or compare its uri, methods and hosts with the request. A route pushed a moment ago may need a second.")},
    DiagnosisRule{"gateway-auth-missing"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) { return gatewayRefusedKey(e) && saysMissing(e); },
                  LINESIDE_SENTENCE("{gateway} wants a key of its own and got none; the provider was not asked.{saying}"),
                  LINESIDE_SENTENCE("Add the consumer's key, usually in the header “apikey”.")},
    DiagnosisRule{"gateway-auth-invalid"_L1, Verdict::Fail, Blame::Gateway, "status"_L1, gatewayRefusedKey,
                  LINESIDE_SENTENCE("{gateway} does not accept the key it was shown; the provider was not asked.{saying}"),
                  LINESIDE_SENTENCE("Check the consumer's key at the gateway. It is not the provider's key.")},
    DiagnosisRule{
        "gateway-forbidden"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) {
            if (e.head.status == 401)
                return knownButRefused(e) && (plainWords(e) || gatewaySpeaks(e));
            return e.head.status == 403
                && (gatewaySpeaks(e)
                    || (plainWords(e)
                        && says(e, {"is forbidden"_L1, "cannot consume this service"_L1, "ip address is not allowed"_L1, "rbac"_L1})));
        },
        LINESIDE_SENTENCE("{gateway} knows who is asking and does not allow it ({status}).{saying}"),
        LINESIDE_SENTENCE("Look at the route's restrictions (consumer, address, role).")},
    DiagnosisRule{"prompt-denied"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return e.head.status == 446
                          || textAtClientError(e,
                                               {"prohibited content"_L1, "match allow pattern"_L1, "matches deny pattern"_L1,
                                                "toxicity threshold"_L1, "request body exceeds"_L1, "guardrail"_L1,
                                                "request content was blocked"_L1, "prompt blocked"_L1, "pattern is blocked"_L1,
                                                "blocked due to"_L1});
                  },
                  LINESIDE_SENTENCE("A guard of {gateway} did not let the prompt through; the model never saw it.{saying}"),
                  LINESIDE_SENTENCE("Change the prompt, or the route's allow and deny patterns.")},
    DiagnosisRule{
        "prompt-template-unknown"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
        [](const Evidence &e) {
            return textAtClientError(
                       e, {"template name is missing"_L1, "not configured"_L1, "could not find template"_L1, "template not found"_L1})
                && says(e, {"template"_L1});
        },
        LINESIDE_SENTENCE("The route works with prompt templates, and {gateway} knows none of the name that was asked for.{saying}"),
        LINESIDE_SENTENCE("Name one of the route's templates in “template_name”, or use a route without templates.")},
    DiagnosisRule{"gateway-unsupported-content-type"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return textAtClientError(e, {"unsupported content-type"_L1, "content-type header does not match"_L1})
                          || (e.head.status == 415 && gatewaySpeaks(e));
                  },
                  LINESIDE_SENTENCE("{gateway} takes JSON only.{saying}"),
                  LINESIDE_SENTENCE("Send the header “Content-Type: application/json”.")},
    DiagnosisRule{"gateway-body-too-large"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return textAtClientError(e,
                                               {"greater than the maximum size"_L1, "body too large"_L1, "request size limit exceeded"_L1})
                          || (e.head.status == 413 && gatewaySpeaks(e));
                  },
                  LINESIDE_SENTENCE("The request is larger than {gateway} allows.{saying}"),
                  LINESIDE_SENTENCE("Send less, or raise max_req_body_size of the route or the server's own limit.")},
    DiagnosisRule{"gateway-body-missing"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return plainWords(e)
                          && textAtClientError(e,
                                               {"body is empty"_L1, "missing configurations"_L1, "empty body"_L1, "body is required"_L1});
                  },
                  LINESIDE_SENTENCE("{gateway} got no body. It answers so to GET as well, and to a POST that is sent in chunks.{saying}"),
                  LINESIDE_SENTENCE("Send a POST with a JSON body and its Content-Length.")},
    DiagnosisRule{"gateway-bad-json"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return plainWords(e)
                          && textAtClientError(e,
                                               {"parse json"_L1, "invalid request body"_L1, "invalid json"_L1, "bad json"_L1,
                                                "malformed json"_L1, "cannot parse json"_L1});
                  },
                  LINESIDE_SENTENCE("The body is no valid JSON, says {gateway}.{saying}"),
                  LINESIDE_SENTENCE("Correct the JSON of the request's body.")},
    DiagnosisRule{"gateway-protocol-mismatch"_L1, Verdict::Fail, Blame::Gateway, "status"_L1,
                  [](const Evidence &e) {
                      return textAtClientError(e, {"no matching ai protocol"_L1, "unsupported ai protocol"_L1})
                          || (textAtClientError(e, {"does not support"_L1}) && says(e, {"protocol"_L1}));
                  },
                  LINESIDE_SENTENCE("{gateway} sees no request in the body that this route's provider understands.{saying}"),
                  LINESIDE_SENTENCE("Send a chat request with “messages”, or use a route whose provider speaks this protocol.")},
};

} // namespace

std::span<const DiagnosisRule> gatewayRules()
{
    return rules;
}

} // namespace lineside
