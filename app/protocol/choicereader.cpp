// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/choicereader.h"

#include "protocol/lenientjson.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool isFlaggedThought(const QJsonObject &message)
{
    return message["extra_content"_L1]["google"_L1]["thought"_L1].toBool();
}

// Mistral's {"type":"thinking","thinking":[{"type":"text","text":…}]}; also with the text itself in its place.
QString thinkingText(const QJsonValue &thinking)
{
    if (thinking.isString())
        return thinking.toString();
    QString text;
    for (const QJsonValue &part : thinking.toArray())
        text += part.isString() ? part.toString() : part["text"_L1].toString();
    return text;
}

// OpenRouter's reasoning_details: texts and summaries; what is encrypted cannot be shown.
QString detailsText(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &detail : details) {
        const QString part = detail["text"_L1].toString();
        text += part.isEmpty() ? detail["summary"_L1].toString() : part;
    }
    return text;
}

} // namespace

FinishReason finishReasonFrom(const QString &raw)
{
    static const QHash<QString, FinishReason> known{
        {u"stop"_s, FinishReason::Stop},
        {u"eos"_s, FinishReason::Stop},
        {u"end_turn"_s, FinishReason::Stop},
        {u"stop_sequence"_s, FinishReason::Stop},
        {u"length"_s, FinishReason::Length},
        {u"max_tokens"_s, FinishReason::Length},
        {u"model_length"_s, FinishReason::Length},
        {u"tool_calls"_s, FinishReason::ToolCalls},
        {u"tool_use"_s, FinishReason::ToolCalls},
        {u"function_call"_s, FinishReason::ToolCalls},
        {u"content_filter"_s, FinishReason::ContentFilter},
        {u"safety"_s, FinishReason::ContentFilter},
        {u"refusal"_s, FinishReason::ContentFilter},
    };
    return known.value(raw.toLower(), FinishReason::Other);
}

void ChoiceReader::read(const QJsonObject &choice, QList<ChatEvent> &out)
{
    const QJsonObject delta = choice["delta"_L1].toObject();
    const QJsonObject message = delta.isEmpty() ? choice["message"_L1].toObject() : delta;
    readReasoning(message, out);
    readContent(message, out);
    if (message.isEmpty() && choice["text"_L1].isString()) // the older completions, which some servers still answer with
        addContent(choice["text"_L1].toString(), false, out);
    if (const QString refusal = message["refusal"_L1].toString(); !refusal.isEmpty())
        out.append(RefusalDelta{m_choice, refusal});
    for (const ToolCallDelta &call : m_toolCalls.readCalls(message["tool_calls"_L1]))
        out.append(call);
    for (const ToolCallDelta &call : m_toolCalls.readLegacy(message["function_call"_L1]))
        out.append(call);
    const QString reason = choice["finish_reason"_L1].toString();
    if (!reason.isEmpty() && m_finishReason.isEmpty()) {
        finish(out);
        m_finishReason = reason;
        out.append(Finished{m_choice, finishReasonFrom(reason), reason});
    }
}

void ChoiceReader::take(const TextChunk &chunk, QList<ChatEvent> &out)
{
    if (!chunk.reasoning.isEmpty())
        out.append(ReasoningDelta{m_choice, chunk.reasoning});
    addContent(chunk.content, false, out);
}

void ChoiceReader::finish(QList<ChatEvent> &out)
{
    addPieces(m_thoughts.finish(), out);
}

void ChoiceReader::readReasoning(const QJsonObject &message, QList<ChatEvent> &out) const
{
    QString text = message["reasoning_content"_L1].toString();
    if (text.isEmpty())
        text = message["reasoning"_L1].toString();
    if (text.isEmpty())
        text = detailsText(message["reasoning_details"_L1].toArray());
    if (!text.isEmpty())
        out.append(ReasoningDelta{m_choice, text});
}

void ChoiceReader::readContent(const QJsonObject &message, QList<ChatEvent> &out)
{
    const QJsonValue content = message["content"_L1];
    const bool flagged = isFlaggedThought(message);
    if (content.isArray())
        readParts(content.toArray(), flagged, out);
    else if (content.isObject())
        readParts(QJsonArray{content}, flagged, out);
    else
        addContent(content.toString(), flagged, out);
}

void ChoiceReader::readParts(const QJsonArray &parts, bool flagged, QList<ChatEvent> &out)
{
    for (const QJsonValue &part : parts) {
        const QString type = part["type"_L1].toString();
        if (type == "thinking"_L1) {
            if (const QString text = thinkingText(part["thinking"_L1]); !text.isEmpty())
                out.append(ReasoningDelta{m_choice, text});
        } else if (type == "refusal"_L1) {
            if (const QString text = part["refusal"_L1].toString(); !text.isEmpty())
                out.append(RefusalDelta{m_choice, text});
        } else {
            addContent(part.isString() ? part.toString() : part["text"_L1].toString(), flagged, out);
        }
    }
}

void ChoiceReader::addContent(const QString &text, bool flagged, QList<ChatEvent> &out)
{
    addPieces(m_thoughts.feed(text, flagged), out);
}

void ChoiceReader::addPieces(const QList<ThoughtSplitter::Piece> &pieces, QList<ChatEvent> &out) const
{
    for (const ThoughtSplitter::Piece &piece : pieces) {
        if (piece.isThought)
            out.append(ReasoningDelta{m_choice, piece.text});
        else
            out.append(TextDelta{m_choice, piece.text});
    }
}

} // namespace lineside
