// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside::probewords {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

// Marks for the translator; translated when they are shown.
using Words = QHash<QString, const char *>;

const Words &causeWords()
{
    static const Words words{
        {u"dns-failure"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The host name could not be looked up.")},
        {u"connection-refused"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Nothing accepts connections at this address.")},
        {u"connect-timeout"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Connecting took too long.")},
        {u"connection-reset"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The connection was closed before the answer was whole.")},
        {u"tls-untrusted"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The certificate is from an authority that is not trusted here.")},
        {u"tls-expired"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The certificate has expired.")},
        {u"tls-not-yet-valid"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The certificate is not valid yet.")},
        {u"tls-wrong-host"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The certificate belongs to another host.")},
        {u"tls-protocol"_s, QT_TRANSLATE_NOOP("lineside::Verify", "No secure connection could be agreed on.")},
        {u"tls-to-plain-port"_s, QT_TRANSLATE_NOOP("lineside::Verify", "This port speaks plain http, not https.")},
        {u"client-certificate-required"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The server wants a client certificate.")},
        {u"proxy-unreachable"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The proxy could not be reached.")},
        {u"proxy-auth-required"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The proxy wants a user name and a password.")},
        {u"first-byte-timeout"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The request was sent, and nothing came back in time.")},
        {u"not-http"_s, QT_TRANSLATE_NOOP("lineside::Verify", "What answers here does not speak HTTP.")},
        {u"redirect-refused"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer points elsewhere, and a key is not sent there.")},
        {u"not-an-api-answer"_s, QT_TRANSLATE_NOOP("lineside::Verify", "A web page answered, not an API.")},
        {u"route-not-found"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway has no route for this request.")},
        {u"gateway-auth-missing"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway wants a key and got none.")},
        {u"gateway-auth-invalid"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway does not know this key.")},
        {u"gateway-forbidden"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway does not allow this to this consumer.")},
        {u"gateway-rate-limited"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway's request limit is used up.")},
        {u"gateway-token-limited"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway's token limit is used up.")},
        {u"gateway-unsupported-content-type"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway takes only application/json.")},
        {u"gateway-body-missing"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway got a request without a body.")},
        {u"gateway-bad-json"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway could not read the request as JSON.")},
        {u"gateway-body-too-large"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The request is larger than the gateway allows.")},
        {u"gateway-protocol-mismatch"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The route does not speak this protocol.")},
        {u"prompt-denied"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway's prompt guard refused the prompt.")},
        {u"prompt-template-unknown"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway does not know this prompt template.")},
        {u"gateway-no-upstream"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The route leads to no upstream.")},
        {u"gateway-upstream-unreachable"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway could not reach the provider.")},
        {u"gateway-upstream-timeout"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider did not answer the gateway in time.")},
        {u"gateway-upstream-broken"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway got a broken answer from the provider.")},
        {u"all-instances-failed"_s, QT_TRANSLATE_NOOP("lineside::Verify", "All instances behind the route failed.")},
        {u"empty-answer"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer came without any content.")},
        {u"gateway-error"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The gateway failed.")},
        {u"provider-auth-failed"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider does not accept the key.")},
        {u"provider-permission-denied"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider does not allow this to this key.")},
        {u"provider-model-not-found"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider does not have this model.")},
        {u"provider-unknown-field"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider does not know a field of the request.")},
        {u"provider-bad-request"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider refused the request.")},
        {u"provider-rate-limited"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider's request limit is used up.")},
        {u"provider-quota-exhausted"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The quota at the provider is used up.")},
        {u"provider-overloaded"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider is overloaded.")},
        {u"provider-error"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider failed.")},
        {u"context-too-long"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The prompt is longer than the model can read.")},
        {u"content-filtered"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The provider's content filter held the answer back.")},
        {u"stream-truncated"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer was cut before its end.")},
        {u"stream-error-event"_s, QT_TRANSLATE_NOOP("lineside::Verify", "An error came in the middle of the stream.")},
        {u"stream-stalled"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The stream stopped and did not go on.")},
        {u"stream-buffered"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The stream comes in bursts: something on the way holds it back.")},
        {u"stream-malformed"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The stream holds events that cannot be read.")},
        {u"unexpected-json"_s, QT_TRANSLATE_NOOP("lineside::Verify", "A stream was asked for, and one whole answer came.")},
        {u"unexpected-stream"_s, QT_TRANSLATE_NOOP("lineside::Verify", "A whole answer was asked for, and a stream came.")},
        {u"length-cutoff"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer ended at its length limit.")},
        {u"model-differs"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Another model answered than was asked.")},
        {u"usage-missing"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer does not report its usage.")},
        {u"usage-unaccounted"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The reported total is more than input and output.")},
        {u"ok"_s, QT_TRANSLATE_NOOP("lineside::Verify", "The answer came whole and as asked.")},
    };
    return words;
}

const Words &checkWords()
{
    static const Words words{
        {u"connection"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Connection")},
        {u"tls"_s, QT_TRANSLATE_NOOP("lineside::Verify", "TLS")},
        {u"status"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Status")},
        {u"content-type"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Content type")},
        {u"streamed"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Streamed")},
        {u"stream"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Stream")},
        {u"smooth"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Flow")},
        {u"complete"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Complete")},
        {u"model"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Model")},
        {u"usage"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Usage")},
        {u"finish-reason"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Finish reason")},
        {u"answer"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Answer")},
        {u"limits"_s, QT_TRANSLATE_NOOP("lineside::Verify", "Limits")},
    };
    return words;
}

QString wordsFor(const Words &words, const QString &id)
{
    const auto found = words.constFind(id);
    return found == words.constEnd() ? id : Tr::tr(*found);
}

} // namespace

QString checkName(const QString &checkId)
{
    return wordsFor(checkWords(), checkId);
}

QString outcomeName(ProbeCheck::Outcome outcome)
{
    switch (outcome) {
    case ProbeCheck::Outcome::Pass:
        return Tr::tr("passed");
    case ProbeCheck::Outcome::Warn:
        return Tr::tr("noticed");
    case ProbeCheck::Outcome::Fail:
        return Tr::tr("failed");
    case ProbeCheck::Outcome::Skip:
        break;
    }
    return Tr::tr("not checked");
}

theme::Signal outcomeSignal(ProbeCheck::Outcome outcome)
{
    switch (outcome) {
    case ProbeCheck::Outcome::Pass:
        return theme::Signal::Go;
    case ProbeCheck::Outcome::Warn:
        return theme::Signal::Caution;
    case ProbeCheck::Outcome::Fail:
        return theme::Signal::Stop;
    case ProbeCheck::Outcome::Skip:
        break;
    }
    return theme::Signal::Unknown;
}

QString causeSentence(const QString &cause)
{
    return wordsFor(causeWords(), cause);
}

QStringList causes()
{
    QStringList ids = causeWords().keys();
    ids.sort();
    return ids;
}

QStringList pluginsBehind(const QString &cause)
{
    if (cause == "gateway-auth-missing"_L1 || cause == "gateway-auth-invalid"_L1)
        return {u"key-auth"_s, u"jwt-auth"_s, u"basic-auth"_s, u"hmac-auth"_s, u"openid-connect"_s, u"forward-auth"_s, u"ldap-auth"_s};
    if (cause == "gateway-forbidden"_L1)
        return {u"consumer-restriction"_s, u"ip-restriction"_s, u"referer-restriction"_s, u"ua-restriction"_s, u"opa"_s};
    if (cause == "gateway-rate-limited"_L1)
        return {u"limit-count"_s, u"limit-req"_s, u"limit-conn"_s};
    if (cause == "gateway-token-limited"_L1)
        return {u"ai-rate-limiting"_s};
    if (cause == "prompt-denied"_L1)
        return {u"ai-prompt-guard"_s};
    if (cause == "prompt-template-unknown"_L1)
        return {u"ai-prompt-template"_s};
    if (cause == "gateway-protocol-mismatch"_L1 || cause == "gateway-unsupported-content-type"_L1 || cause == "gateway-body-missing"_L1
        || cause == "gateway-bad-json"_L1 || cause == "gateway-body-too-large"_L1)
        return {u"ai-proxy"_s, u"ai-proxy-multi"_s};
    return {};
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return Tr::tr("Passed");
    case Verdict::Warn:
        return Tr::tr("Passed with remarks");
    case Verdict::Fail:
        break;
    }
    return Tr::tr("Failed");
}

theme::Signal verdictSignal(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return theme::Signal::Go;
    case Verdict::Warn:
        return theme::Signal::Caution;
    case Verdict::Fail:
        break;
    }
    return theme::Signal::Stop;
}

QString originName(Origin origin)
{
    switch (origin) {
    case Origin::Network:
        return Tr::tr("network");
    case Origin::Gateway:
        return Tr::tr("gateway");
    case Origin::Provider:
        return Tr::tr("provider");
    case Origin::Client:
        return Tr::tr("this computer");
    case Origin::None:
        break;
    }
    return {};
}

QString phaseSentence(const QString &phase)
{
    if (phase == "connecting"_L1)
        return Tr::tr("Connecting…");
    if (phase == "waiting"_L1)
        return Tr::tr("Waiting for the first byte…");
    if (phase == "streaming"_L1)
        return Tr::tr("Reading the answer…");
    return phase.isEmpty() ? Tr::tr("Starting…") : phase;
}

QString duration(ProbeMs milliseconds)
{
    const QLocale locale;
    if (milliseconds >= 1000)
        return Tr::tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 2));
    const int decimals = milliseconds >= 100 ? 0 : milliseconds >= 10 ? 1 : 2;
    return Tr::tr("%1 ms").arg(locale.toString(milliseconds, 'f', decimals));
}

} // namespace lineside::probewords
