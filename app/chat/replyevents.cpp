// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/replyevents.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

void append(QList<ToolCall> &calls, const ToolCallDelta &delta)
{
    while (calls.size() <= delta.index)
        calls.append(ToolCall{});
    ToolCall &call = calls[delta.index];
    call.id += delta.id;
    call.name += delta.name;
    call.arguments += delta.arguments;
}

struct EventTaker {
    ChatTurn &reply;

    void operator()(const Started &started) const
    {
        if (!started.model.isEmpty())
            reply.model = started.model;
    }
    void operator()(const TextDelta &delta) const { grow(reply.text, delta.choice, delta.text); }
    void operator()(const ReasoningDelta &delta) const { grow(reply.reasoning, delta.choice, delta.text); }
    void operator()(const RefusalDelta &delta) const { grow(reply.refusal, delta.choice, delta.text); }
    void operator()(const ToolCallDelta &delta) const
    {
        constexpr int mostCalls = 1024;
        if (delta.choice != 0 || delta.index < 0 || delta.index >= mostCalls)
            return;
        append(reply.toolCalls, delta);
        ++reply.deltas;
    }
    void operator()(const UsageReport &report) const { reply.usage.merge(report.usage); }
    void operator()(const Finished &finished) const
    {
        if (finished.choice != 0)
            return;
        reply.finishReason = finished.reason;
        reply.finishReasonRaw = finished.raw;
    }

private:
    template<class Text>
    void grow(Text &text, int choice, const QString &more) const
    {
        if (choice != 0)
            return;
        text += more;
        ++reply.deltas;
    }
};

} // namespace

bool addEvents(ChatTurn &reply, const QList<ChatEvent> &events)
{
    const qint64 before = reply.deltas;
    for (const ChatEvent &event : events)
        std::visit(EventTaker{reply}, event);
    return reply.deltas != before;
}

bool saidAnything(const ChatTurn &reply)
{
    return !reply.text.isEmpty() || !reply.reasoning.isEmpty() || !reply.refusal.isEmpty() || !reply.toolCalls.isEmpty();
}

void completeToolCalls(ChatTurn &reply)
{
    QSet<QString> taken;
    for (const ToolCall &call : std::as_const(reply.toolCalls))
        taken.insert(call.id);
    QSet<QString> seen;
    int number = 0;
    for (ToolCall &call : reply.toolCalls) {
        if (call.id.isEmpty() || seen.contains(call.id)) {
            do
                call.id = u"call_%1"_s.arg(++number);
            while (taken.contains(call.id));
            taken.insert(call.id);
        }
        seen.insert(call.id);
    }
}

} // namespace lineside
