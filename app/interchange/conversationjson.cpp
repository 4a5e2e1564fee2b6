// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationjson.h"

#include "core/chatevent.h"
#include "interchange/messageids.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationJson)
};

constexpr int fileVersion = 1;

template<class T>
struct Name {
    T value;
    QLatin1StringView text;
};
template<class T>
Name(T, QLatin1StringView) -> Name<T>; // clang 14 does not find it by itself

constexpr std::array roles{Name{Role::System, "system"_L1}, Name{Role::User, "user"_L1}, Name{Role::Assistant, "assistant"_L1},
                           Name{Role::Tool, "tool"_L1}};
constexpr std::array states{Name{ReplyState::Complete, "complete"_L1}, Name{ReplyState::Cut, "cut"_L1}, Name{ReplyState::Stopped, "stopped"_L1},
                            Name{ReplyState::Failed, "failed"_L1}};
constexpr std::array finishReasons{Name{FinishReason::Stop, "stop"_L1}, Name{FinishReason::Length, "length"_L1},
                                   Name{FinishReason::ToolCalls, "toolCalls"_L1}, Name{FinishReason::ContentFilter, "contentFilter"_L1},
                                   Name{FinishReason::Other, "other"_L1}};
constexpr std::array errorKinds{Name{Error::Kind::Network, "network"_L1},     Name{Error::Kind::Tls, "tls"_L1},
                                Name{Error::Kind::Timeout, "timeout"_L1},     Name{Error::Kind::Auth, "auth"_L1},
                                Name{Error::Kind::RateLimited, "rateLimited"_L1}, Name{Error::Kind::NotFound, "notFound"_L1},
                                Name{Error::Kind::BadRequest, "badRequest"_L1}, Name{Error::Kind::Server, "server"_L1},
                                Name{Error::Kind::Protocol, "protocol"_L1},   Name{Error::Kind::Cancelled, "cancelled"_L1},
                                Name{Error::Kind::Storage, "storage"_L1},     Name{Error::Kind::Keychain, "keychain"_L1},
                                Name{Error::Kind::Configuration, "configuration"_L1}};

/// A reply that was still growing was cut where the export was made.
template<class T, size_t N>
QString nameOf(const std::array<Name<T>, N> &names, T value)
{
    const auto found = std::ranges::find(names, value, &Name<T>::value);
    return found == names.end() ? QString("cut"_L1) : QString(found->text);
}

template<class T, size_t N>
std::optional<T> named(const std::array<Name<T>, N> &names, const QJsonValue &text)
{
    const auto found = std::ranges::find(names, text.toString(), [](const Name<T> &name) { return QString(name.text); });
    return found == names.end() ? std::nullopt : std::optional(found->value);
}

struct UsageMember {
    QLatin1StringView name;
    std::optional<qint64> Usage::*member;
};
constexpr std::array usageMembers{UsageMember{"input"_L1, &Usage::input},           UsageMember{"cached"_L1, &Usage::cached},
                                  UsageMember{"cacheWrite"_L1, &Usage::cacheWrite}, UsageMember{"output"_L1, &Usage::output},
                                  UsageMember{"reasoning"_L1, &Usage::reasoning},   UsageMember{"total"_L1, &Usage::totalReported}};

struct TimeMember {
    QLatin1StringView name;
    std::optional<microseconds> ReplyTimes::*member;
};
constexpr std::array timeMembers{TimeMember{"requestSent"_L1, &ReplyTimes::requestSent}, TimeMember{"firstByte"_L1, &ReplyTimes::firstByte},
                                 TimeMember{"firstToken"_L1, &ReplyTimes::firstToken}, TimeMember{"lastToken"_L1, &ReplyTimes::lastToken},
                                 TimeMember{"total"_L1, &ReplyTimes::total}};

void putText(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QJsonValue &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toLocalTime();
}

QJsonArray attachmentsToJson(const QList<Attachment> &attachments)
{
    QJsonArray array;
    for (const Attachment &attachment : attachments)
        array.append(QJsonObject{{"name"_L1, attachment.name},
                                 {"mediaType"_L1, QString::fromLatin1(attachment.mediaType)},
                                 {"data"_L1, QString::fromLatin1(attachment.data.toBase64())}});
    return array;
}

QList<Attachment> attachmentsFrom(const QJsonArray &array)
{
    QList<Attachment> attachments;
    for (const QJsonValue &value : array)
        attachments.append({value["name"_L1].toString(), value["mediaType"_L1].toString().toLatin1(),
                            QByteArray::fromBase64(value["data"_L1].toString().toLatin1())});
    return attachments;
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject object{{"kind"_L1, nameOf(errorKinds, error.kind)}, {"message"_L1, error.message}};
    putText(object, "hint"_L1, error.hint);
    putText(object, "details"_L1, error.details);
    if (error.httpStatus > 0)
        object.insert("status"_L1, error.httpStatus);
    return object;
}

