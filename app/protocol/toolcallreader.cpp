// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/toolcallreader.h"

#include "protocol/lenientjson.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostCalls = 256;

QString argumentsOf(const QJsonValue &value)
{
    return value.isObject() || value.isArray() ? compactJson(value) : value.toString();
}

} // namespace

QList<ToolCallDelta> ToolCallReader::readCalls(const QJsonValue &toolCalls)
{
    const QJsonArray array = toolCalls.isObject() ? QJsonArray{toolCalls} : toolCalls.toArray();
    QList<ToolCallDelta> deltas;
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            continue;
        const QJsonObject function = value["function"_L1].toObject();
        if (const auto delta = take({.number = lenientCount(value["index"_L1]),
                                     .id = lenientText(value["id"_L1]),
                                     .name = function["name"_L1].toString(),
                                     .arguments = argumentsOf(function["arguments"_L1])}))
            deltas.append(*delta);
    }
    return deltas;
}

QList<ToolCallDelta> ToolCallReader::readLegacy(const QJsonValue &functionCall)
{
    if (!functionCall.isObject())
        return {};
    const auto delta = take({.number = {},
                             .id = {},
                             .name = functionCall["name"_L1].toString(),
                             .arguments = argumentsOf(functionCall["arguments"_L1])});
    return delta ? QList<ToolCallDelta>{*delta} : QList<ToolCallDelta>{};
}

qsizetype ToolCallReader::place(const Piece &piece) const
{
    const auto another = [&piece](const Call &call) {
        const bool otherId = !piece.id.isEmpty() && !call.id.isEmpty() && piece.id != call.id;
        const bool otherName = !piece.name.isEmpty() && !call.name.isEmpty() && (piece.name != call.name || call.arguments.isClosed());
        return otherId || otherName;
    };
    for (qsizetype i = m_calls.size() - 1; i >= 0; --i) {
        const Call &call = m_calls[i];
        const bool sameNumber = piece.number && call.number == piece.number;
        const bool sameId = !piece.number && !piece.id.isEmpty() && call.id == piece.id;
        if (sameNumber || sameId)
            return another(call) ? -1 : i;
    }
    // A nameless, numberless piece continues the last call.
    const bool continues = !piece.number && piece.id.isEmpty() && !m_calls.isEmpty() && !another(m_calls.constLast());
    return continues ? m_calls.size() - 1 : -1;
}

std::optional<ToolCallDelta> ToolCallReader::take(const Piece &piece)
{
    qsizetype at = place(piece);
    if (at < 0) {
        if (m_calls.size() >= mostCalls)
            return std::nullopt;
        m_calls.append(Call{.number = piece.number, .id = {}, .name = {}, .arguments = {}});
        at = m_calls.size() - 1;
    }
    Call &call = m_calls[at];
    ToolCallDelta delta{.choice = m_choice, .index = int(at), .id = {}, .name = {}, .arguments = piece.arguments};
    if (call.id.isEmpty())
        delta.id = call.id = piece.id;
    if (call.name.isEmpty())
        delta.name = call.name = piece.name;
    call.arguments.feed(piece.arguments.toUtf8());
    return delta;
}

} // namespace lineside
