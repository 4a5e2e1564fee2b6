// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/takenupcall.h"

#include "chat/chatsession.h"

namespace lineside {

namespace {

ChatTurn replyOf(const ChatMessage &message, const ChatCall &call)
{
    ChatTurn reply;
    reply.id = MessageId(newHistoryId());
    reply.createdAt = QDateTime::currentDateTime();
    reply.role = Role::Assistant;
    reply.text = message.text;
    reply.target = call.target;
    return reply;
}

} // namespace

bool takeUpCall(ChatSession &session, const ChatCall &call)
{
    session.setTarget(call.target);
    session.setParameters(call.request.parameters);
    QStringList system;
    QList<ChatMessage> said;
    for (const ChatMessage &message : call.request.messages) {
        if (message.role == Role::System)
            system.append(message.text);
        else
            said.append(message);
    }
    session.setSystemPrompt(system.join(QStringLiteral("\n\n")));
    bool isWhole = true;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const ChatMessage &message = said.at(i);
        const bool isLast = i + 1 == said.size();
        const bool isAnswered = !isLast && said.at(i + 1).role == Role::Assistant && said.at(i + 1).toolCalls.isEmpty();
        if (message.role == Role::User && isLast) {
            session.setDraft(message.text, {});
        } else if (message.role == Role::User && isAnswered) {
            const MessageId question = session.addQuestion(message.text);
            isWhole = question != MessageId::None && session.addReply(question, replyOf(said.at(i + 1), call)) && isWhole;
            ++i;
        } else {
            isWhole = false;
        }
    }
    return isWhole;
}

} // namespace lineside
