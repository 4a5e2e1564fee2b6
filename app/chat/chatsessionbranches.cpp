// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What ChatSession does with branches.
#include "chat/chatsession.h"

#include "chat/callmessages.h"
#include "chat/replyevents.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr qsizetype mostUndone = 20;

QList<MessageId> idsOf(const RemovedTurns &removed)
{
    QList<MessageId> ids;
    for (const ChatTurn &turn : removed.turns)
        ids.append(turn.id);
    return ids;
}

} // namespace

BranchPlace ChatSession::branchAt(int turn) const
{
    return has(turn) ? m_turns.tree().branchOf(turns().at(turn).id) : BranchPlace();
}

MessageId ChatSession::addQuestion(const QString &text, const QList<Attachment> &attachments)
{
    if (m_run || (text.trimmed().isEmpty() && attachments.isEmpty()))
        return MessageId::None;
    ChatTurn question;
    question.text = text;
    question.attachments = attachments;
    add(std::move(question));
    return turns().constLast().id;
}

bool ChatSession::addReply(MessageId question, const ChatTurn &reply)
{
    if (reply.role != Role::Assistant || reply.id == MessageId::None || reply.id == m_reply)
        return false;
    ChatTurn *known = m_turns.find(reply.id);
    if (known)
        *known = reply;
    else if (!m_turns.addAside(reply, question))
        return false;
    m_about.updatedAt = QDateTime::currentDateTime();
    const int place = m_turns.indexOf(question) + 1;
    if (known && m_turns.indexOf(reply.id) >= 0)
        Q_EMIT turnsReplaced(m_turns.indexOf(reply.id));
    else if (!known && place > 0 && place == turns().size())
        showMessage(reply.id);
    else if (!known && place > 0 && has(place))
        Q_EMIT branchesChanged(place);
    Q_EMIT messagesChanged({reply.id});
    Q_EMIT conversationChanged();
    return true;
}

bool ChatSession::retry()
{
    return !turns().isEmpty() && regenerate(int(turns().size()) - 1);
}

bool ChatSession::regenerate(int turn, const std::optional<Target> &target)
{
    const std::optional<Target> asked = target ? target : m_about.target;
    if (m_run || !asked || !has(turn))
        return false;
    const int place = turns().at(turn).role == Role::Assistant ? turn : turn + 1;
    // What followed a reply that said nothing is worth keeping all the same.
    const bool isMute = has(place) && turns().at(place).role == Role::Assistant && !saidAnything(turns().at(place))
        && m_turns.tree().childrenOf(turns().at(place).id).isEmpty();
    const MessageId old = isMute ? turns().at(place).id : MessageId::None;
    cut(place);
    if (isMute) {
        RemovedTurns removed;
        m_turns.remove(old, removed);
        Q_EMIT messagesRemoved({old});
    }
    startReply(*asked);
    return true;
}

bool ChatSession::edit(int turn, const QString &text, const std::optional<QList<Attachment>> &attachments)
{
    if (!mayAsk() || !has(turn))
        return false;
    const ChatTurn &old = turns().at(turn);
    if (old.role == Role::Tool)
        return editResult(turn, text);
    ChatTurn question;
    question.text = text;
    question.attachments = attachments.value_or(old.attachments);
    if (old.role != Role::User || (text.trimmed().isEmpty() && question.attachments.isEmpty()))
        return false;
    if (question.text == old.text && question.attachments == old.attachments)
        return regenerate(turn);
    cut(turn);
    add(std::move(question));
    startReply(*m_about.target);
    return true;
}

bool ChatSession::editResult(int turn, const QString &text)
{
    // The other results of the same reply still hold.
    const auto isNoResult = [](const ChatTurn &each) { return each.role != Role::Tool; };
    const auto begin = turns().cbegin() + turn;
    QList<ChatTurn> results(begin, std::find_if(begin, turns().cend(), isNoResult));
    results.first().text = text;
    cut(turn);
    for (const ChatTurn &result : std::as_const(results))
        add(result);
    if (openToolCalls().isEmpty())
        startReply(*m_about.target);
    return true;
}

