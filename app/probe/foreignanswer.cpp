// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/foreignanswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

std::optional<qint64> count(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(qint64(value.toDouble())) : std::nullopt;
}

Usage usageOf(const QJsonObject &usage)
{
    Usage found;
    found.input = count(usage["input_tokens"_L1]);
    found.output = count(usage["output_tokens"_L1]);
    found.totalReported = count(usage["total_tokens"_L1]);
    return found;
}

QString textOf(const QJsonArray &parts, QLatin1StringView type)
{
    QString text;
    for (const QJsonValue &part : parts) {
        const QJsonObject object = part.toObject();
        if (object["type"_L1].toString() == type)
            text += object["text"_L1].toString();
    }
    return text;
}

FinishReason finishOf(const QString &stopReason)
{
    if (stopReason == "end_turn"_L1 || stopReason == "stop_sequence"_L1 || stopReason == "completed"_L1)
        return FinishReason::Stop;
    if (stopReason == "max_tokens"_L1 || stopReason == "incomplete"_L1)
        return FinishReason::Length;
    if (stopReason == "tool_use"_L1)
        return FinishReason::ToolCalls;
    return stopReason == "refusal"_L1 ? FinishReason::ContentFilter : FinishReason::Other;
}

ForeignAnswer base(const QJsonObject &object, const QString &finishRaw)
{
    ForeignAnswer found;
    found.answer.model = object["model"_L1].toString();
    found.usage = usageOf(object["usage"_L1].toObject());
    found.finishRaw = finishRaw;
    if (!finishRaw.isEmpty())
        found.finish = finishOf(finishRaw);
    return found;
}

} // namespace

std::optional<ForeignAnswer> readForeignAnswer(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (object["type"_L1].toString() == "message"_L1 && object["content"_L1].isArray()) {
        ForeignAnswer found = base(object, object["stop_reason"_L1].toString());
        found.answer.text = textOf(object["content"_L1].toArray(), "text"_L1);
        return found;
    }
    if (object["object"_L1].toString() == "response"_L1 && object["output"_L1].isArray()) {
        ForeignAnswer found = base(object, object["status"_L1].toString());
        const QJsonArray outputs = object["output"_L1].toArray();
        for (const QJsonValue &output : outputs)
            found.answer.text += textOf(output["content"_L1].toArray(), "output_text"_L1);
        return found;
    }
    return std::nullopt;
}

} // namespace lineside
