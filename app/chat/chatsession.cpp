// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestTitle = 60;

QString titleOf(const QString &question)
{
    const QString line = question.simplified();
    if (line.size() <= longestTitle)
        return line;
    const qsizetype space = line.lastIndexOf(u' ', longestTitle);
    qsizetype end = space > longestTitle / 2 ? space : longestTitle;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.first(end) + u'…';
}

// What a turn contributes to the next request. A reply that failed before it said anything is no message.
std::optional<ChatMessage> messageOf(const ChatTurn &turn)
{
    if (turn.role == Role::Assistant && turn.text.isEmpty() && turn.refusal.isEmpty())
        return std::nullopt;
    return ChatMessage{.role = turn.role, .text = turn.text.isEmpty() ? turn.refusal : turn.text, .toolCalls = {}, .toolCallId = {}};
}

void append(QList<ToolCall> &calls, const ToolCallDelta &delta)
{
    while (calls.size() <= delta.index)
        calls.append(ToolCall{});
    ToolCall &call = calls[delta.index];
    call.id += delta.id;
    call.name += delta.name;
    call.arguments += delta.arguments;
}

// Puts one event into the reply. Only the first of several choices is shown.
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
    void grow(QString &text, int choice, const QString &more) const
    {
        if (choice != 0)
            return;
        text += more;
        ++reply.deltas;
    }
};

} // namespace

ChatSession::ChatSession(ChatBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_startedAt(QDateTime::currentDateTime())
{
}

ChatSession::~ChatSession() = default;

QString ChatSession::title() const
{
    const auto question = std::ranges::find(m_turns, Role::User, &ChatTurn::role);
    return question == m_turns.end() ? QString() : titleOf(question->text);
}

void ChatSession::setTarget(const Target &target)
{
    if (m_target == target)
        return;
    m_target = target;
    Q_EMIT targetChanged();
}

void ChatSession::setSystemPrompt(const QString &prompt)
{
    m_systemPrompt = prompt;
}

void ChatSession::setParameters(const ChatParameters &parameters)
{
    m_parameters = parameters;
}

bool ChatSession::send(const QString &text)
{
    if (isBusy() || !m_target || text.trimmed().isEmpty())
        return false;
    const bool isFirst = m_turns.isEmpty();
    ChatTurn question;
    question.text = text;
    m_turns.append(question);
    Q_EMIT turnAdded(int(m_turns.size()) - 1);
    if (isFirst)
        Q_EMIT titleChanged();
    startReply();
    return true;
}

BranchPlace ChatSession::branchAt(int) const
{
    return {};
}

bool ChatSession::retry()
{
    if (isBusy() || !m_target || m_turns.isEmpty() || m_turns.constLast().role != Role::Assistant)
        return false;
    m_turns.removeLast();
    Q_EMIT turnRemoved(int(m_turns.size()));
    startReply();
    return true;
}

void ChatSession::stop()
{
    if (m_run)
        m_run->stop();
}

Result<HttpRequest> ChatSession::lastRequest() const
{
    if (m_turns.isEmpty())
        return requestFor(QString());
    QList<ChatTurn> asked = m_turns;
    std::optional<Target> target = m_target;
    if (asked.constLast().role == Role::Assistant)
        target = asked.takeLast().target; // the way that reply went, whatever is chosen now
    if (!target)
        return requestFor(QString());
    ChatCall call = callFor(asked);
    call.target = *target;
    return m_backend.describe(call);
}

Result<HttpRequest> ChatSession::requestFor(const QString &text) const
{
    if (!m_target)
        return failure(Error::Kind::Configuration, tr("No model is chosen."), tr("Choose a model or a route first."));
    QList<ChatTurn> turns = m_turns;
    if (!text.trimmed().isEmpty()) {
        ChatTurn question;
        question.text = text;
        turns.append(question);
    }
    return m_backend.describe(callFor(turns));
}

ChatCall ChatSession::callBehind(int turn) const
{
    if (turn < 0 || turn >= m_turns.size() || m_turns.at(turn).role != Role::Assistant)
        return callFor(m_turns);
    ChatCall call = callFor(m_turns.first(turn));
    call.target = m_turns.at(turn).target;
    return call;
}

ChatCall ChatSession::callFor(const QList<ChatTurn> &turns) const
{
    ChatRequest request;
    if (!m_systemPrompt.trimmed().isEmpty())
        request.messages.append({.role = Role::System, .text = m_systemPrompt, .toolCalls = {}, .toolCallId = {}});
    for (const ChatTurn &turn : turns) {
        if (const std::optional<ChatMessage> message = messageOf(turn))
            request.messages.append(*message);
    }
    request.parameters = m_parameters;
    return {m_target.value_or(Target()), request};
}

void ChatSession::startReply()
{
    const ChatCall call = callFor(m_turns);
    ChatTurn reply;
    reply.role = Role::Assistant;
    reply.state = ReplyState::Waiting;
    reply.target = call.target;
    m_turns.append(reply);
    m_run = m_backend.start(call);
    connect(m_run.get(), &ChatRun::eventsArrived, this, &ChatSession::take);
    connect(m_run.get(), &ChatRun::completed, this, [this](const ReplyFacts &facts) {
        end(facts.complete ? ReplyState::Complete : ReplyState::Cut, std::nullopt, facts);
    });
    connect(m_run.get(), &ChatRun::failed, this, [this](const Error &error, const ReplyFacts &facts) {
        if (error.kind == Error::Kind::Cancelled)
            end(ReplyState::Stopped, std::nullopt, facts);
        else
            end(ReplyState::Failed, error, facts);
    });
    Q_EMIT turnAdded(int(m_turns.size()) - 1);
    Q_EMIT busyChanged(true);
}

void ChatSession::take(const QList<ChatEvent> &events)
{
    ChatTurn &reply = m_turns.last();
    const qint64 before = reply.deltas;
    for (const ChatEvent &event : events)
        std::visit(EventTaker{reply}, event);
    if (reply.deltas == before)
        return;
    reply.state = ReplyState::Growing;
    Q_EMIT replyGrew(int(m_turns.size()) - 1);
}

void ChatSession::end(ReplyState state, const std::optional<Error> &error, const ReplyFacts &facts)
{
    ChatTurn &reply = m_turns.last();
    reply.state = state;
    reply.error = error;
    reply.facts = facts;
    m_run.release()->deleteLater(); // it is in the middle of telling us
    Q_EMIT replyEnded(int(m_turns.size()) - 1);
    Q_EMIT busyChanged(false);
}

} // namespace lineside
