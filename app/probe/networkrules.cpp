// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/voice.h"

#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Fault = TransportFacts::Fault;
using Limit = TransportFacts::Limit;

// OpenSSL's verify results.
constexpr long notYetValid = 9;
constexpr long expired = 10;
constexpr long hostnameMismatch = 62;
constexpr long addressMismatch = 64;

bool headless(const Evidence &e)
{
    return !e.transport.headComplete;
}

bool textHas(const Evidence &e, std::initializer_list<QLatin1StringView> phrases)
{
    return std::ranges::any_of(phrases, [&e](QLatin1StringView phrase) { return e.transport.text.contains(phrase, Qt::CaseInsensitive); });
}

bool connectRanOut(const Evidence &e)
{
    return e.transport.fault == Fault::Timeout || e.transport.limit == Limit::Connect
        || (e.transport.limit == Limit::Total && !e.transport.requestSent)
        || (e.transport.fault == Fault::Connect && e.transport.systemError == ETIMEDOUT);
}

bool handshakeFailed(const Evidence &e)
{
    return headless(e) && e.transport.overTls && e.transport.fault == Fault::TlsHandshake;
}

// A server that wants a certificate refuses in the handshake, or with TLS 1.3 right after it; some say why, some just close.
bool wantsClientCertificate(const Evidence &e)
{
    const Fault fault = e.transport.fault;
    const bool refused = fault == Fault::TlsHandshake || fault == Fault::Receive || fault == Fault::Send || fault == Fault::EmptyReply;
    if (headless(e))
        return e.transport.overTls && refused
            && (e.transport.certificateAsked || textHas(e, {"certificate required"_L1, "alert bad certificate"_L1}));
    return e.head.status == 400 && bodySays(e, {"No required SSL certificate was sent"_L1, "The SSL certificate error"_L1});
}

bool peerRefused(const Evidence &e)
{
    return headless(e) && e.transport.fault == Fault::TlsPeer;
}

bool isWrongHost(const Evidence &e)
{
    const long result = e.transport.verifyResult;
    return result == hostnameMismatch || result == addressMismatch
        || textHas(e, {"subject name"_L1, "does not match target host"_L1, "hostname mismatch"_L1});
}

bool isSignIn(const Evidence &e)
{
    return e.head.status == 511 || (e.isSuccess() && e.end.shape == AnswerEnd::Shape::Html);
}

// A bare page of a server is titled with its status; any other was made for people's eyes: a firewall's, or a check for a browser.
bool isBlockPage(const Evidence &e)
{
    if (e.head.header("cf-mitigated"))
        return true;
    const bool refuses = e.head.status == 403 || e.head.status == 451;
    return refuses && e.error.shape == ErrorBody::Shape::Html && !e.error.message.startsWith(QString::number(e.head.status));
}

bool isOddAnswer(const Evidence &e)
{
    if (!e.isSuccess() || e.toldError() || e.answered || e.bodySize == 0 || e.transport.fault != Fault::None)
        return false;
    if (e.end.shape == AnswerEnd::Shape::Other)
        return !e.bodyStart.startsWith("\x1F\x8B"); // something is in it; a rule of its own tells
    return e.end.shape == AnswerEnd::Shape::Json && !e.foreignDialect && !e.jsonCut && e.end.error.has_value();
}

