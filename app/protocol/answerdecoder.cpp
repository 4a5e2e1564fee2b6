// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/answerdecoder.h"

#include "protocol/chunkreader.h"
#include "protocol/errorbody.h"
#include "protocol/jsonextent.h"
#include "protocol/textchunk.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::AnswerDecoder)
};

constexpr qsizetype mostErrorBytes = 256 * 1024;
constexpr int firstErrorStatus = 400;
constexpr qsizetype longestFieldName = 6; // "event:", "retry:", "error:"

Error protocolError(const HttpHead &head, const QString &message, const QString &details = {})
{
    return Error{.kind = Error::Kind::Protocol, .message = message, .hint = {}, .details = details, .httpStatus = head.status};
}

// Names only: whatever answered there, its values may be secrets.
Error notAChat(const HttpHead &head, const QJsonObject &answer)
{
    constexpr qsizetype mostNames = 10;
    const QString names = answer.keys().first(std::min(answer.size(), mostNames)).join(u", "_s).left(300);
    return protocolError(head, Tr::tr("The answer is JSON, but not an answer to a chat."),
                         names.isEmpty() ? QString() : Tr::tr("Its fields are: %1").arg(names));
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView withoutStart(QByteArrayView bytes)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF", 3);
    if (bytes.startsWith(byteOrderMark))
        bytes = bytes.sliced(byteOrderMark.size());
    const auto *const start = std::ranges::find_if_not(bytes, isBlank);
    return bytes.sliced(start - bytes.begin());
}

// Could these first bytes be the start of a stream's first line? "maybe" while they are too few to tell.
enum class Likeness { No, Maybe, Yes };

Likeness streamLikeness(QByteArrayView start)
{
    if (start.startsWith(':'))
        return Likeness::Yes;
    for (const QByteArrayView field : {"data:", "event:", "id:", "retry:", "error:"}) {
        if (start.startsWith(field))
            return Likeness::Yes;
        if (start.size() < field.size() && field.startsWith(start))
            return Likeness::Maybe;
    }
    return Likeness::No;
}

} // namespace

struct AnswerDecoder::State {
    enum class Way { Undecided, Stream, Whole };

    State(const HttpHead &answerHead, SseLimits sseLimits)
        : head(answerHead)
        , limits(sseLimits)
        , sse(sseLimits)
    {
    }

    void feed(QByteArrayView bytes, DecodedPiece &piece);
    void decide(DecodedPiece &piece, bool isOver);
    void begin(Way chosen, AnswerEnd::Shape chosenShape, DecodedPiece &piece);
    void keep(QByteArrayView bytes);
    void takeEvents(const QList<SseEvent> &events, DecodedPiece &piece);
    void takeEvent(const SseEvent &event, DecodedPiece &piece);
    void takeErrorEvent(QByteArrayView data);
    void takeWhole(DecodedPiece &piece);
    void takeJson(DecodedPiece &piece);
    void takeObject(const QJsonObject &answer, DecodedPiece &piece);
    void endStream(DecodedPiece &piece);
    AnswerEnd finish(DecodedPiece &piece);

    HttpHead head;
    SseLimits limits;
    SseDecoder sse;
    TextChunkReader textChunks;
    ChunkReader chunks;
    Way way = Way::Undecided;
    AnswerEnd end;
    QByteArray body; ///< while undecided: the start; then the body, unless it is a stream
    bool bodyTooLarge = false;
    bool sawEvents = false;
    bool wholeAnswer = false;
};

void AnswerDecoder::State::feed(QByteArrayView bytes, DecodedPiece &piece)
{
    switch (way) {
    case Way::Undecided: {
        // Enough of it to decide, and blank bytes that never end do not pile up.
        qsizetype taken = 0;
        while (taken < bytes.size() && way == Way::Undecided) {
            const char c = bytes[taken++];
            if (c == '\n' || c == '\r') {
                if (withoutStart(body).isEmpty())
                    body.clear();
                else
                    body.append(c);
            } else if (!isBlank(c) || body.size() < longestFieldName) {
                body.append(c);
            }
            decide(piece, false);
        }
        if (taken < bytes.size())
            feed(bytes.sliced(taken), piece);
        break;
    }
    case Way::Stream:
        takeEvents(sse.feed(bytes), piece);
        break;
    case Way::Whole:
        keep(bytes);
        break;
    }
}

