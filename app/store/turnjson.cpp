// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/turnjson.h"

#include "store/literalkeys.h"
#include "store/targetjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostHeaders = 200;
constexpr qsizetype mostToolCalls = 1000;

// By name, as the numbers of an enum are nobody's promise.
constexpr std::array errorKinds{
    std::pair("network"_L1, Error::Kind::Network),         std::pair("tls"_L1, Error::Kind::Tls),
    std::pair("timeout"_L1, Error::Kind::Timeout),         std::pair("auth"_L1, Error::Kind::Auth),
    std::pair("rateLimited"_L1, Error::Kind::RateLimited), std::pair("notFound"_L1, Error::Kind::NotFound),
    std::pair("badRequest"_L1, Error::Kind::BadRequest),   std::pair("server"_L1, Error::Kind::Server),
    std::pair("protocol"_L1, Error::Kind::Protocol),       std::pair("cancelled"_L1, Error::Kind::Cancelled),
    std::pair("storage"_L1, Error::Kind::Storage),         std::pair("keychain"_L1, Error::Kind::Keychain),
    std::pair("configuration"_L1, Error::Kind::Configuration)};

// JSON is UTF-8 and cannot hold half of a surrogate pair; such a text goes as its units.
QJsonValue textValue(const QString &text)
{
    if (text.isValidUtf16())
        return text;
    QJsonArray units;
    for (const QChar unit : text)
        units.append(int(unit.unicode()));
    return QJsonObject{{u"utf16"_s, units}};
}

QString textOf(const QJsonValue &value)
{
    if (!value.isObject())
        return value.toString();
    QString text;
    const QJsonArray units = value["utf16"_L1].toArray();
    for (const QJsonValue &unit : units)
        text.append(QChar(char16_t(unit.toInt())));
    return text;
}

void putText(QJsonObject &json, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = textValue(text);
}

