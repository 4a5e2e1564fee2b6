// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/chatencoder.h"

#include "protocol/attachmentparts.h"
#include "protocol/lenientjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The body's fields in the order in which they are written: people read exported requests.
using Fields = QList<std::pair<QString, QByteArray>>;

QString roleName(Role role)
{
    switch (role) {
    case Role::System:
        return u"system"_s;
    case Role::User:
        return u"user"_s;
    case Role::Assistant:
        return u"assistant"_s;
    case Role::Tool:
        return u"tool"_s;
    }
    return u"user"_s;
}

QByteArray bytesOf(const QJsonValue &value)
{
    return compactJson(value).toUtf8();
}

QByteArray written(const Fields &fields)
{
    QByteArray json = "{";
    for (const auto &[name, value] : fields) {
        if (json.size() > 1)
            json += ',';
        json += bytesOf(name) + ':' + value;
    }
    return json + '}';
}

QByteArray encodeToolCalls(const QList<ToolCall> &calls)
{
    QByteArrayList entries;
    for (const ToolCall &call : calls) {
        const QByteArray function = written({{u"name"_s, bytesOf(call.name)}, {u"arguments"_s, bytesOf(call.arguments)}});
        entries.append(written({{u"id"_s, bytesOf(call.id)}, {u"type"_s, "\"function\""}, {u"function"_s, function}}));
    }
    return '[' + entries.join(',') + ']';
}

QByteArray encodeMessage(const ChatMessage &message)
{
    Fields fields{{u"role"_s, bytesOf(roleName(message.role))}};
    // An assistant that only called tools said nothing; the field would have to be null then.
    if (!message.text.isEmpty() || message.toolCalls.isEmpty())
        fields.append({u"content"_s, encodeContent(message.text, message.attachments)});
    if (!message.toolCalls.isEmpty())
        fields.append({u"tool_calls"_s, encodeToolCalls(message.toolCalls)});
    if (!message.toolCallId.isEmpty())
        fields.append({u"tool_call_id"_s, bytesOf(message.toolCallId)});
    return written(fields);
}

QByteArray encodeMessages(const QList<ChatMessage> &messages)
{
    QByteArrayList entries;
    for (const ChatMessage &message : messages)
        entries.append(encodeMessage(message));
    return '[' + entries.join(',') + ']';
}

// A JSON value in compact form; text that is none is taken as a string, so that the body stays valid.
QByteArray valueOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    const QJsonArray array = document.array();
    return bytesOf(array.size() == 1 ? array.first() : QJsonValue(QString::fromUtf8(json)));
}

void set(Fields &fields, const QString &name, const QByteArray &value)
{
    const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
    const bool isNull = value == "null";
    if (found == fields.end()) {
        if (!isNull)
            fields.append({name, value});
    } else if (isNull) { // the way to leave out a field that a server does not know
        fields.erase(found);
    } else {
        found->second = value;
    }
}

} // namespace

QByteArray encodeChatRequest(const ChatRequest &request)
{
    const ChatParameters &parameters = request.parameters;
    Fields fields;
    if (!request.model.isEmpty())
        fields.append({u"model"_s, bytesOf(request.model)});
    fields.append({u"messages"_s, encodeMessages(request.messages)});
    if (parameters.temperature)
        fields.append({u"temperature"_s, bytesOf(*parameters.temperature)});
    if (parameters.topP)
        fields.append({u"top_p"_s, bytesOf(*parameters.topP)});
    if (parameters.maxTokens)
        fields.append({u"max_tokens"_s, bytesOf(*parameters.maxTokens)});
    if (parameters.seed)
        fields.append({u"seed"_s, bytesOf(*parameters.seed)});
    if (parameters.reasoningEffort)
        fields.append({u"reasoning_effort"_s, bytesOf(*parameters.reasoningEffort)});
    if (request.stream) {
        fields.append({u"stream"_s, "true"});
        fields.append({u"stream_options"_s, "{\"include_usage\":true}"});
    }
    for (const auto &[name, value] : parameters.extra.asKeyValueRange())
        set(fields, name, valueOf(value));
    return written(fields);
}

} // namespace lineside
