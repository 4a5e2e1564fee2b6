// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/wildstreams.h"

#include "probe/recordedtransfer.h"
#include "probe/wildbodies.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

using Whose = WildStream::Whose;

enum class Manner { OpenAi, Gemini, Azure, Vllm, OpenRouter };
enum class Trouble {
    None, EndsEarly, EndsInEvent, Breaks, ErrorEvent, Length, Filtered, NoUsage, OtherModel, Bursts, AllAtEnd, WholeJson, Unasked, Stalls, WrongLabel
};

QByteArray words(Chance &chance)
{
    return chance.pick({"The ", "capital ", "of ", " it", "\\n\\n", "is ", "**Paris**", ". ", "\\u00e9t\\u00e9 ", "\\ud83d\\ude80", "data: ", "- item\\n", "error "});
}

// Writes the events of one answer.
class Writer
{
public:
    Writer(Manner manner, QByteArray model, Chance &chance)
        : m_manner(manner)
        , m_model(std::move(model))
        , m_chance(chance)
        , m_id("chatcmpl-" + chance.hex(10))
        , m_crlf(chance.oneIn(6))
        , m_tight(chance.oneIn(8))
    {
    }

    QByteArray event(const QByteArray &data) const
    {
        const QByteArray end = m_crlf ? "\r\n\r\n" : "\n\n";
        return (m_tight ? "data:" : "data: ") + data + end;
    }

    QByteArray opening() const
    {
        switch (m_manner) {
        case Manner::Azure:
            return event(R"({"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]})")
                + chunk(R"({"content":"","role":"assistant"})", "null");
        case Manner::OpenRouter:
            return ": OPENROUTER PROCESSING\n\n";
        case Manner::Gemini:
            return {};
        case Manner::OpenAi:
        case Manner::Vllm:
            break;
        }
        return chunk(R"({"role":"assistant","content":"","refusal":null})", "null");
    }

    QByteArray word() const
    {
        const QByteArray role = m_manner == Manner::Gemini ? R"(,"role":"assistant")" : "";
        return chunk("{\"content\":\"" + words(m_chance) + "\"" + role + "}", "null");
    }

    QByteArray closing(const QByteArray &reason, bool usage) const
    {
        const QByteArray counts = R"("usage":{"prompt_tokens":12,"completion_tokens":30,"total_tokens":42})";
        const QByteArray quoted = '"' + reason + '"';
        if (m_manner == Manner::Gemini)
            return chunk(R"({"content":"","role":"assistant"})", quoted, usage ? ',' + counts : QByteArray());
        QByteArray end = chunk("{}", quoted);
        if (usage)
            end += event("{\"id\":\"" + m_id + "\",\"object\":\"chat.completion.chunk\",\"model\":\"" + m_model + "\",\"choices\":[]," + counts + "}");
        return end;
    }

    QByteArray error() const
    {
        return m_chance.pick({"data: {\"error\":{\"message\":\"The server had an error while processing your request\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n",
                              "data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\n\n",
                              "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n",
                              "data: {\"id\":\"gen-1\",\"object\":\"chat.completion.chunk\",\"error\":{\"code\":502,\"message\":\"Provider disconnected\"},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n",
                              "error: {\"code\":500,\"message\":\"slot unavailable\",\"type\":\"server_error\"}\n\n"});
    }

private:
    QByteArray chunk(const QByteArray &delta, const QByteArray &finish, const QByteArray &rest = {}) const
    {
        const QByteArray further = m_manner == Manner::Vllm ? R"(,"usage":null)" : m_manner == Manner::OpenAi ? R"(,"service_tier":"default","system_fingerprint":"fp_44")" : "";
        return event("{\"id\":\"" + m_id + "\",\"object\":\"chat.completion.chunk\",\"created\":1795000000,\"model\":\"" + m_model
                     + "\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finish + "}]" + further + rest + "}");
    }

    Manner m_manner;
    QByteArray m_model;
    Chance &m_chance;
    QByteArray m_id;
    bool m_crlf;
    bool m_tight;
};

// A flow: each event by itself, now and then two together, now and then one in two reads.
QList<WireRead> flow(const QByteArrayList &events, Chance &chance)
{
    const double gap = chance.fraction(4, 90);
    QList<WireRead> reads;
    ProbeMs at = chance.fraction(20, 900);
    QByteArray waiting;
    for (const QByteArray &event : events) {
        waiting += event;
        if (chance.oneIn(7) && gap < 40)
            continue;
        if (waiting.isEmpty()) // cut off at the end of an event
            continue;
        const qsizetype cut = waiting.size() > 1 && chance.oneIn(9) ? chance.between(1, int(waiting.size()) - 1) : waiting.size();
        reads.append({at, cut, waiting.first(cut)});
        waiting = waiting.sliced(cut);
        at += gap * chance.fraction(0.6, 1.5);
    }
    if (!waiting.isEmpty())
        reads.append({at, waiting.size(), waiting});
    return reads;
}

// What a hop makes of it that passes on only full buffers, whatever the pace of the model.
QList<WireRead> bursts(const QByteArrayList &events, qsizetype buffer, Chance &chance)
{
    const double gap = chance.fraction(30, 70);
    QList<WireRead> reads;
    ProbeMs at = chance.fraction(100, 500);
    QByteArray waiting;
    for (const QByteArray &event : events) {
        waiting += event;
        at += gap;
        if (waiting.size() < buffer)
            continue;
        reads.append({at, buffer, waiting.first(buffer)});
        waiting = waiting.sliced(buffer);
    }
    reads.append({at, waiting.size(), waiting});
    return reads;
}

