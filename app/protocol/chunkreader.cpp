// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/chunkreader.h"

#include "protocol/lenientjson.h"
#include "protocol/usagereader.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostChoices = 128; // what OpenAI allows for n

QJsonObject usageOf(const QJsonObject &chunk)
{
    for (const QJsonValue &place : {chunk["usage"_L1], chunk["x_groq"_L1]["usage"_L1], chunk["choices"_L1][0]["usage"_L1]}) {
        if (place.isObject())
            return place.toObject();
    }
    return {};
}

} // namespace

void ChunkReader::read(const QJsonObject &chunk, QList<ChatEvent> &out)
{
    readNames(chunk, out);
    const QJsonArray choices = chunk["choices"_L1].toArray();
    for (int position = 0; position < choices.size(); ++position) {
        const QJsonObject choice = choices[position].toObject();
        if (ChoiceReader *reader = choice.isEmpty() ? nullptr : choiceFor(choice, position))
            reader->read(choice, out);
    }
    readUsageOf(chunk, out);
}

bool ChunkReader::take(const TextChunk &chunk, QList<ChatEvent> &out)
{
    const bool namesAnother = !chunk.model.isEmpty() && chunk.model != m_modelUtf8;
    if (!m_started || namesAnother || chunk.choice >= mostChoices)
        return false;
    m_choices.try_emplace(chunk.choice, chunk.choice).first->second.take(chunk, out);
    return true;
}

void ChunkReader::finish(QList<ChatEvent> &out)
{
    for (auto &[index, choice] : m_choices)
        choice.finish(out);
}

bool ChunkReader::isFinished() const
{
    return !m_choices.empty() && std::ranges::all_of(m_choices, [](const auto &entry) { return entry.second.isFinished(); });
}

QJsonObject ChunkReader::errorIn(const QJsonObject &chunk)
{
    if (isSomething(chunk["error"_L1]))
        return chunk;
    for (const QJsonValue &place : {chunk["x_groq"_L1]["error"_L1], chunk["choices"_L1][0]["error"_L1]}) {
        if (isSomething(place))
            return {{u"error"_s, place}};
    }
    return {};
}

void ChunkReader::readNames(const QJsonObject &chunk, QList<ChatEvent> &out)
{
    const QString model = lenientText(chunk["model"_L1]);
    const bool namesAnother = !model.isEmpty() && model != m_model;
    if (!namesAnother && (m_started || !isSomething(chunk["choices"_L1])))
        return;
    m_started = true;
    if (namesAnother) {
        m_model = model;
        m_modelUtf8 = model.toUtf8();
    }
    QString id = lenientText(chunk["id"_L1]);
    if (id.isEmpty())
        id = lenientText(chunk["x_groq"_L1]["id"_L1]);
    out.append(Started{m_model, id});
}

void ChunkReader::readUsageOf(const QJsonObject &chunk, QList<ChatEvent> &out)
{
    Usage usage = m_usage;
    usage.merge(readUsage(usageOf(chunk)));
    if (usage == m_usage)
        return;
    m_usage = usage;
    out.append(UsageReport{usage});
}

ChoiceReader *ChunkReader::choiceFor(const QJsonObject &choice, int position)
{
    const qint64 index = lenientCount(choice["index"_L1]).value_or(position);
    if (index >= mostChoices)
        return nullptr;
    return &m_choices.try_emplace(int(index), int(index)).first->second;
}

} // namespace lineside
