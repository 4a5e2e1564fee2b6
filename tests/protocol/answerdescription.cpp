// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/answerdescription.h"

#include "protocol/errorbody.h"
#include "protocol/gatewaysigns.h"

#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QString shapeName(AnswerEnd::Shape shape)
{
    static const QStringList names{u"empty"_s, u"stream"_s, u"json"_s, u"html"_s, u"other"_s};
    return names.at(int(shape));
}

QString errorShapeName(ErrorBody::Shape shape)
{
    static const QStringList names{u"empty"_s,       u"error_msg"_s,       u"message"_s, u"error object"_s, u"error string"_s, u"error array"_s,
                                   u"anthropic error"_s, u"detail"_s, u"other json"_s,   u"html"_s,         u"text"_s};
    return names.at(int(shape));
}

QString kindName(Error::Kind kind)
{
    static const QStringList names{u"Network"_s,    u"Tls"_s,    u"Timeout"_s,  u"Auth"_s,      u"RateLimited"_s, u"NotFound"_s,
                                   u"BadRequest"_s, u"Server"_s, u"Protocol"_s, u"Cancelled"_s, u"Storage"_s,     u"Keychain"_s,
                                   u"Configuration"_s};
    return names.at(int(kind));
}

// The texts and names of an answer, put together again.
struct Gathered {
    QString text;
    QString reasoning;
    QString model;
    QString finish;
    int deltas = 0;
    int tools = 0;
    Usage usage;
};

Gathered gather(const QList<ChatEvent> &events)
{
    Gathered all;
    for (const ChatEvent &event : events) {
        std::visit(overloaded{
                       [&all](const Started &started) { all.model = started.model; },
                       [&all](const TextDelta &delta) { all.text += delta.text, ++all.deltas; },
                       [&all](const ReasoningDelta &delta) { all.reasoning += delta.text; },
                       [](const RefusalDelta &) {},
                       [&all](const ToolCallDelta &) { ++all.tools; },
                       [&all](const UsageReport &report) { all.usage.merge(report.usage); },
                       [&all](const Finished &finished) { all.finish = finished.raw; },
                   },
                   event);
    }
    return all;
}

void put(QJsonObject &object, const QString &name, const std::optional<qint64> &count)
{
    if (count)
        object[name] = *count;
}

void put(QJsonObject &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

QJsonObject describeUsage(const Usage &usage)
{
    QJsonObject object;
    put(object, u"input"_s, usage.input);
    put(object, u"cached"_s, usage.cached);
    put(object, u"cacheWrite"_s, usage.cacheWrite);
    put(object, u"output"_s, usage.output);
    put(object, u"reasoning"_s, usage.reasoning);
    put(object, u"totalReported"_s, usage.totalReported);
    put(object, u"unaccounted"_s, usage.unaccounted());
    return object;
}

QJsonObject describeError(const Error &error, const QByteArray &body)
{
    QJsonObject object{{u"kind"_s, kindName(error.kind)}, {u"message"_s, error.message}};
    put(object, u"hint"_s, error.hint);
    put(object, u"details"_s, error.details);
    const ErrorBody words = parseErrorBody(body);
    if (error.httpStatus >= 400) {
        object[u"shape"_s] = errorShapeName(words.shape);
        put(object, u"code"_s, words.code);
        put(object, u"param"_s, words.param);
        put(object, u"status"_s, words.status);
        if (words.isGatewayHtml)
            object[u"gatewayHtml"_s] = true;
    }
    return object;
}

QString describeLimit(const LimitSign &limit)
{
    const auto number = [](const std::optional<double> &value) { return value ? QString::number(*value) : u"?"_s; };
    return u"%1: %2 of %3, reset %4 s"_s.arg(limit.name, number(limit.remaining), number(limit.limit), number(limit.resetSeconds));
}

} // namespace

void Decoded::take(const DecodedPiece &piece)
{
    chat += piece.chat;
    events += piece.events;
    chatPerEvent += piece.chatPerEvent;
}

bool Decoded::operator==(const Decoded &other) const
{
    return chat == other.chat && events == other.events && chatPerEvent == other.chatPerEvent && end.shape == other.end.shape
        && end.done == other.end.done && end.finished == other.end.finished && end.complete == other.end.complete
        && end.malformed == other.end.malformed && end.error == other.end.error;
}

Decoded decodePieces(const HttpHead &head, const QByteArrayList &pieces, SseLimits limits)
{
    AnswerDecoder decoder(head, limits);
    Decoded all;
    for (const QByteArray &piece : pieces)
        all.take(decoder.feed(piece));
    DecodedPiece last;
    all.end = decoder.finish(last);
    all.take(last);
    return all;
}

Decoded decodeInSizes(const HttpHead &head, const QByteArray &body, qsizetype size)
{
    QByteArrayList pieces;
    for (qsizetype at = 0; at < body.size(); at += size)
        pieces.append(body.mid(at, size));
    return decodePieces(head, pieces);
}

QJsonObject describe(const HttpHead &head, const QByteArray &body, const Decoded &decoded)
{
    const Gathered all = gather(decoded.chat);
    QJsonObject object{{u"status"_s, head.status}, {u"answer"_s, shapeName(decoded.end.shape)}, {u"complete"_s, decoded.end.complete}};
    put(object, u"text"_s, all.text);
    put(object, u"reasoning"_s, all.reasoning);
    put(object, u"model"_s, all.model);
    put(object, u"finish"_s, all.finish);
    if (!decoded.events.isEmpty())
        object[u"events"_s] = decoded.events.size();
    if (decoded.end.shape == AnswerEnd::Shape::Stream) {
        object[u"deltas"_s] = all.deltas;
        object[u"done"_s] = decoded.end.done;
        object[u"finished"_s] = decoded.end.finished;
        object[u"malformed"_s] = decoded.end.malformed;
    }
    if (!all.usage.isEmpty())
        object[u"usage"_s] = describeUsage(all.usage);
    if (decoded.end.error)
        object[u"error"_s] = describeError(*decoded.end.error, body);
    const GatewaySigns signs = gatewaySigns(head);
    put(object, u"gateway"_s, (signs.kind + u' ' + signs.version).trimmed());
    put(object, u"upstreamStatus"_s, signs.upstreamStatus);
    put(object, u"plugins"_s, signs.plugins.join(u", "_s));
    QJsonArray limits;
    for (const LimitSign &limit : signs.limits)
        limits.append(describeLimit(limit));
    if (!limits.isEmpty())
        object[u"limits"_s] = limits;
    return object;
}

} // namespace lineside::test
