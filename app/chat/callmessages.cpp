// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/callmessages.h"

#include <QHash>

#include <algorithm>

namespace lineside {

namespace {

/// How many tools' results stand at the beginning.
size_t countResults(std::span<const ChatTurn> turns)
{
    const auto isNoResult = [](const ChatTurn &turn) { return turn.role != Role::Tool; };
    return size_t(std::ranges::find_if(turns, isNoResult) - turns.begin());
}

// A result that was given twice counts as it was given last.
QHash<QString, QString> textsByCall(std::span<const ChatTurn> results)
{
    QHash<QString, QString> texts;
    for (const ChatTurn &result : results)
        texts.insert(result.toolCallId, result.text);
    return texts;
}

void addReply(QList<ChatMessage> &messages, const ChatTurn &reply, std::span<const ChatTurn> results)
{
    const QHash<QString, QString> texts = textsByCall(results);
    ChatMessage message{.role = Role::Assistant, .text = reply.text.isEmpty() ? reply.refusal : reply.text.toString()};
    std::ranges::copy_if(reply.toolCalls, std::back_inserter(message.toolCalls),
                         [&texts](const ToolCall &call) { return texts.contains(call.id); });
    if (message.text.isEmpty() && message.toolCalls.isEmpty())
        return;
    messages.append(message);
    for (const ToolCall &call : std::as_const(message.toolCalls))
        messages.append({.role = Role::Tool, .text = texts.value(call.id), .toolCallId = call.id});
}

} // namespace

QList<ChatMessage> messagesOf(std::span<const ChatTurn> turns)
{
    QList<ChatMessage> messages;
    messages.reserve(qsizetype(turns.size()));
    for (size_t place = 0; place < turns.size(); ++place) {
        const ChatTurn &turn = turns[place];
        if (turn.role == Role::Assistant) {
            const std::span<const ChatTurn> after = turns.subspan(place + 1);
            const size_t results = countResults(after);
            addReply(messages, turn, after.first(results));
            place += results;
        } else if (turn.role != Role::Tool) {
            messages.append({.role = turn.role, .text = turn.text, .attachments = turn.attachments});
        }
    }
    return messages;
}

QList<ToolCall> openToolCalls(std::span<const ChatTurn> turns)
{
    const auto isResult = [](const ChatTurn &turn) { return turn.role == Role::Tool; };
    const auto reply = std::find_if_not(turns.rbegin(), turns.rend(), isResult);
    if (reply == turns.rend())
        return {};
    const QHash<QString, QString> answered = textsByCall(turns.last(size_t(reply - turns.rbegin())));
    QList<ToolCall> open;
    std::ranges::copy_if(reply->toolCalls, std::back_inserter(open), [&answered](const ToolCall &call) { return !answered.contains(call.id); });
    return open;
}

} // namespace lineside