Error errorFrom(const QJsonObject &object)
{
    return {.kind = named(errorKinds, object.value("kind"_L1)).value_or(Error::Kind::Protocol), .message = object.value("message"_L1).toString(),
            .hint = object.value("hint"_L1).toString(), .details = object.value("details"_L1).toString(), .httpStatus = object.value("status"_L1).toInt()};
}

/// Names alone: a reader sees whom it was asked of, and nobody learns an address.
QJsonObject wayToJson(const Target &target)
{
    return std::visit(overloaded{[](const DirectTarget &direct) { return QJsonObject{{"provider"_L1, direct.provider.name}}; },
                                 [](const RouteTarget &routed) {
                                     return QJsonObject{{"gateway"_L1, routed.gateway.name}, {"route"_L1, routed.route.label()}};
                                 },
                                 [](const UrlTarget &) { return QJsonObject(); }},
                      target);
}

Target wayFrom(const QJsonObject &way, const QString &model)
{
    if (way.contains("route"_L1)) {
        RouteTarget routed;
        routed.gateway.name = way.value("gateway"_L1).toString();
        routed.route.name = way.value("route"_L1).toString();
        routed.model = model;
        return routed;
    }
    DirectTarget direct;
    direct.provider.name = way.value("provider"_L1).toString();
    direct.model = model;
    return direct;
}

QJsonObject replyToJson(const ChatTurn &turn)
{
    QJsonObject reply{{"state"_L1, nameOf(states, turn.state)}, {"way"_L1, wayToJson(turn.target)}};
    putText(reply, "requestedModel"_L1, requestedModel(turn.target));
    putText(reply, "model"_L1, turn.model);
    if (turn.error)
        reply.insert("error"_L1, errorToJson(*turn.error));
    QJsonObject usage;
    for (const UsageMember &member : usageMembers)
        if (const auto &count = turn.usage.*member.member)
            usage.insert(member.name, *count);
    if (!usage.isEmpty())
        reply.insert("usage"_L1, usage);
    QJsonObject times;
    for (const TimeMember &member : timeMembers)
        if (const auto &time = turn.facts->times.*member.member)
            times.insert(member.name, qint64(time->count()));
    if (!times.isEmpty())
        reply.insert("microseconds"_L1, times);
    if (turn.finishReason)
        reply.insert("finishReason"_L1, nameOf(finishReasons, *turn.finishReason));
    putText(reply, "finishReasonAsSent"_L1, turn.finishReasonRaw);
    if (turn.facts->head.status > 0)
        reply.insert("status"_L1, turn.facts->head.status);
    reply.insert("streamed"_L1, turn.facts->streamed);
    reply.insert("deltas"_L1, turn.deltas);
    return reply;
}

void takeReply(ChatTurn &turn, const QJsonObject &reply)
{
    turn.state = named(states, reply.value("state"_L1)).value_or(ReplyState::Complete);
    turn.target = wayFrom(reply.value("way"_L1).toObject(), reply.value("requestedModel"_L1).toString());
    turn.model = reply.value("model"_L1).toString();
    if (reply.contains("error"_L1))
        turn.error = errorFrom(reply.value("error"_L1).toObject());
    const QJsonObject usage = reply.value("usage"_L1).toObject();
    for (const UsageMember &member : usageMembers)
        if (usage.value(member.name).isDouble())
            turn.usage.*member.member = usage.value(member.name).toInteger();
    const QJsonObject times = reply.value("microseconds"_L1).toObject();
    ReplyFacts &facts = turn.facts.edit();
    for (const TimeMember &member : timeMembers)
        if (times.value(member.name).isDouble())
            facts.times.*member.member = microseconds(times.value(member.name).toInteger());
    turn.finishReason = named(finishReasons, reply.value("finishReason"_L1));
    turn.finishReasonRaw = reply.value("finishReasonAsSent"_L1).toString();
    facts.head.status = reply.value("status"_L1).toInt();
    facts.streamed = reply.value("streamed"_L1).toBool();
    facts.complete = turn.state == ReplyState::Complete;
    turn.deltas = reply.value("deltas"_L1).toInteger();
}

QJsonObject messageToJson(const StoredMessage &message)
{
    const ChatTurn &turn = message.turn;
    QJsonObject object{{"id"_L1, QString::number(qint64(turn.id))}, {"role"_L1, nameOf(roles, turn.role)}, {"text"_L1, turn.text.toString()}};
    if (message.parent != MessageId::None)
        object.insert("parent"_L1, QString::number(qint64(message.parent)));
    if (turn.createdAt.isValid())
        object.insert("createdAt"_L1, timeText(turn.createdAt));
    putText(object, "reasoning"_L1, turn.reasoning);
    putText(object, "refusal"_L1, turn.refusal);
    putText(object, "toolCallId"_L1, turn.toolCallId);
    if (!turn.attachments.isEmpty())
        object.insert("attachments"_L1, attachmentsToJson(turn.attachments));
    QJsonArray calls;
    for (const ToolCall &call : turn.toolCalls)
        calls.append(QJsonObject{{"id"_L1, call.id}, {"name"_L1, call.name}, {"arguments"_L1, call.arguments}});
    if (!calls.isEmpty())
        object.insert("toolCalls"_L1, calls);
    if (turn.role == Role::Assistant)
        object.insert("reply"_L1, replyToJson(turn));
    return object;
}

