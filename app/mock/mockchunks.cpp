// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mockchunks.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct KnownFailure {
    QLatin1StringView scenario;
    int status;
    QLatin1StringView message;
    QLatin1StringView name;
};

// As the recordings of Gemini's answers have them.
constexpr std::array knownFailures{
    KnownFailure{"err400"_L1, 400, "Invalid value at 'temperature' (TYPE_FLOAT), \"hot\""_L1, "INVALID_ARGUMENT"_L1},
    KnownFailure{"err401"_L1, 401,
                 "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
                 "authentication credential."_L1,
                 "UNAUTHENTICATED"_L1},
    KnownFailure{"err403"_L1, 403, "The caller does not have permission to use this model."_L1, "PERMISSION_DENIED"_L1},
    KnownFailure{"err404"_L1, 404, "models/no-such-model is not found for API version v1main, or is not supported for generateContent."_L1,
                 "NOT_FOUND"_L1},
    KnownFailure{"err429"_L1, 429,
                 "You exceeded your current quota, please check your plan and billing details. Please retry in 17.3s."_L1,
                 "RESOURCE_EXHAUSTED"_L1},
    KnownFailure{"err500"_L1, 500,
                 "An internal error has occurred. Please retry or report in "
                 "https://developers.generativeai.google/guide/troubleshooting"_L1,
                 "INTERNAL"_L1},
    KnownFailure{"err503"_L1, 503, "The model is overloaded. Please try again later."_L1, "UNAVAILABLE"_L1},
};

QJsonObject errorObject(int status, const QString &message, const QString &name)
{
    return {{u"error"_s, QJsonObject{{u"code"_s, status}, {u"message"_s, message}, {u"status"_s, name}}}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray asEvent(const QJsonObject &object)
{
    return "data: " + compact(object) + "\n\n";
}

QString newId()
{
    return u"mock"_s + QString::number(QRandomGenerator::global()->generate64(), 36);
}

const QString reasoningText = u"The user wants to know something. Nothing here thinks, but it can look as if."_s;

QJsonArray toolCalls()
{
    return {QJsonObject{{u"index"_s, 0},
                        {u"id"_s, u"call_mock_1"_s},
                        {u"type"_s, u"function"_s},
                        {u"function"_s, QJsonObject{{u"name"_s, u"get_weather"_s}, {u"arguments"_s, u"{\"city\":\"Paris\"}"_s}}}}};
}

} // namespace

MockFailure mockFailure(int status, const QString &message, const QString &name)
{
    return {status, compact(errorObject(status, message, name))};
}

MockFailure mockFailure(const QStringList &scenarios)
{
    for (const QString &scenario : scenarios) {
        const bool inArray = scenario.startsWith("arr-"_L1);
        const QString plain = inArray ? scenario.sliced(4) : scenario;
        for (const KnownFailure &known : knownFailures) {
            if (known.scenario != plain)
                continue;
            MockFailure failure = mockFailure(known.status, known.message, known.name);
            if (inArray)
                failure.body = '[' + failure.body + ']';
            return failure;
        }
    }
    return {};
}

MockChunks::MockChunks(const MockQuestion &question, const MockSettings &settings)
    : m_question(question)
    , m_answer(mockAnswer(question, settings))
    , m_scenarios(settings.scenarios + question.scenarios)
    , m_model(!question.model.isEmpty() ? question.model : settings.models.value(0, u"mock"_s))
    , m_id(newId())
    , m_created(QDateTime::currentSecsSinceEpoch())
{
}

QJsonObject MockChunks::frame(QLatin1StringView object) const
{
    return {{u"created"_s, m_created}, {u"id"_s, m_id}, {u"model"_s, m_model}, {u"object"_s, object}};
}

QJsonObject MockChunks::usage() const
{
    const qint64 total = plays("odd-usage"_L1) ? qMax(m_answer.usage->prompt, m_answer.usage->completion) / 2 : m_answer.usage->total;
    return {{u"prompt_tokens"_s, m_answer.usage->prompt}, {u"completion_tokens"_s, m_answer.usage->completion}, {u"total_tokens"_s, total}};
}

QString MockChunks::finishReason() const
{
    return plays("length"_L1) ? u"length"_s : plays("tool-call"_L1) ? u"tool_calls"_s : u"stop"_s;
}

QByteArray MockChunks::event(const QJsonObject &delta, const QString &finishReason) const
{
    QJsonObject choice{{u"delta"_s, delta}, {u"index"_s, 0}};
    QJsonObject chunk = frame("chat.completion.chunk"_L1);
    if (!finishReason.isEmpty()) {
        choice.insert(u"finish_reason"_s, finishReason);
        if (m_question.includeUsage && !plays("no-usage"_L1))
            chunk.insert(u"usage"_s, usage());
    }
    chunk.insert(u"choices"_s, QJsonArray{choice});
    return asEvent(chunk);
}

QList<QByteArray> MockChunks::stream() const
{
    const QString role = u"assistant"_s;
    QList<QByteArray> events;
    if (plays("reasoning"_L1)) {
        for (const QString &piece : mockPieces(reasoningText))
            events.append(event({{u"reasoning_content"_s, piece}, {u"role"_s, role}}));
    }
    if (plays("tool-call"_L1)) {
        events.append(event({{u"role"_s, role}, {u"tool_calls"_s, toolCalls()}}));
    } else {
        for (const QString &piece : mockPieces(m_answer.text))
            events.append(event({{u"content"_s, piece}, {u"role"_s, role}}));
    }
    events.append(event({{u"content"_s, QString()}, {u"role"_s, role}}, finishReason()));
    if (!plays("no-done"_L1))
        events.append("data: [DONE]\n\n");
    return events;
}

QByteArray MockChunks::whole() const
{
    QJsonObject message{{u"role"_s, u"assistant"_s}};
    if (plays("tool-call"_L1))
        message.insert(u"tool_calls"_s, toolCalls());
    else
        message.insert(u"content"_s, m_answer.text);
    if (plays("reasoning"_L1))
        message.insert(u"reasoning_content"_s, reasoningText);
    QJsonObject answer = frame("chat.completion"_L1);
    answer.insert(u"choices"_s, QJsonArray{QJsonObject{{u"finish_reason"_s, finishReason()}, {u"index"_s, 0}, {u"message"_s, message}}});
    if (!plays("no-usage"_L1))
        answer.insert(u"usage"_s, usage());
    return compact(answer);
}

QList<RawHeader> MockChunks::headers(bool stream) const
{
    QByteArray type = stream ? "text/event-stream" : "application/json; charset=UTF-8";
    if (plays("odd-type"_L1))
        type = "text/html; charset=utf-8";
    QList<RawHeader> headers{{"Content-Type", type}};
    if (stream)
        headers.append(RawHeader{"Cache-Control", "no-cache"});
    return headers;
}

QByteArray MockChunks::errorEvent() const
{
    const KnownFailure &overloaded = knownFailures.back();
    return asEvent(errorObject(overloaded.status, overloaded.message, overloaded.name));
}

QByteArray MockChunks::badUtf8Event() const
{
    QByteArray broken = event({{u"content"_s, u"@"_s}, {u"role"_s, u"assistant"_s}});
    return broken.replace("\"@\"", "\"Caf\xE9 \xF0\x9F\x98 \xC0\xAF \""); // Latin-1, a character cut short, an overlong form
}

} // namespace lineside
