// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/chatanswer.h"

#include "net/redaction.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Net)
};

// A reply of a million tokens is about 300 MB of events at most servers' verbosity; nothing honest is larger.
constexpr qint64 mostBytes = 512LL * 1024 * 1024;
// More than this between two events is beyond the decoder's own limits: it reads on, but gives nothing any more.
constexpr qint64 mostBetweenEvents = 48LL * 1024 * 1024;
// What is decoded at once. All that waited for this thread comes as one piece, however large.
constexpr qsizetype portion = 1024 * 1024;

bool isToken(const ChatEvent &event)
{
    const auto *text = std::get_if<TextDelta>(&event);
    const auto *reasoning = std::get_if<ReasoningDelta>(&event);
    return (text && !text->text.isEmpty()) || (reasoning && !reasoning->text.isEmpty());
}

Error notAnAnswer(const QString &message, int status, const QString &details)
{
    return {.kind = Error::Kind::Protocol,
            .message = message,
            .hint = Tr::tr("Check the path of the URL: a login page or another service may answer there."),
            .details = details,
            .httpStatus = status};
}

} // namespace

ChatAnswer::ChatAnswer(std::shared_ptr<ChatMailbox> mailbox, HttpStream::Order order, std::shared_ptr<WireRecorder> recorder)
    : m_mailbox(std::move(mailbox))
    , m_order(std::move(order))
    , m_recorder(std::move(recorder))
    , m_spokenKeys(m_order->keys)
    , m_url(m_order->url)
{
}

ChatAnswer::~ChatAnswer()
{
    if (m_recorder)
        m_recorder->putEnd(std::nullopt); // stopped, or over already
}

void ChatAnswer::takeSent(Moment at)
{
    if (m_recorder)
        m_recorder->putSent(at);
    m_facts.times.requestSent = at;
    m_mailbox->put({}, m_facts);
}

StreamSink::Flow ChatAnswer::takeHead(const HttpHead &head, Moment at)
{
    m_facts.times.firstByte = at;
    m_facts.head = head;
    for (RawHeader &header : m_facts.head.headers)
        header.value = m_order->masked(header.value);
    m_facts.head.reason = m_order->masked(m_facts.head.reason);
    if (m_recorder)
        m_recorder->putHead(m_facts.head, at);
    m_mailbox->put({}, m_facts);
    if (isRedirect(head)) {
        m_refusal = redirectError(head, m_url);
        return Flow::Enough;
    }
    m_decoder.emplace(head);
    return Flow::More;
}

StreamSink::Flow ChatAnswer::takeBytes(QByteArrayView bytes, Moment at)
{
    if (m_recorder)
        m_recorder->putBytes(bytes, at);
    if (!m_decoder)
        return Flow::Enough;
    m_bytes += bytes.size();
    if (m_bytes > mostBytes) {
        m_refusal = Error{.kind = Error::Kind::Protocol,
                          .message = Tr::tr("The answer of %1 is larger than %2 MB; the rest was not read.").arg(hostOf(m_url)).arg(mostBytes >> 20),
                          .hint = {},
                          .details = {},
                          .httpStatus = m_facts.head.status};
        return Flow::Enough;
    }
    for (QByteArrayView rest = bytes; !rest.isEmpty();) {
        const QByteArrayView next = rest.first(std::min(portion, rest.size()));
        rest = rest.sliced(next.size());
        const DecodedPiece piece = m_decoder->feed(next);
        note(piece.chat, at);
        m_sinceEvent = piece.events.isEmpty() ? m_sinceEvent + next.size() : 0;
        if (m_sinceEvent > mostBetweenEvents)
            return Flow::Enough;
    }
    return m_decoder->isDone() ? Flow::Done : Flow::More;
}

void ChatAnswer::note(const QList<ChatEvent> &events, Moment at)
{
    if (events.isEmpty())
        return;
    m_saidSomething = true;
    if (m_recorder && std::ranges::any_of(events, [this](const ChatEvent &event) { return m_spokenKeys.hears(event); }))
        m_recorder->forget();
    m_facts.streamed = m_decoder->isStream();
    if (std::ranges::any_of(events, isToken)) {
        if (!m_facts.times.firstToken)
            m_facts.times.firstToken = at;
        m_facts.times.lastToken = at;
    }
    m_mailbox->put(events, m_facts);
}

void ChatAnswer::takeEnd(const StreamEnd &end, Moment at)
{
    const std::optional<Error> error = verdict(end, at);
    m_facts.times.total = at;
    if (m_recorder)
        m_recorder->putEnd(at);
    qCDebug(netLog) << loggable(m_url) << "ended after" << m_bytes << "bytes," << (error ? "failed" : "completed");
    m_mailbox->putEnd({error ? std::optional(masked(*error)) : std::nullopt}, m_facts);
}

std::optional<Error> ChatAnswer::verdict(const StreamEnd &end, Moment at)
{
    if (!m_decoder)
        return m_refusal ? m_refusal : end.error ? end.error : networkError(QNetworkReply::RemoteHostClosedError, {}, m_url);
    const bool wasDone = m_decoder->isDone();
    DecodedPiece last;
    const AnswerEnd answer = m_decoder->finish(last);
    note(last.chat, at);
    m_facts.streamed = answer.shape == AnswerEnd::Shape::Stream;
    m_facts.complete = answer.complete && (wasDone || !end.error || answer.finished);
    if (m_refusal)
        return m_refusal;
    if (m_facts.head.status >= 400)
        return answer.error ? answer.error : verdictOfAnswer(answer);
    // A stream that broke off after it said something is an answer that was cut; everything else is a failure.
    const bool isCutStream = end.cut && m_facts.streamed && m_saidSomething;
    if (end.error && !m_facts.complete && !isCutStream)
        return end.error;
    return verdictOfAnswer(answer);
}

std::optional<Error> ChatAnswer::verdictOfAnswer(const AnswerEnd &answer) const
{
    const int status = m_facts.head.status;
    const QString details = answer.error ? answer.error->details : QString();
    switch (answer.shape) {
    case AnswerEnd::Shape::Empty:
        return notAnAnswer(Tr::tr("%1 answered with status %2 and nothing else.").arg(hostOf(m_url)).arg(status), status, details);
    case AnswerEnd::Shape::Html:
        return notAnAnswer(Tr::tr("%1 answered with a web page instead of a model's answer.").arg(hostOf(m_url)), status, details);
    case AnswerEnd::Shape::Other:
    case AnswerEnd::Shape::Stream:
    case AnswerEnd::Shape::Json:
        break;
    }
    return answer.error;
}

Error ChatAnswer::masked(Error error) const
{
    error.message = m_order->masked(error.message);
    error.hint = m_order->masked(error.hint);
    error.details = m_order->masked(error.details);
    return error;
}

} // namespace lineside
