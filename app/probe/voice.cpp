// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/voice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Shape = ErrorBody::Shape;

bool holdsAny(const QString &text, std::initializer_list<QLatin1StringView> phrases)
{
    return std::ranges::any_of(phrases, [&text](QLatin1StringView phrase) { return text.contains(phrase, Qt::CaseInsensitive); });
}

// LiteLLM, Kong and Portkey write their own errors in OpenAI's shape. LiteLLM names the exception where the error came from a provider;
// that it got none within its time, or no connection, comes from itself.
bool ownWordsInProviderShape(const Evidence &evidence)
{
    const QString &kind = evidence.signs.kind;
    if (kind == "litellm"_L1)
        return !says(evidence, {"litellm."_L1, "exception"_L1})
            || says(evidence, {"litellm.timeout"_L1, "apiconnectionerror"_L1, "connection error"_L1, "cannot connect"_L1});
    if (kind == "portkey"_L1)
        return says(evidence, {"timeout_error"_L1, "exceeded the timeout"_L1, "hooks_failed"_L1});
    const ErrorBody &error = evidence.error;
    const bool unnamed = error.shape == Shape::ErrorObject && error.type.isEmpty() && error.code.isEmpty() && error.status.isEmpty();
    if (kind == "kong"_L1 && unnamed) // every provider names one
        return true;
    if (kind == "kong"_L1)
        return says(
            evidence,
            {"cannot use own model"_L1, "streaming is not enabled"_L1, "does not match request body"_L1, "transform"_L1, "bad request"_L1});
    return says(evidence, {"cannot use own model - must be"_L1, "Authentication Error, "_L1});
}

// A socket's error as a whole body: what a gateway's own socket said, never what an API says.
bool isSocketWord(const Evidence &evidence)
{
    static const QByteArrayList words{"closed",      "timeout",         "connection refused", "connection reset by peer",
                                      "broken pipe", "no route to host"};
    return evidence.head.status >= 500 && words.contains(evidence.bodyStart.trimmed().toLower());
}

bool reverseProxyPage(const Evidence &evidence)
{
    return bodySays(evidence, {"<center>nginx"_L1, "<center>openresty"_L1, "<center>tengine"_L1});
}

} // namespace

Voice voiceOf(const Evidence &evidence)
{
    const bool routed = evidence.throughGateway();
    switch (evidence.error.shape) {
    case Shape::ErrorMsg:
        return Voice::Gateway;
    case Shape::ErrorObject:
    case Shape::ErrorArray:
    case Shape::AnthropicError:
    case Shape::ErrorString:
        return ownWordsInProviderShape(evidence) ? Voice::Gateway : Voice::Provider;
    case Shape::Detail:
        return evidence.signs.kind == "litellm"_L1 ? Voice::Gateway : Voice::Provider;
    case Shape::Message: // Mistral's has a type beside it, no gateway's has
        return (routed && evidence.error.type.isEmpty()) || says(evidence, {"x-portkey-"_L1}) ? Voice::Gateway : Voice::Provider;
    case Shape::Html:
        return routed || reverseProxyPage(evidence) ? Voice::Gateway : Voice::Provider;
    case Shape::Text:
        return routed || isSocketWord(evidence) ? Voice::Gateway : Voice::Provider;
    case Shape::OtherJson:
    case Shape::Empty:
        break;
    }
    return routed ? Voice::Gateway : Voice::Provider;
}

bool gatewaySpeaks(const Evidence &evidence)
{
    return evidence.toldError() && voiceOf(evidence) == Voice::Gateway;
}

bool providerSpeaks(const Evidence &evidence)
{
    return evidence.toldError() && voiceOf(evidence) == Voice::Provider;
}

bool says(const Evidence &evidence, std::initializer_list<QLatin1StringView> phrases)
{
    const ErrorBody &error = evidence.error;
    return holdsAny(error.message, phrases) || holdsAny(error.type, phrases) || holdsAny(error.code, phrases)
        || holdsAny(error.status, phrases);
}

bool bodySays(const Evidence &evidence, std::initializer_list<QLatin1StringView> phrases)
{
    return holdsAny(QString::fromUtf8(evidence.bodyStart.first(std::min<qsizetype>(evidence.bodyStart.size(), 8192))), phrases);
}

bool plainWords(const Evidence &evidence)
{
    const Shape shape = evidence.error.shape;
    return evidence.toldError() && (shape == Shape::ErrorMsg || shape == Shape::Message || shape == Shape::Text);
}

bool wordless(const Evidence &evidence)
{
    return evidence.error.shape == Shape::Html || evidence.error.shape == Shape::Empty;
}

std::optional<int> apisixVersion(const Evidence &evidence)
{
    if (evidence.signs.kind != "apisix"_L1)
        return std::nullopt;
    const QStringList parts = evidence.signs.version.split(u'.');
    bool majorOk = false;
    bool minorOk = false;
    const int version = parts.value(0).toInt(&majorOk) * 100 + parts.value(1).toInt(&minorOk);
    return majorOk && minorOk ? std::optional(version) : std::nullopt;
}

bool swallowsBodies(const Evidence &evidence)
{
    return apisixVersion(evidence).value_or(318) < 318;
}

} // namespace lineside