ChatTurn turnFrom(const QJsonObject &object, Role role)
{
    ChatTurn turn;
    turn.role = role;
    turn.createdAt = timeFrom(object.value("createdAt"_L1));
    turn.text = object.value("text"_L1).toString();
    turn.reasoning = object.value("reasoning"_L1).toString();
    turn.refusal = object.value("refusal"_L1).toString();
    turn.toolCallId = object.value("toolCallId"_L1).toString();
    turn.attachments = attachmentsFrom(object.value("attachments"_L1).toArray());
    for (const QJsonValue &call : object.value("toolCalls"_L1).toArray())
        turn.toolCalls.append({call["id"_L1].toString(), call["name"_L1].toString(), call["arguments"_L1].toString()});
    if (role == Role::Assistant)
        takeReply(turn, object.value("reply"_L1).toObject());
    return turn;
}

} // namespace

QJsonObject conversationFileHeader()
{
    return {{"lineside"_L1, "conversations"_L1}, {"version"_L1, fileVersion}};
}

bool isConversationFileHeader(const QJsonObject &object)
{
    return object.value("lineside"_L1) == "conversations"_L1;
}

QJsonObject conversationToJson(const ConversationRecord &record)
{
    const Conversation &conversation = record.conversation;
    QJsonArray messages;
    for (const StoredMessage &message : record.messages)
        messages.append(messageToJson(message));
    QJsonObject object{{"title"_L1, conversation.title}, {"messages"_L1, messages}};
    if (conversation.createdAt.isValid())
        object.insert("createdAt"_L1, timeText(conversation.createdAt));
    if (conversation.updatedAt.isValid())
        object.insert("updatedAt"_L1, timeText(conversation.updatedAt));
    if (conversation.titleByUser)
        object.insert("renamed"_L1, true);
    if (conversation.pinned)
        object.insert("pinned"_L1, true);
    if (conversation.archived)
        object.insert("archived"_L1, true);
    if (!conversation.tags.isEmpty())
        object.insert("tags"_L1, QJsonArray::fromStringList(conversation.tags));
    putText(object, "systemPrompt"_L1, conversation.systemPrompt);
    if (conversation.leaf != MessageId::None)
        object.insert("leaf"_L1, QString::number(qint64(conversation.leaf)));
    return object;
}

Result<ConversationRecord> conversationFromJson(const QJsonObject &object, const QDateTime &undated)
{
    if (!object.value("messages"_L1).isArray())
        return failure(Error::Kind::Protocol, Tr::tr("This is no conversation: it has no list of messages."));
    ConversationRecord record;
    Conversation &conversation = record.conversation;
    conversation.title = object.value("title"_L1).toString();
    conversation.titleByUser = object.value("renamed"_L1).toBool();
    conversation.createdAt = timeFrom(object.value("createdAt"_L1));
    conversation.updatedAt = timeFrom(object.value("updatedAt"_L1));
    conversation.pinned = object.value("pinned"_L1).toBool();
    conversation.archived = object.value("archived"_L1).toBool();
    for (const QJsonValue &tag : object.value("tags"_L1).toArray())
        conversation.tags.append(tag.toString());
    conversation.systemPrompt = object.value("systemPrompt"_L1).toString();
    MessageIds ids(conversation, undated);
    for (const QJsonValue &value : object.value("messages"_L1).toArray()) {
        const QJsonObject message = value.toObject();
        const std::optional<Role> role = named(roles, message.value("role"_L1));
        if (!role)
            return failure(Error::Kind::Protocol, Tr::tr("A message has a role that this version does not know: “%1”.").arg(message.value("role"_L1).toString().left(80)));
        ids.add(record.messages, message.value("id"_L1).toString(), message.value("parent"_L1).toString(), turnFrom(message, *role));
    }
    conversation.leaf = ids.of(object.value("leaf"_L1).toString());
    return record;
}

QByteArray conversationsToJson(const QList<ConversationRecord> &records)
{
    QByteArray file = "[\n" + QJsonDocument(conversationFileHeader()).toJson(QJsonDocument::Compact);
    for (const ConversationRecord &record : records)
        file += ",\n" + QJsonDocument(conversationToJson(record)).toJson(QJsonDocument::Compact);
    return file + "\n]\n";
}

} // namespace lineside
