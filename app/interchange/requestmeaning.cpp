// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/requestmeaning.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QStringList texts;
    for (const QJsonValue &part : content.toArray()) {
        if (part["text"_L1].isString())
            texts.append(part["text"_L1].toString());
    }
    return texts.join(u'\n');
}

QList<ToolCall> callsOf(const QJsonArray &calls)
{
    QList<ToolCall> read;
    for (const QJsonValue &call : calls)
        read.append({call["id"_L1].toString(), call["function"_L1]["name"_L1].toString(), call["function"_L1]["arguments"_L1].toString()});
    return read;
}

std::optional<Role> roleOf(const QString &name)
{
    if (name == "system"_L1 || name == "developer"_L1)
        return Role::System;
    if (name == "user"_L1)
        return Role::User;
    if (name == "assistant"_L1)
        return Role::Assistant;
    return name == "tool"_L1 ? std::optional(Role::Tool) : std::nullopt;
}

template<class T, class Read>
void take(QJsonObject &json, QLatin1StringView name, std::optional<T> &field, Read read)
{
    if (json.value(name).isDouble())
        field = T(read(json.take(name)));
}

ChatParameters parametersOf(QJsonObject json)
{
    const auto number = [](const QJsonValue &value) { return value.toDouble(); };
    const auto whole = [](const QJsonValue &value) { return value.toInteger(); };
    ChatParameters parameters;
    take(json, "temperature"_L1, parameters.temperature, number);
    take(json, "top_p"_L1, parameters.topP, number);
    take(json, "max_tokens"_L1, parameters.maxTokens, whole);
    take(json, "seed"_L1, parameters.seed, whole);
    if (json.value("reasoning_effort"_L1).isString())
        parameters.reasoningEffort = json.take("reasoning_effort"_L1).toString();
    for (const QLatin1StringView own : {"messages"_L1, "model"_L1, "stream"_L1, "stream_options"_L1})
        json.remove(own);
    for (auto member = json.constBegin(); member != json.constEnd(); ++member) {
        const QByteArray list = QJsonDocument(QJsonArray{member.value()}).toJson(QJsonDocument::Compact);
        parameters.extra.insert(member.key(), list.sliced(1, list.size() - 2));
    }
    return parameters;
}

} // namespace

RequestMeaning meaningOf(const HttpRequest &request)
{
    using Kind = ImportedRequest::Kind;
    static const QRegularExpression adminRoute(u"/admin/routes(?:/[^/]+)?/?$"_s);
    const QString path = request.url.path();
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (adminRoute.match(path).hasMatch() && !body.isEmpty() && (request.method == "PUT" || request.method == "POST"))
        return {Kind::Route, {}};
    if (request.method != "POST" || body.isEmpty())
        return {};
    if (body["contents"_L1].isArray() && path.contains("enerateContent"_L1))
        return {Kind::Chat, u"gemini"_s};
    if (!body["input"_L1].isUndefined() && path.endsWith("/responses"_L1))
        return {Kind::Chat, u"responses"_s};
    if (!body["messages"_L1].isArray())
        return {};
    const bool isAnthropic = request.header("anthropic-version") || path.endsWith("/messages"_L1);
    return {Kind::Chat, isAnthropic ? u"anthropic"_s : u"openai"_s};
}

std::optional<ChatRequest> readChatRequest(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (!json["messages"_L1].isArray())
        return std::nullopt;
    ChatRequest request;
    request.model = json["model"_L1].toString();
    request.stream = json["stream"_L1].toBool();
    for (const QJsonValue &message : json["messages"_L1].toArray()) {
        const std::optional<Role> role = roleOf(message["role"_L1].toString());
        if (!role)
            return std::nullopt;
        request.messages.append({.role = *role,
                                 .text = textOf(message["content"_L1]),
                                 .toolCalls = callsOf(message["tool_calls"_L1].toArray()),
                                 .toolCallId = message["tool_call_id"_L1].toString()});
    }
    request.parameters = parametersOf(json);
    return request;
}

} // namespace lineside
