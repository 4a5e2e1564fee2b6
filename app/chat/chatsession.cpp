// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"

#include "chat/callmessages.h"
#include "chat/conversationtitle.h"
#include "chat/replyevents.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

bool isUnfinished(const StoredMessage &message)
{
    return message.turn.state == ReplyState::Waiting || message.turn.state == ReplyState::Growing;
}

// Nobody is there any more to end it.
QList<StoredMessage> withEndedReplies(QList<StoredMessage> messages)
{
    if (std::ranges::none_of(std::as_const(messages), isUnfinished))
        return messages;
    for (StoredMessage &message : messages) {
        if (isUnfinished(message))
            message.turn.state = ReplyState::Cut;
    }
    return messages;
}

} // namespace

ChatSession::ChatSession(ChatBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
    m_about.id = ConversationId(newHistoryId());
    m_about.createdAt = QDateTime::currentDateTime();
    m_about.updatedAt = m_about.createdAt;
}

ChatSession::~ChatSession() = default;

void ChatSession::restore(const Conversation &conversation, const QList<StoredMessage> &messages)
{
    if (m_run)
        return;
    const ConversationId own = m_about.id;
    m_about = conversation;
    if (m_about.id == ConversationId::None)
        m_about.id = own;
    m_turns = BranchedTurns(withEndedReplies(messages), conversation.leaf, &m_repairs);
    m_removed.clear();
    followTitle();
    Q_EMIT turnsReplaced(0);
    Q_EMIT titleChanged();
    Q_EMIT targetChanged();
}

Conversation ChatSession::conversation() const
{
    Conversation conversation = m_about;
    conversation.leaf = m_turns.tree().leaf();
    return conversation;
}

std::optional<StoredMessage> ChatSession::message(MessageId id) const
{
    const ChatTurn *turn = m_turns.find(id);
    if (!turn)
        return std::nullopt;
    return StoredMessage{.conversation = m_about.id, .parent = m_turns.tree().parentOf(id), .turn = *turn};
}

template<class T>
void ChatSession::change(T &member, const T &value)
{
    if (member == value)
        return;
    member = value;
    Q_EMIT conversationChanged();
}

void ChatSession::setTarget(const Target &target)
{
    if (m_about.target == target)
        return;
    m_about.target = target;
    Q_EMIT targetChanged();
    Q_EMIT conversationChanged();
}

void ChatSession::setSystemPrompt(const QString &prompt)
{
    change(m_about.systemPrompt, prompt);
}

void ChatSession::setParameters(const ChatParameters &parameters)
{
    change(m_about.parameters, parameters);
}

void ChatSession::setPinned(bool pinned)
{
    change(m_about.pinned, pinned);
}

void ChatSession::setArchived(bool archived)
{
    change(m_about.archived, archived);
}

void ChatSession::setTags(const QStringList &tags)
{
    change(m_about.tags, tags);
}

void ChatSession::setDraft(const QString &text, const QList<Attachment> &attachments)
{
    if (m_about.draft == text && m_about.draftAttachments == attachments)
        return;
    m_about.draft = text;
    m_about.draftAttachments = attachments;
    Q_EMIT draftChanged();
}

void ChatSession::rename(const QString &title)
{
    const QString line = title.simplified();
    m_about.titleByUser = !line.isEmpty();
    if (!m_about.titleByUser) {
        m_about.title = automaticTitle(turns());
        Q_EMIT titleChanged();
    } else if (m_about.title != line) {
        m_about.title = line;
        Q_EMIT titleChanged();
    }
    Q_EMIT conversationChanged();
}

void ChatSession::followTitle()
{
    // Between two branches there may be nothing for a moment.
    if (m_about.titleByUser || turns().isEmpty())
        return;
    const QString title = automaticTitle(turns());
    if (m_about.title == title)
        return;
    m_about.title = title;
    Q_EMIT titleChanged();
}

bool ChatSession::send(const QString &text, const QList<Attachment> &attachments)
{
    if (!mayAsk() || (text.trimmed().isEmpty() && attachments.isEmpty()))
        return false;
    ChatTurn question;
    question.text = text;
    question.attachments = attachments;
    add(std::move(question));
    setDraft({}, {});
    startReply(*m_about.target);
    return true;
}