QByteArray wholeAnswer(const QByteArray &model, Chance &chance)
{
    return restyled("{\"id\":\"x\",\"object\":\"chat.completion\",\"model\":\"" + model
                        + R"(","choices":[{"index":0,"message":{"role":"assistant","content":"The capital is Paris."},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":6,"total_tokens":11}})",
                    chance);
}

struct Expected {
    const char *cause;
    Whose whose;
};

Expected expectedOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None: return {"ok", Whose::Nobody};
    case Trouble::EndsEarly:
    case Trouble::EndsInEvent: return {"stream-truncated", Whose::Path};
    case Trouble::Breaks: return {"stream-truncated", Whose::Wire};
    case Trouble::ErrorEvent: return {"stream-error-event", Whose::Provider};
    case Trouble::Length: return {"length-cutoff", Whose::Provider};
    case Trouble::Filtered: return {"content-filtered", Whose::Provider};
    case Trouble::NoUsage: return {"usage-missing", Whose::Provider};
    case Trouble::OtherModel: return {"model-differs", Whose::Path};
    case Trouble::Bursts:
    case Trouble::AllAtEnd: return {"stream-buffered", Whose::Wire};
    case Trouble::WholeJson: return {"unexpected-json", Whose::Path};
    case Trouble::Unasked: return {"unexpected-stream", Whose::Path};
    case Trouble::Stalls: return {"stream-stalled", Whose::Path};
    case Trouble::WrongLabel: return {"stream-malformed", Whose::Path};
    }
    return {"", Whose::Nobody};
}

QByteArrayList eventsOf(const Writer &writer, Trouble trouble, bool buffered, Chance &chance)
{
    QByteArrayList events;
    if (const QByteArray opening = writer.opening(); !opening.isEmpty())
        events.append(opening);
    for (int i = buffered ? chance.between(40, 90) : chance.between(4, 60); i > 0; --i) {
        events.append(writer.word());
        if (chance.oneIn(25))
            events.append(": ping\n\n");
    }
    const bool cut = trouble == Trouble::EndsEarly || trouble == Trouble::EndsInEvent || trouble == Trouble::Breaks || trouble == Trouble::Stalls;
    if (trouble == Trouble::EndsInEvent || (trouble == Trouble::Breaks && chance.oneIn(2)))
        events.last().chop(chance.between(3, 30));
    if (cut)
        return events;
    if (trouble == Trouble::ErrorEvent) {
        events.append(writer.error());
        if (chance.oneIn(2))
            events.append("data: [DONE]\n\n");
        return events;
    }
    const QByteArray reason = trouble == Trouble::Length ? "length" : trouble == Trouble::Filtered ? "content_filter" : "stop";
    events.append(writer.closing(reason, trouble != Trouble::NoUsage));
    if (!chance.oneIn(10)) // some leave it out
        events.append("data: [DONE]\n\n");
    return events;
}

} // namespace

WildStream someStream(Chance &chance)
{
    const auto manner = Manner(chance.below(int(Manner::OpenRouter) + 1));
    const auto trouble = chance.oneIn(3) ? Trouble::None : Trouble(chance.below(int(Trouble::WrongLabel) + 1));
    const Expected expected = expectedOf(trouble);
    WildStream stream;
    stream.requestedModel = u"m1"_s;
    stream.askedForStream = trouble != Trouble::Unasked;
    stream.cause = QString::fromLatin1(expected.cause);
    stream.whose = expected.whose;
    const QByteArray model = trouble == Trouble::OtherModel ? chance.pick({"m2", "gemini-2.5-flash", "m1-mini"}) : chance.pick({"m1", "m1-2025-08-07", "models/m1", "openai/m1"});
    const bool buffered = trouble == Trouble::Bursts || trouble == Trouble::AllAtEnd;
    QByteArray type = chance.pick({"text/event-stream", "text/event-stream; charset=utf-8", "text/event-stream;charset=UTF-8"});
    QList<WireRead> reads;
    if (trouble == Trouble::WholeJson) {
        type = chance.pick({"application/json", "application/json; charset=UTF-8"});
        reads = readsOf(wholeAnswer(model, chance), chance.fraction(100, 3000), chance);
    } else {
        const QByteArrayList events = eventsOf(Writer(manner, model, chance), trouble, buffered, chance);
        const auto join = [&events] { return events.join(); };
        reads = trouble == Trouble::AllAtEnd ? readsOf(join(), chance.fraction(600, 4000), chance)
            : trouble == Trouble::Bursts     ? bursts(events, chance.pick(std::array<qsizetype, 3>{1500, 4096, 8192}), chance)
                                             : flow(events, chance);
        if (trouble == Trouble::WrongLabel)
            type = chance.pick({"text/plain; charset=utf-8", "application/octet-stream", "application/json"});
    }
    stream.transfer = transferOf(200, type, {});
    stream.transfer.reads = reads;
    stream.transfer.times.total = reads.constLast().at;
    if (trouble == Trouble::Breaks)
        stream.transfer.facts.fault = chance.oneIn(2) ? TransportFacts::Fault::Partial : TransportFacts::Fault::Receive;
    if (trouble == Trouble::Stalls)
        stream.transfer.facts.limit = TransportFacts::Limit::Idle;
    return stream;
}

} // namespace lineside::test