void AnswerDecoder::State::decide(DecodedPiece &piece, bool isOver)
{
    constexpr QByteArrayView partsOfMark[] = {"\xEF", "\xEF\xBB"};
    const QByteArrayView start = withoutStart(body);
    const bool insideMark = std::ranges::find(partsOfMark, start) != std::end(partsOfMark);
    if (start.isEmpty() || (insideMark && !isOver))
        return;
    const QByteArray type = head.contentType();
    if (start.front() == '{' || start.front() == '[') {
        begin(Way::Whole, AnswerEnd::Shape::Json, piece);
    } else if (start.front() == '<') {
        begin(Way::Whole, AnswerEnd::Shape::Html, piece);
    } else if (start.front() == '\x1F') {
        begin(Way::Whole, AnswerEnd::Shape::Other, piece);
    } else if (type == "text/event-stream" && head.status < firstErrorStatus) {
        begin(Way::Stream, AnswerEnd::Shape::Stream, piece);
    } else {
        const Likeness likeness = streamLikeness(start);
        if (likeness == Likeness::Yes)
            begin(Way::Stream, AnswerEnd::Shape::Stream, piece);
        else if (likeness == Likeness::No || isOver)
            begin(Way::Whole, AnswerEnd::Shape::Other, piece);
    }
}

void AnswerDecoder::State::begin(Way chosen, AnswerEnd::Shape chosenShape, DecodedPiece &piece)
{
    way = chosen;
    end.shape = chosenShape;
    if (way == Way::Stream)
        takeEvents(sse.feed(std::exchange(body, {})), piece);
}

void AnswerDecoder::State::keep(QByteArrayView bytes)
{
    const qsizetype most = head.status >= firstErrorStatus ? mostErrorBytes : limits.event;
    const qsizetype room = std::max<qsizetype>(0, most - body.size());
    bodyTooLarge = bodyTooLarge || bytes.size() > room;
    body.append(bytes.first(std::min(room, bytes.size())));
}

void AnswerDecoder::State::takeEvents(const QList<SseEvent> &events, DecodedPiece &piece)
{
    for (const SseEvent &event : events) {
        const qsizetype before = piece.chat.size();
        takeEvent(event, piece);
        piece.events.append(event);
        piece.chatPerEvent.append(int(piece.chat.size() - before));
    }
}

void AnswerDecoder::State::takeEvent(const SseEvent &event, DecodedPiece &piece)
{
    sawEvents = true;
    const QByteArray data = event.data.trimmed();
    if (end.done || data.isEmpty())
        return;
    if (data.startsWith("[DONE]")) {
        end.done = true;
        chunks.finish(piece.chat);
        return;
    }
    if (event.name == "error") {
        takeErrorEvent(data);
        return;
    }
    if (const std::optional<TextChunk> chunk = textChunks.read(data); chunk && chunks.take(*chunk, piece.chat))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(data);
    // Gemini wraps even an error inside a stream in an array.
    const QJsonObject chunk = document.isArray() ? document[0].toObject() : document.object();
    end.malformed = end.malformed || document.isNull();
    if (const QJsonObject told = ChunkReader::errorIn(chunk); !told.isEmpty())
        takeErrorEvent(QJsonDocument(told).toJson());
    chunks.read(chunk, piece.chat);
}

void AnswerDecoder::State::takeErrorEvent(QByteArrayView data)
{
    if (!end.error)
        end.error = errorFromAnswer(head, parseErrorBody(data));
}

