// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosis.h"

#include "probe/diagnosistext.h"
#include "probe/modelname.h"
#include "probe/voice.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Fault = TransportFacts::Fault;
using Limit = TransportFacts::Limit;

bool inSuccess(const Evidence &e)
{
    return e.isSuccess() && e.transport.headComplete && !e.errorInside;
}

bool brokenAfterHead(const Evidence &e)
{
    return inSuccess(e) && e.transport.fault != Fault::None && e.transport.limit == Limit::None && !e.end.complete;
}

bool truncatedStream(const Evidence &e)
{
    return inSuccess(e) && e.stream.streamed && !e.stream.complete;
}

bool withoutBody(const Evidence &e)
{
    return inSuccess(e) && !e.foreignDialect && e.transport.limit == Limit::None && e.transport.fault == Fault::None
        && (e.head.status == 204 || e.end.shape == AnswerEnd::Shape::Empty);
}

// Whole, and yet nothing in it: no text, no tool call, and no reason that explains it.
bool saidNothing(const Evidence &e)
{
    return inSuccess(e) && (e.stream.complete || e.end.complete) && !e.answered && e.finish != FinishReason::Length
        && e.finish != FinishReason::ContentFilter && e.end.shape != AnswerEnd::Shape::Html && !e.errorEvent;
}

bool judgedAnswer(const Evidence &e)
{
    return inSuccess(e) && (e.stream.complete || e.end.complete) && !e.errorEvent;
}

bool isUnlabelledGzip(const Evidence &e)
{
    return inSuccess(e) && e.bodyStart.startsWith("\x1F\x8B") && !e.answered && !e.head.header("Content-Encoding");
}

bool isMislabelledStream(const Evidence &e)
{
    return judgedAnswer(e) && e.stream.streamed && e.head.contentType() != "text/event-stream";
}

// Reasoning may be missing in the parts, so a total may be more; less it can never be.
bool countsTooFew(const Evidence &e)
{
    return judgedAnswer(e) && e.usage.totalReported && e.usage.input && e.usage.output
        && *e.usage.totalReported < *e.usage.input + *e.usage.output;
}