bool ChatSession::showBranch(int turn, int branch)
{
    if (!has(turn))
        return false;
    const MessageId beside = m_turns.tree().branchBeside(turns().at(turn).id, branch);
    if (beside == MessageId::None || beside == turns().at(turn).id)
        return false;
    const qsizetype before = turns().size();
    tellShown(before, m_turns.showUpTo(m_turns.tree().endBelow(beside)));
    return true;
}

int ChatSession::showMessage(MessageId message)
{
    const int index = m_turns.indexOf(message);
    if (index >= 0 || !m_turns.tree().contains(message))
        return index;
    const qsizetype before = turns().size();
    tellShown(before, m_turns.showUpTo(m_turns.tree().endBelow(message)));
    return m_turns.indexOf(message);
}

bool ChatSession::continueFrom(int turn)
{
    if (m_run || !has(turn) || turn + 1 == turns().size())
        return false;
    cut(turn + 1);
    return true;
}

bool ChatSession::hasMoreBelow() const
{
    return !m_turns.tree().childrenOf(m_turns.tree().leaf()).isEmpty();
}

bool ChatSession::showBelow()
{
    if (!hasMoreBelow())
        return false;
    const qsizetype before = turns().size();
    tellShown(before, m_turns.showUpTo(m_turns.tree().endBelow(m_turns.tree().leaf())));
    return true;
}

bool ChatSession::removeBranch(int turn)
{
    return has(turn) && removeMessage(turns().at(turn).id);
}

bool ChatSession::removeMessage(MessageId message)
{
    return takeOut(message, Removal::CanBeUndone);
}

bool ChatSession::dropReply(MessageId reply)
{
    const ChatTurn *turn = m_turns.find(reply);
    const bool isMute = turn && turn->role == Role::Assistant && !saidAnything(*turn) && m_turns.tree().childrenOf(reply).isEmpty();
    return isMute && takeOut(reply, Removal::ForGood);
}

bool ChatSession::takeOut(MessageId message, Removal removal)
{
    if (!m_turns.tree().contains(message) || (m_run && m_turns.tree().pathTo(m_reply).contains(message)))
        return false;
    const int place = int(m_turns.tree().pathTo(message).size()) - 1;
    const qsizetype before = turns().size();
    RemovedTurns removed;
    const int changed = m_turns.remove(message, removed);
    const QList<MessageId> ids = idsOf(removed);
    if (removal == Removal::CanBeUndone) {
        if (m_removed.size() == mostUndone)
            m_removed.removeFirst();
        m_removed.append(std::move(removed));
    }
    Q_EMIT messagesRemoved(ids);
    tellShown(before, changed);
    tellBranches(place);
    return true;
}

bool ChatSession::undoRemoveBranch()
{
    if (m_removed.isEmpty())
        return false;
    const RemovedTurns removed = m_removed.takeLast();
    const qsizetype before = turns().size();
    int changed = -1;
    if (!m_turns.putBack(removed, changed))
        return false;
    const QList<MessageId> ids = idsOf(removed);
    Q_EMIT messagesChanged(ids);
    tellShown(before, changed);
    tellBranches(int(m_turns.tree().pathTo(ids.constFirst()).size()) - 1);
    return true;
}

/// Shows only the first turns.
void ChatSession::cut(int size)
{
    const qsizetype before = turns().size();
    tellShown(before, m_turns.showUpTo(size == 0 ? MessageId::None : turns().at(size - 1).id));
}

void ChatSession::tellShown(qsizetype sizeBefore, int firstChanged)
{
    if (firstChanged < 0)
        return;
    if (firstChanged == turns().size() && firstChanged + 1 == sizeBefore)
        Q_EMIT turnRemoved(firstChanged);
    else
        Q_EMIT turnsReplaced(firstChanged);
    followTitle();
    Q_EMIT conversationChanged();
}

void ChatSession::tellBranches(int index)
{
    if (has(index))
        Q_EMIT branchesChanged(index);
}

} // namespace lineside