constexpr std::array rules{
    DiagnosisRule{"request-not-made"_L1, Verdict::Fail, Blame::Client, "connection"_L1,
                  [](const Evidence &e) { return e.transport.fault == Fault::NotMade; },
                  LINESIDE_SENTENCE("The request was not sent. {problem}"),
                  LINESIDE_SENTENCE("Correct what the sentence names, then try again.")},
    DiagnosisRule{
        "proxy-unreachable"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
        [](const Evidence &e) {
            if (!headless(e) || !e.transport.throughProxy || e.transport.tunnelStatus != 0 || e.transport.requestSent)
                return false;
            const Fault fault = e.transport.fault;
            const bool beforeTheTunnel = e.transport.overTls && !e.transport.tlsBegun && fault != Fault::None && fault != Fault::Timeout;
            return beforeTheTunnel || fault == Fault::ProxyLookup || fault == Fault::NameLookup || fault == Fault::Connect
                || fault == Fault::ProxyTalk || (connectRanOut(e) && !e.transport.connected);
        },
        LINESIDE_SENTENCE("The proxy could not be reached or did not speak like a proxy, so the request to {host} never left.{transport}"),
        LINESIDE_SENTENCE("Check the proxy's address in the connection settings or the environment, or go without a proxy.")},
    DiagnosisRule{"proxy-auth-required"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return e.transport.tunnelStatus == 407 || e.head.status == 407; },
                  LINESIDE_SENTENCE("The proxy wants a user name and password before it lets the request through (407)."),
                  LINESIDE_SENTENCE("Give the proxy what it asks for, or use one that does not.")},
    DiagnosisRule{"proxy-unreachable"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return headless(e) && e.transport.tunnelStatus >= 300; },
                  LINESIDE_SENTENCE("The proxy refused to open a way to {host}.{transport}"),
                  LINESIDE_SENTENCE("Check that the proxy may and can reach this host, or go without a proxy.")},
    DiagnosisRule{"proxy-unreachable"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return e.head.status >= 400 && e.head.header("X-Squid-Error"); },
                  LINESIDE_SENTENCE("A proxy on the way answered in place of {host} ({status}): it could not reach it, or may not.{saying}"),
                  LINESIDE_SENTENCE("Check that the proxy may and can reach this host, or go without a proxy.")},
    DiagnosisRule{"dns-failure"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) {
                      return headless(e) && (e.transport.fault == Fault::NameLookup || (connectRanOut(e) && !e.transport.openedSocket));
                  },
                  LINESIDE_SENTENCE("The name of {host} could not be resolved to an address.{transport}"),
                  LINESIDE_SENTENCE("Check the host's spelling and this machine's name servers.")},
    DiagnosisRule{"connect-timeout"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return headless(e) && connectRanOut(e) && !e.transport.connected; },
                  LINESIDE_SENTENCE("{host} did not take the connection in time.{transport}"),
                  LINESIDE_SENTENCE("Check the address and port, and whether a firewall drops the packets on the way.")},
    DiagnosisRule{"connection-refused"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return headless(e) && e.transport.fault == Fault::Connect; },
                  LINESIDE_SENTENCE("No connection to {host}: nothing accepts connections there.{transport}"),
                  LINESIDE_SENTENCE("Check that the server runs and listens on this address and port.")},
    DiagnosisRule{"tls-expired"_L1, Verdict::Fail, Blame::Network, "tls"_L1,
                  [](const Evidence &e) { return peerRefused(e) && e.transport.verifyResult == expired; },
                  LINESIDE_SENTENCE("The certificate of {host} has expired. The request was not sent.{transport}"),
                  LINESIDE_SENTENCE("Renew the server's certificate. If it is new, check this machine's clock.")},
    DiagnosisRule{"tls-not-yet-valid"_L1, Verdict::Fail, Blame::Network, "tls"_L1,
                  [](const Evidence &e) { return peerRefused(e) && e.transport.verifyResult == notYetValid; },
                  LINESIDE_SENTENCE("The certificate of {host} is not valid yet. The request was not sent.{transport}"),
                  LINESIDE_SENTENCE("Check this machine's clock, then the dates of the server's certificate.")},
    DiagnosisRule{
        "tls-wrong-host"_L1, Verdict::Fail, Blame::Network, "tls"_L1, [](const Evidence &e) { return peerRefused(e) && isWrongHost(e); },
        LINESIDE_SENTENCE("The certificate that came from {host} is made out to another name. The request was not sent.{transport}"),
        LINESIDE_SENTENCE("Use the name that the certificate holds, or give the server a certificate for this one.")},
    DiagnosisRule{
        "tls-untrusted"_L1, Verdict::Fail, Blame::Network, "tls"_L1, peerRefused,
        LINESIDE_SENTENCE("The certificate of {host} comes from nobody this machine trusts. The request was not sent.{transport}"),
        LINESIDE_SENTENCE("If it is your own authority, name its certificate file in the connection settings.")},
    DiagnosisRule{"client-certificate-required"_L1, Verdict::Fail, Blame::Network, "tls"_L1, wantsClientCertificate,
                  LINESIDE_SENTENCE("{host} asks for a certificate of the client, and none that it accepts was shown.{transport}"),
                  LINESIDE_SENTENCE("Name the client certificate and its key in the connection settings.")},
    DiagnosisRule{"tls-to-plain-port"_L1, Verdict::Fail, Blame::Network, "tls"_L1,
                  [](const Evidence &e) {
                      return handshakeFailed(e)
                          && textHas(e, {"wrong version number"_L1, "http request"_L1, "packet length too long"_L1, "record layer"_L1});
                  },
                  LINESIDE_SENTENCE("{host} does not speak TLS on this port: https went to a port for plain http.{transport}"),
                  LINESIDE_SENTENCE("Write http:// in place of https://, or use the server's TLS port.")},
    DiagnosisRule{"tls-to-plain-port"_L1, Verdict::Fail, Blame::Network, "tls"_L1,
                  [](const Evidence &e) {
                      return headless(e) && e.transport.overTls && connectRanOut(e) && e.transport.connected && !e.transport.tlsDone;
                  },
                  LINESIDE_SENTENCE("{host} took the connection but never answered the TLS greeting. Most likely the port speaks plain "
                                    "http; it may also be overloaded."),
                  LINESIDE_SENTENCE("Try http:// in place of https://, or the server's TLS port.")},
    DiagnosisRule{"tls-protocol"_L1, Verdict::Fail, Blame::Network, "tls"_L1, handshakeFailed,
                  LINESIDE_SENTENCE("The TLS handshake with {host} failed: the two sides found no common way to speak.{transport}"),
                  LINESIDE_SENTENCE("Check which TLS versions and certificates the server is set up for.")},
    DiagnosisRule{"tls-protocol"_L1, Verdict::Fail, Blame::Network, "tls"_L1,
                  [](const Evidence &e) {
                      return e.head.status == 400
                          && bodySays(e, {"plain HTTP request was sent to HTTPS port"_L1, "HTTP request to an HTTPS server"_L1});
                  },
                  LINESIDE_SENTENCE("{host} speaks TLS on this port, but the request came as plain http."),
                  LINESIDE_SENTENCE("Write https:// in place of http://.")},
    DiagnosisRule{"first-byte-timeout"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) {
                      return headless(e) && e.transport.requestSent
                          && (e.transport.limit == Limit::FirstByte || e.transport.limit == Limit::Total
                              || e.transport.limit == Limit::Idle);
                  },
                  LINESIDE_SENTENCE("{host} took the request but did not begin to answer within the limit."),
                  LINESIDE_SENTENCE("Allow more time if the model thinks long; otherwise look at what the server waits for.")},
    DiagnosisRule{"not-http"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return headless(e) && e.transport.fault == Fault::NotHttp; },
                  LINESIDE_SENTENCE("What {host} answered is not HTTP. It may be another kind of server, or want TLS.{transport}"),
                  LINESIDE_SENTENCE("Check the port, and whether the address should begin with https://.")},
    DiagnosisRule{
        "not-http"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
        [](const Evidence &e) { return e.transport.limit == Limit::HeadSize; },
        LINESIDE_SENTENCE("The head of the answer of {host} is larger than any server should send (256 kB); the rest was not read."),
        LINESIDE_SENTENCE("Check that this is the right server.")},
    DiagnosisRule{"connection-reset"_L1, Verdict::Fail, Blame::Network, "connection"_L1,
                  [](const Evidence &e) { return headless(e) && e.head.status != 0; },
                  LINESIDE_SENTENCE("{host} closed the connection in the middle of the answer's head.{transport}"),
                  LINESIDE_SENTENCE("Try again; if it stays, look at the server's log or at what is between.")},
    DiagnosisRule{
        "connection-reset"_L1, Verdict::Fail, Blame::Network, "connection"_L1, [](const Evidence &e) { return headless(e); },
        LINESIDE_SENTENCE(
            "{host} broke the connection before it answered. If the port expects TLS, that is how it refuses plain http.{transport}"),
        LINESIDE_SENTENCE("Try again; if it stays, look at the server's log, and whether the address should begin with https://.")},
    DiagnosisRule{"redirect-refused"_L1, Verdict::Fail, Blame::Network, "status"_L1,
                  [](const Evidence &e) { return e.head.status >= 300 && e.head.status < 400; },
                  LINESIDE_SENTENCE("{host} answered with a redirect ({status}) to “{location}”. Redirects are not followed, so that no "
                                    "key goes to another server."),
                  LINESIDE_SENTENCE("If you trust the new address, enter it yourself.")},
    DiagnosisRule{"not-an-api-answer"_L1, Verdict::Fail, Blame::Network, "content-type"_L1, isSignIn,
                  LINESIDE_SENTENCE("A web page came in place of an API's answer ({status}): a sign-in page, or the network's own."),
                  LINESIDE_SENTENCE("Check the URL's path; on a guest network sign in with a browser first.")},
    DiagnosisRule{"not-an-api-answer"_L1, Verdict::Fail, Blame::Network, "content-type"_L1, isBlockPage,
                  LINESIDE_SENTENCE("A web page refused the request ({status}), not an API: a firewall or proxy on the way, or a check that "
                                    "only a browser passes.{saying}"),
                  LINESIDE_SENTENCE("Ask whoever runs this network, or the server's protection, to let programs through to this address.")},
    DiagnosisRule{"not-an-api-answer"_L1, Verdict::Fail, Blame::Network, "content-type"_L1,
                  [](const Evidence &e) { return e.transport.limit == Limit::BodySize && !e.stream.streamed; },
                  LINESIDE_SENTENCE("The answer is larger than 32 MiB; the rest was not read. No chat answer is that long."),
                  LINESIDE_SENTENCE("Check that the URL is the one of a chat API.")},
    DiagnosisRule{"not-an-api-answer"_L1, Verdict::Fail, Blame::Network, "answer"_L1, isOddAnswer,
                  LINESIDE_SENTENCE("{host} answered {status}, but what came ({type}) is not the answer of a chat API."),
                  LINESIDE_SENTENCE("Check the URL's path: chat requests usually go to …/chat/completions or to the gateway's route.")},
};

} // namespace

std::span<const DiagnosisRule> networkRules()
{
    return rules;
}

} // namespace lineside