QString latin(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QJsonObject toJson(const Error &error)
{
    const auto kind = std::ranges::find(errorKinds, error.kind, [](const auto &entry) { return entry.second; });
    QJsonObject json{{u"kind"_s, kind->first}};
    putText(json, u"message"_s, error.message);
    putText(json, u"hint"_s, error.hint);
    putText(json, u"details"_s, error.details);
    if (error.httpStatus != 0)
        json[u"status"_s] = error.httpStatus;
    return json;
}

Error errorOf(const QJsonValue &json)
{
    Error error;
    const QString name = json["kind"_L1].toString();
    if (const auto *kind = std::ranges::find(errorKinds, name, [](const auto &entry) { return entry.first; }); kind != errorKinds.end())
        error.kind = kind->second;
    error.message = textOf(json["message"_L1]);
    error.hint = textOf(json["hint"_L1]);
    error.details = textOf(json["details"_L1]);
    error.httpStatus = json["status"_L1].toInt();
    return error;
}

QJsonObject toJson(const ReplyTimes &times)
{
    QJsonObject json;
    const auto put = [&json](const QString &name, const std::optional<std::chrono::microseconds> &time) {
        if (time)
            json[name] = qint64(time->count());
    };
    put(u"requestSent"_s, times.requestSent);
    put(u"firstByte"_s, times.firstByte);
    put(u"firstToken"_s, times.firstToken);
    put(u"lastToken"_s, times.lastToken);
    put(u"total"_s, times.total);
    return json;
}

ReplyTimes timesOf(const QJsonValue &json)
{
    const auto time = [&json](QLatin1StringView name) {
        const QJsonValue value = json[name];
        return value.isDouble() ? std::optional(std::chrono::microseconds(value.toInteger())) : std::nullopt;
    };
    return {time("requestSent"_L1), time("firstByte"_L1), time("firstToken"_L1), time("lastToken"_L1), time("total"_L1)};
}

QJsonObject toJson(const HttpHead &head)
{
    QJsonArray headers;
    for (const RawHeader &header : head.headers) {
        if (isKeptHeader(header.name) && !looksLikeKey(header.name, latin(header.value)) && headers.size() < mostHeaders)
            headers.append(QJsonArray{latin(header.name), latin(header.value)});
    }
    QJsonObject json;
    if (head.status != 0)
        json[u"status"_s] = head.status;
    putText(json, u"reason"_s, latin(head.reason));
    putText(json, u"version"_s, latin(head.version));
    if (!headers.isEmpty())
        json[u"headers"_s] = headers;
    return json;
}

HttpHead headOf(const QJsonValue &json)
{
    HttpHead head{json["status"_L1].toInt(), json["reason"_L1].toString().toLatin1(), json["version"_L1].toString().toLatin1(), {}};
    const QJsonArray headers = json["headers"_L1].toArray();
    for (const QJsonValue &header : headers) {
        if (head.headers.size() < mostHeaders)
            head.headers.append({header[0].toString().toLatin1(), header[1].toString().toLatin1()});
    }
    return head;
}

QJsonObject toJson(const ReplyFacts &facts)
{
    QJsonObject json;
    if (const QJsonObject head = toJson(facts.head); !head.isEmpty())
        json[u"head"_s] = head;
    if (const QJsonObject times = toJson(facts.times); !times.isEmpty())
        json[u"times"_s] = times;
    if (facts.streamed)
        json[u"streamed"_s] = true;
    if (facts.complete)
        json[u"complete"_s] = true;
    return json;
}

QJsonObject toJson(const ChatParameters &parameters)
{
    QJsonObject json;
    if (parameters.temperature)
        json[u"temperature"_s] = *parameters.temperature;
    if (parameters.topP)
        json[u"topP"_s] = *parameters.topP;
    if (parameters.maxTokens)
        json[u"maxTokens"_s] = *parameters.maxTokens;
    if (parameters.seed)
        json[u"seed"_s] = *parameters.seed;
    if (parameters.reasoningEffort)
        json[u"reasoningEffort"_s] = textValue(*parameters.reasoningEffort);
    QJsonObject extra;
    for (auto field = parameters.extra.begin(); field != parameters.extra.end(); ++field)
        extra[field.key()] = latin(withoutKeys(field.key(), field.value()));
    if (!extra.isEmpty())
        json[u"extra"_s] = extra;
    return json;
}

ChatParameters parametersOf(const QJsonValue &json)
{
    ChatParameters parameters;
    const auto number = [&json](QLatin1StringView name) {
        return json[name].isDouble() ? std::optional(json[name].toDouble()) : std::nullopt;
    };
    const auto whole = [&json](QLatin1StringView name) {
        return json[name].isDouble() ? std::optional(json[name].toInteger()) : std::nullopt;
    };
    parameters.temperature = number("temperature"_L1);
    parameters.topP = number("topP"_L1);
    parameters.maxTokens = whole("maxTokens"_L1);
    parameters.seed = whole("seed"_L1);
    if (const QJsonValue effort = json["reasoningEffort"_L1]; !effort.isUndefined())
        parameters.reasoningEffort = textOf(effort);
    const QJsonObject extra = json["extra"_L1].toObject();
    for (auto field = extra.begin(); field != extra.end(); ++field)
        parameters.extra.insert(field.key(), field.value().toString().toLatin1());
    return parameters;
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

bool isKeptHeader(QByteArrayView name)
{
    static constexpr std::array names{
        "age"_L1,           "apisix-plugins"_L1, "cache-control"_L1, "cf-cache-status"_L1,      "cf-ray"_L1,         "connection"_L1,
        "content-encoding"_L1, "content-length"_L1, "content-type"_L1, "date"_L1,               "openai-model"_L1,   "openai-processing-ms"_L1,
        "openai-version"_L1, "request-id"_L1,    "retry-after"_L1,   "retry-after-ms"_L1,       "server"_L1,         "server-timing"_L1,
        "traceparent"_L1,   "transfer-encoding"_L1, "vary"_L1,       "via"_L1,                  "x-accel-buffering"_L1, "x-cache"_L1,
        "x-correlation-id"_L1, "x-request-id"_L1};
    static constexpr std::array beginnings{"x-ratelimit-"_L1, "ratelimit"_L1,  "x-ai-ratelimit"_L1, "anthropic-ratelimit-"_L1, "x-apisix-"_L1,
                                           "x-envoy-"_L1,     "x-kong-"_L1,    "x-litellm-"_L1,     "x-portkey-"_L1};
    const QString lower = QString::fromLatin1(name).toLower();
    // A gateway may put its consumer's key among its own.
    if (lower.endsWith("key"_L1) || lower.endsWith("token"_L1) || lower.contains("secret"_L1) || lower.contains("auth"_L1))
        return false;
    return std::ranges::find(names, lower) != names.end()
        || std::ranges::any_of(beginnings, [&lower](QLatin1StringView begin) { return lower.startsWith(begin); });
}

QByteArray writeTurnDetails(const ChatTurn &turn)
{
    QJsonObject json;
    putText(json, u"refusal"_s, turn.refusal);
    putText(json, u"toolCallId"_s, turn.toolCallId);
    QJsonArray calls;
    for (const ToolCall &call : turn.toolCalls)
        calls.append(QJsonArray{textValue(call.id), textValue(call.name), textValue(call.arguments)});
    if (!calls.isEmpty())
        json[u"toolCalls"_s] = calls;
    if (turn.error)
        json[u"error"_s] = toJson(*turn.error);
    putText(json, u"finishReasonRaw"_s, turn.finishReasonRaw);
    if (const QJsonObject parameters = toJson(turn.parameters); !parameters.isEmpty())
        json[u"parameters"_s] = parameters;
    if (const QJsonObject facts = toJson(turn.facts); !facts.isEmpty())
        json[u"facts"_s] = facts;
    return compact(json);
}

void readTurnDetails(const QByteArray &text, ChatTurn &turn)
{
    if (text.size() <= 2) // of most messages
        return;
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    turn.refusal = textOf(json["refusal"_L1]);
    turn.toolCallId = textOf(json["toolCallId"_L1]);
    const QJsonArray calls = json["toolCalls"_L1].toArray();
    for (const QJsonValue &call : calls) {
        if (turn.toolCalls.size() < mostToolCalls)
            turn.toolCalls.append({textOf(call[0]), textOf(call[1]), textOf(call[2])});
    }
    if (json["error"_L1].isObject())
        turn.error = errorOf(json["error"_L1]);
    turn.finishReasonRaw = textOf(json["finishReasonRaw"_L1]);
    if (json.contains("parameters"_L1))
        turn.parameters = parametersOf(json["parameters"_L1]);
    if (const QJsonValue facts = json["facts"_L1]; facts.isObject())
        turn.facts = ReplyFacts{headOf(facts["head"_L1]), timesOf(facts["times"_L1]), facts["streamed"_L1].toBool(), facts["complete"_L1].toBool()};
}

QByteArray writeParameters(const ChatParameters &parameters)
{
    return compact(toJson(parameters));
}

ChatParameters readParameters(const QByteArray &json)
{
    return json.size() <= 2 ? ChatParameters() : parametersOf(QJsonDocument::fromJson(json).object());
}

QByteArray writeTexts(const QStringList &texts)
{
    QJsonArray array;
    for (const QString &text : texts)
        array.append(textValue(text));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QStringList readTexts(const QByteArray &json)
{
    QStringList texts;
    if (json.size() <= 2)
        return texts;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &text : array)
        texts.append(textOf(text));
    return texts;
}

} // namespace lineside