constexpr std::array failures{
    DiagnosisRule{"stream-error-event"_L1, Verdict::Fail, Blame::Provider, "complete"_L1,
                  [](const Evidence &e) { return inSuccess(e) && e.errorEvent && e.error.shape != ErrorBody::Shape::ErrorMsg; },
                  LINESIDE_SENTENCE("The stream began well (200), then the provider told of an error in it.{saying}"),
                  LINESIDE_SENTENCE("Try again; the error's words tell what it was. The status cannot change once a stream has begun.")},
    DiagnosisRule{"stream-error-event"_L1, Verdict::Fail, Blame::Gateway, "complete"_L1,
                  [](const Evidence &e) { return inSuccess(e) && e.errorEvent; },
                  LINESIDE_SENTENCE("The stream began well (200), then {gateway} told of an error in it.{saying}"),
                  LINESIDE_SENTENCE("Try again; the error's words tell what it was.")},
    DiagnosisRule{
        "stream-stalled"_L1, Verdict::Fail, Blame::Path, "complete"_L1,
        [](const Evidence &e) { return e.isSuccess() && (e.transport.limit == Limit::Idle || e.transport.limit == Limit::Total); },
        LINESIDE_SENTENCE("The answer began and then stood still until the limit ran out; the connection was open all the while."),
        LINESIDE_SENTENCE("Allow a longer pause if the model thinks in between; otherwise try again and compare with the direct path.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Fail, Blame::Path, "complete"_L1,
                  [](const Evidence &e) { return e.isSuccess() && e.transport.limit == Limit::BodySize && e.stream.streamed; },
                  LINESIDE_SENTENCE("The stream went on past 32 MiB; the rest was not read. No chat answer is that long."),
                  LINESIDE_SENTENCE("Look at the raw events: the same piece may come again and again.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Fail, Blame::Path, "complete"_L1,
                  [](const Evidence &e) {
                      return truncatedStream(e) && e.end.malformed && !e.answered && e.stream.events > 1
                          && e.transport.fault == Fault::None;
                  },
                  LINESIDE_SENTENCE("Server-sent events came, but what they hold is no chat answer."),
                  LINESIDE_SENTENCE("Look at the raw events; the URL may be the one of another API.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Fail, Blame::Path, "answer"_L1, isUnlabelledGzip,
                  LINESIDE_SENTENCE("The answer is compressed with gzip and no header says so, so nobody unpacks it. A gateway that drops "
                                    "the provider's Content-Encoding does that."),
                  LINESIDE_SENTENCE("Let the gateway ask the provider for an uncompressed answer (Accept-Encoding: identity), or pass "
                                    "Content-Encoding on.")},
    DiagnosisRule{"empty-answer"_L1, Verdict::Fail, Blame::Path, "answer"_L1, withoutBody,
                  LINESIDE_SENTENCE("The status says success ({status}) but nothing came with it. A prompt guard of APISIX does that when "
                                    "the last message is not the user's; a provider may do it too."),
                  LINESIDE_SENTENCE("Let the last message be the user's, look at the route's plugins, and compare with the direct path.")},
    DiagnosisRule{
        "stream-truncated"_L1, Verdict::Fail, Blame::Wire, "complete"_L1,
        [](const Evidence &e) { return truncatedStream(e) && brokenAfterHead(e); },
        LINESIDE_SENTENCE("The connection broke in the middle of the stream: neither [DONE] nor a finish reason came.{transport}"),
        LINESIDE_SENTENCE("Try again; if it stays, compare with the direct path to see which side breaks it.")},
    DiagnosisRule{"stream-truncated"_L1, Verdict::Fail, Blame::Path, "complete"_L1, truncatedStream,
                  LINESIDE_SENTENCE("The stream ended as if it were whole, but neither [DONE] nor a finish reason came: it was cut. A "
                                    "gateway ends a stream like that when the provider breaks off or its own time limit runs out.{pause}"),
                  LINESIDE_SENTENCE("Raise the route's timeout if the model pauses long, and compare with the direct path.")},
    DiagnosisRule{"stream-truncated"_L1, Verdict::Fail, Blame::Path, "complete"_L1,
                  [](const Evidence &e) { return inSuccess(e) && !e.answered && e.jsonCut; },
                  LINESIDE_SENTENCE("The answer is JSON that stops in the middle.{transport}"),
                  LINESIDE_SENTENCE("Try again, and compare with the direct path to see which side cuts it.")},
    DiagnosisRule{"connection-reset"_L1, Verdict::Fail, Blame::Network, "complete"_L1, brokenAfterHead,
                  LINESIDE_SENTENCE("The connection to {host} broke in the middle of the answer.{transport}"),
                  LINESIDE_SENTENCE("Try again; if it stays, look at what is between this machine and the server.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Fail, Blame::Path, "answer"_L1,
                  [](const Evidence &e) { return inSuccess(e) && !e.answered && !e.foreignDialect && !e.end.complete && e.end.malformed; },
                  LINESIDE_SENTENCE("What came is labelled as an answer but cannot be read as one."),
                  LINESIDE_SENTENCE("Look at the raw answer.")},
    DiagnosisRule{"content-filtered"_L1, Verdict::Fail, Blame::Provider, "finish-reason"_L1,
                  [](const Evidence &e) { return judgedAnswer(e) && e.finish == FinishReason::ContentFilter && !e.answered; },
                  LINESIDE_SENTENCE("The provider's content filter withheld the answer (finish reason “{finish}”)."),
                  LINESIDE_SENTENCE("Change the prompt, or the filter's settings at the provider.")},
    DiagnosisRule{"empty-answer"_L1, Verdict::Fail, Blame::Path, "answer"_L1, saidNothing,
                  LINESIDE_SENTENCE("The answer is whole but there is nothing in it: no text and no tool call."),
                  LINESIDE_SENTENCE("Look at the raw answer; a model that spends its whole allowance on thinking answers like that.")},
    DiagnosisRule{"not-an-api-answer"_L1, Verdict::Fail, Blame::Network, "answer"_L1,
                  [](const Evidence &e) { return e.transport.headComplete && !e.toldError() && !e.answered && !judgedAnswer(e); },
                  LINESIDE_SENTENCE("{host} answered {status}, but what came ({type}) is not the answer of a chat API."),
                  LINESIDE_SENTENCE("Check the URL's path: chat requests usually go to …/chat/completions or to the gateway's route.")},
};

// Which hop holds a stream back, as far as its answer shows. Each is likelier than those after it.
enum class Holder { Compression, WholeFirst, OldApisix, ReverseProxy, FlushInterval, Unknown };

bool namesServer(const Evidence &e, std::initializer_list<QByteArrayView> products)
{
    const QByteArray server = e.head.header("Server").value_or(QByteArray()).toLower();
    return std::ranges::any_of(products, [&server](QByteArrayView product) { return server.startsWith(product); });
}

Holder holderOf(const Evidence &e)
{
    const QByteArray encoding = e.head.header("Content-Encoding").value_or("identity").trimmed().toLower();
    if (encoding != "identity" && !encoding.isEmpty())
        return Holder::Compression;
    if (e.head.header("Content-Length"))
        return Holder::WholeFirst;
    const std::optional<int> version = apisixVersion(e);
    if (version == 314 || version == 315)
        return Holder::OldApisix;
    if (namesServer(e, {"nginx", "openresty", "tengine", "apache", "caddy", "cloudflare", "haproxy"}) || e.head.header("Via"))
        return Holder::ReverseProxy;
    return version && *version >= 316 ? Holder::FlushInterval : Holder::Unknown;
}

template<Holder holder>
bool heldBackBy(const Evidence &e)
{
    return inSuccess(e) && e.stream.streamed && e.stream.buffered.value_or(false) && holderOf(e) == holder;
}

constexpr std::array remarks{
    DiagnosisRule{
        "unexpected-json"_L1, Verdict::Warn, Blame::Path, "streamed"_L1,
        [](const Evidence &e) { return inSuccess(e) && e.answered && e.target.askedForStream && !e.stream.streamed; },
        LINESIDE_SENTENCE(
            "A stream was asked for and the whole answer came at once, as JSON. A route whose options say “stream: false” does that."),
        LINESIDE_SENTENCE("Remove “stream” from the route's options if replies should appear while they are written.")},
    DiagnosisRule{"unexpected-stream"_L1, Verdict::Warn, Blame::Path, "streamed"_L1,
                  [](const Evidence &e) { return inSuccess(e) && e.answered && !e.target.askedForStream && e.stream.streamed; },
                  LINESIDE_SENTENCE("One JSON answer was asked for and a stream came. A route whose options say “stream: true” does that, "
                                    "and plain clients cannot read it."),
                  LINESIDE_SENTENCE("Remove “stream” from the route's options.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::Compression>,
                  LINESIDE_SENTENCE("The stream came in bursts. It is compressed ({encoding}), and whoever compresses gathers events first."),
                  LINESIDE_SENTENCE("Take text/event-stream out of the types to compress (in nginx gzip_types), or ask with “Accept-Encoding: "
                                    "identity”.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::WholeFirst>,
                  LINESIDE_SENTENCE("The stream came at once. Its length was known before its first byte (Content-Length), so something on "
                                    "the way took in the whole answer before it passed it on."),
                  LINESIDE_SENTENCE("Turn response buffering and caching off in what stands between; a plugin that rewrites bodies does it too.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::OldApisix>,
                  LINESIDE_SENTENCE("The stream came in bursts. {gateway} does that by itself: 3.14 and 3.15 pass on about 1,500 bytes at a time."),
                  LINESIDE_SENTENCE("Update APISIX to 3.16 or later. No setting of the route helps.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::ReverseProxy>,
                  LINESIDE_SENTENCE("The stream came in bursts. Most likely the reverse proxy in front ({server}) holds it back; nginx does "
                                    "so unless it is told otherwise, as it asks with HTTP/1.0 and buffers."),
                  LINESIDE_SENTENCE("In nginx set “proxy_buffering off” and “proxy_http_version 1.1” for this path, or let the server behind it "
                                    "answer with “X-Accel-Buffering: no”.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::FlushInterval>,
                  LINESIDE_SENTENCE("The stream came in bursts. {gateway} passes events on as they come, unless streaming_flush_interval_ms of "
                                    "the route's ai-proxy is long or a plugin rewrites the body."),
                  LINESIDE_SENTENCE("Set streaming_flush_interval_ms to 10 or less, and look for response-rewrite and what stands between.")},
    DiagnosisRule{"stream-buffered"_L1, Verdict::Warn, Blame::Wire, "smooth"_L1, heldBackBy<Holder::Unknown>,
                  LINESIDE_SENTENCE("The stream came in bursts: something on the way holds the events back. APISIX 3.14 and 3.15 do, so "
                                    "does a long streaming_flush_interval_ms, and a reverse proxy that buffers."),
                  LINESIDE_SENTENCE(
                      "Update APISIX to 3.16 or later, lower the flush interval, and turn proxy buffering off in what stands before it.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Warn, Blame::Path, "content-type"_L1, isMislabelledStream,
                  LINESIDE_SENTENCE("The stream is whole, but it is labelled “{type}”. Clients that go by the label do not see a stream, and "
                                    "a proxy may hold it back."),
                  LINESIDE_SENTENCE("Let whoever makes the answer label it text/event-stream.")},
    DiagnosisRule{"stream-malformed"_L1, Verdict::Warn, Blame::Path, "complete"_L1,
                  [](const Evidence &e) { return judgedAnswer(e) && e.stream.streamed && e.end.malformed; },
                  LINESIDE_SENTENCE("The answer is whole, but some of its events could not be read."),
                  LINESIDE_SENTENCE("Look at the raw events; strict clients stop at the first of them.")},
    DiagnosisRule{
        "content-filtered"_L1, Verdict::Warn, Blame::Provider, "finish-reason"_L1,
        [](const Evidence &e) { return judgedAnswer(e) && e.finish == FinishReason::ContentFilter && e.answered; },
        LINESIDE_SENTENCE("The provider's content filter stopped the answer (finish reason “{finish}”); what came before is there."),
        LINESIDE_SENTENCE("Change the prompt, or the filter's settings at the provider.")},
    DiagnosisRule{"length-cutoff"_L1, Verdict::Warn, Blame::Provider, "finish-reason"_L1,
                  [](const Evidence &e) { return judgedAnswer(e) && e.finish == FinishReason::Length; },
                  LINESIDE_SENTENCE("The answer stops at the token limit (finish reason “{finish}”)."),
                  LINESIDE_SENTENCE("Allow more tokens in the request or in the route's options. Thinking counts too.")},
    DiagnosisRule{"model-differs"_L1, Verdict::Warn, Blame::Path, "model"_L1,
                  [](const Evidence &e) {
                      return judgedAnswer(e) && !e.target.requestedModel.isEmpty() && !e.answer.model.isEmpty()
                          && !sameModel(e.target.requestedModel, e.answer.model);
                  },
                  LINESIDE_SENTENCE("“{model}” was asked for and “{answered}” answered. A route's own model wins over the request's."),
                  LINESIDE_SENTENCE("If that is not meant, look at the model in the route's options, or at the provider's aliases.")},
    DiagnosisRule{"usage-missing"_L1, Verdict::Warn, Blame::Provider, "usage"_L1,
                  [](const Evidence &e) { return judgedAnswer(e) && e.usage.isEmpty(); },
                  LINESIDE_SENTENCE("The answer does not tell how many tokens it took, so nobody can count its cost."),
                  LINESIDE_SENTENCE("Ask for it with “include_usage” among the request's stream options.")},
    DiagnosisRule{"usage-unaccounted"_L1, Verdict::Warn, Blame::Provider, "usage"_L1, countsTooFew,
                  LINESIDE_SENTENCE("The reported total of tokens is less than input and output together, so one of the numbers is wrong, "
                                    "and so is a cost that is counted from it."),
                  LINESIDE_SENTENCE("Compare with the direct path to see who miscounts, and with the provider's bill.")},
    DiagnosisRule{
        "usage-unaccounted"_L1, Verdict::Pass, Blame::Provider, "usage"_L1,
        [](const Evidence &e) { return judgedAnswer(e) && e.usage.unaccounted().has_value(); },
        LINESIDE_SENTENCE(
            "The reported total is more than input and output together: most likely thinking that the provider does not itemise."),
        LINESIDE_SENTENCE("Nothing to do; it is paid for like output.")},
};

} // namespace

std::span<const DiagnosisRule> streamRules()
{
    return failures;
}

std::span<const DiagnosisRule> answerRules()
{
    return remarks;
}

} // namespace lineside