bool ChatSession::answerToolCall(const QString &callId, const QString &text)
{
    const QList<ToolCall> open = openToolCalls();
    if (!mayAsk() || std::ranges::find(open, callId, &ToolCall::id) == open.end())
        return false;
    ChatTurn result;
    result.role = Role::Tool;
    result.toolCallId = callId;
    result.text = text;
    add(std::move(result));
    if (open.size() == 1)
        startReply(*m_about.target);
    return true;
}

QList<ToolCall> ChatSession::openToolCalls() const
{
    return m_run ? QList<ToolCall>() : lineside::openToolCalls(turns());
}

void ChatSession::stop()
{
    if (m_run)
        m_run->stop();
}

Result<HttpRequest> ChatSession::lastRequest() const
{
    const QList<ChatTurn> &shown = turns();
    if (shown.isEmpty() || shown.constLast().role != Role::Assistant)
        return requestFor(QString());
    return m_backend.describe(callBehind(int(shown.size()) - 1));
}

Result<HttpRequest> ChatSession::requestFor(const QString &text, const QList<Attachment> &attachments) const
{
    if (!m_about.target)
        return failure(Error::Kind::Configuration, tr("No model is chosen."), tr("Choose a model or a route first."));
    ChatCall call = callFor(turns(), *m_about.target);
    if (!text.trimmed().isEmpty() || !attachments.isEmpty())
        call.request.messages.append({.role = Role::User, .text = text, .attachments = attachments});
    return m_backend.describe(call);
}

ChatCall ChatSession::callBehind(int turn) const
{
    if (!has(turn) || turns().at(turn).role != Role::Assistant)
        return callFor(turns(), m_about.target.value_or(Target()));
    ChatCall call = callFor(std::span(turns()).first(size_t(turn)), turns().at(turn).target);
    call.request.parameters = turns().at(turn).parameters;
    return call;
}

ChatCall ChatSession::callFor(std::span<const ChatTurn> turns, const Target &target) const
{
    ChatRequest request;
    if (!m_about.systemPrompt.trimmed().isEmpty())
        request.messages.append({.role = Role::System, .text = m_about.systemPrompt});
    request.messages += messagesOf(turns);
    request.parameters = m_about.parameters;
    return {target, request};
}

void ChatSession::add(ChatTurn turn)
{
    const MessageId id{newHistoryId()};
    turn.id = id;
    turn.createdAt = QDateTime::currentDateTime();
    m_about.updatedAt = turn.createdAt;
    if (turn.role == Role::Assistant)
        m_reply = id;
    m_turns.append(std::move(turn));
    const int index = int(turns().size()) - 1;
    Q_EMIT turnAdded(index);
    if (branchAt(index).count > 1)
        Q_EMIT branchesChanged(index);
    followTitle();
    Q_EMIT messagesChanged({id});
    Q_EMIT conversationChanged();
}

void ChatSession::startReply(const Target &target)
{
    const ChatCall call = callFor(turns(), target);
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
    ChatTurn reply;
    reply.role = Role::Assistant;
    reply.state = ReplyState::Waiting;
    reply.target = call.target;
    reply.parameters = call.request.parameters;
    add(std::move(reply));
    setWireLog(m_reply, m_run->wireLog());
    Q_EMIT busyChanged(true);
}

void ChatSession::setWireLog(MessageId reply, const std::shared_ptr<const WireLog> &log)
{
    m_wireLogs.removeIf([](const auto &each) { return each.value()->isForgotten(); });
    if (log)
        m_wireLogs.insert(reply, log);
}

void ChatSession::take(const QList<ChatEvent> &events)
{
    ChatTurn *reply = m_turns.find(m_reply);
    if (!reply || !addEvents(*reply, events))
        return;
    reply->state = ReplyState::Growing;
    if (!turns().isEmpty() && turns().constLast().id == m_reply)
        Q_EMIT replyGrew(int(turns().size()) - 1);
}

void ChatSession::end(ReplyState state, const std::optional<Error> &error, const ReplyFacts &facts)
{
    m_run.release()->deleteLater(); // it is in the middle of telling us
    const MessageId id = std::exchange(m_reply, MessageId::None);
    if (ChatTurn *reply = m_turns.find(id)) {
        reply->state = state;
        reply->error = error;
        reply->facts = facts;
        completeToolCalls(*reply);
        reply->pack();
    }
    m_about.updatedAt = QDateTime::currentDateTime();
    const int index = m_turns.indexOf(id);
    if (index >= 0)
        Q_EMIT replyEnded(index);
    Q_EMIT busyChanged(false);
    Q_EMIT messagesChanged({id});
    Q_EMIT conversationChanged();
}

} // namespace lineside