void AnswerDecoder::State::takeWhole(DecodedPiece &piece)
{
    if (body.startsWith("\x1F\x8B")) {
        end.error = protocolError(head, Tr::tr("The answer is compressed with gzip, and no header says so."));
        if (head.header("content-encoding"))
            end.error->message = Tr::tr("The answer is compressed with gzip and was not unpacked.");
    } else if (head.status >= firstErrorStatus) {
        end.error = errorFromAnswer(head, parseErrorBody(body));
    } else if (bodyTooLarge) {
        end.error = protocolError(head, Tr::tr("The answer is larger than %1 bytes.").arg(limits.event));
    } else if (end.shape == AnswerEnd::Shape::Json) {
        takeJson(piece);
    } else if (end.shape == AnswerEnd::Shape::Html) {
        end.error = protocolError(head, Tr::tr("A web page came where the answer of a model was expected."), parseErrorBody(body).message);
        end.error->hint = Tr::tr("Check the address: a login page or another service may answer there.");
    } else {
        end.error = protocolError(head, Tr::tr("What came is neither a stream of events nor JSON."), parseErrorBody(body).message);
    }
}

void AnswerDecoder::State::takeJson(DecodedPiece &piece)
{
    // Some gateways glue `data: [DONE]` to the end of a JSON answer.
    const QByteArrayView text = withoutStart(body);
    const qsizetype size = JsonExtent().feed(text);
    end.done = text.sliced(size).trimmed().startsWith("data:") && text.sliced(size).contains("[DONE]");
    const QJsonDocument document = QJsonDocument::fromJson(text.first(size).toByteArray());
    if (document.isNull()) {
        end.malformed = true;
        end.error = protocolError(head, Tr::tr("The answer is not whole or not valid JSON."),
                                  QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 300))));
        return;
    }
    takeObject(document.isArray() ? document[0].toObject() : document.object(), piece);
}

void AnswerDecoder::State::takeObject(const QJsonObject &answer, DecodedPiece &piece)
{
    chunks.read(answer, piece.chat);
    chunks.finish(piece.chat);
    if (const QJsonObject told = ChunkReader::errorIn(answer); !told.isEmpty()) {
        takeErrorEvent(QJsonDocument(told).toJson());
    } else if (!chunks.sawChoice()) {
        const ErrorBody words = parseErrorBody(body);
        const bool isError = words.shape != ErrorBody::Shape::OtherJson;
        end.error = isError ? errorFromAnswer(head, words) : notAChat(head, answer);
    }
    wholeAnswer = !end.error;
}

void AnswerDecoder::State::endStream(DecodedPiece &piece)
{
    const QList<SseEvent> unterminated = sse.finish();
    takeEvents(unterminated, piece);
    chunks.finish(piece.chat);
    const bool leftHalf = sse.endedInsideLine() && unterminated.isEmpty() && !end.done && !chunks.isFinished();
    if (sse.error())
        end.error = sse.error();
    else if (head.status >= firstErrorStatus && !end.error)
        end.error = errorFromAnswer(head, ErrorBody());
    else if (!sawEvents)
        end.error = protocolError(head, Tr::tr("The stream ended without an event."));
    end.malformed = end.malformed || leftHalf || sse.error();
}

AnswerEnd AnswerDecoder::State::finish(DecodedPiece &piece)
{
    if (way == Way::Undecided)
        decide(piece, true);
    if (way == Way::Stream)
        endStream(piece);
    else if (way == Way::Whole)
        takeWhole(piece);
    else
        end.error
            = head.status >= firstErrorStatus ? errorFromAnswer(head, ErrorBody()) : protocolError(head, Tr::tr("The answer is empty."));
    end.finished = chunks.isFinished();
    end.complete = end.done || end.finished || wholeAnswer;
    return end;
}

AnswerDecoder::AnswerDecoder(const HttpHead &head, SseLimits limits)
    : m_state(std::make_unique<State>(head, limits))
{
}

AnswerDecoder::~AnswerDecoder() = default;
AnswerDecoder::AnswerDecoder(AnswerDecoder &&) noexcept = default;
AnswerDecoder &AnswerDecoder::operator=(AnswerDecoder &&) noexcept = default;

DecodedPiece AnswerDecoder::feed(QByteArrayView bytes)
{
    DecodedPiece piece;
    m_state->feed(bytes, piece);
    return piece;
}

AnswerEnd AnswerDecoder::finish(DecodedPiece &last)
{
    last = {};
    return m_state->finish(last);
}

bool AnswerDecoder::isStream() const
{
    return m_state->way == State::Way::Stream;
}

bool AnswerDecoder::isDone() const
{
    return m_state->end.done;
}

} // namespace lineside
