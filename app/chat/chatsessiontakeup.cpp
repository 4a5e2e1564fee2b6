// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What ChatSession does where another program changed its conversation.
#include "chat/chatsession.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

QHash<MessageId, const StoredMessage *> byId(const QList<StoredMessage> &messages)
{
    QHash<MessageId, const StoredMessage *> found;
    found.reserve(messages.size());
    for (const StoredMessage &message : messages)
        found.insert(message.turn.id, &message);
    return found;
}

} // namespace

void ChatSession::takeUp(const ConversationRecord &before, const ConversationRecord &theirs)
{
    takeUpAbout(before.conversation, theirs.conversation);
    const QList<MessageId> shownBefore = m_turns.tree().path();
    QList<int> countsBefore;
    for (int turn = 0; turn < shownBefore.size(); ++turn)
        countsBefore.append(branchAt(turn).count);
    const bool wasAtEnd = !hasMoreBelow();

    qsizetype firstChanged = takeUpTurns(before.messages, theirs.messages);
    takeOutGone(before.messages, theirs.messages);
    if (wasAtEnd && hasMoreBelow() && !m_run) // it was gone on with
        m_turns.showUpTo(m_turns.tree().endBelow(m_turns.tree().leaf()));

    const QList<MessageId> shownNow = m_turns.tree().path();
    const qsizetype same = std::ranges::mismatch(shownBefore, shownNow).in1 - shownBefore.cbegin();
    if (same < shownBefore.size() || same < shownNow.size())
        firstChanged = std::min(firstChanged, same);
    if (firstChanged <= std::min(shownBefore.size(), shownNow.size()))
        Q_EMIT turnsReplaced(int(firstChanged));
    for (int turn = 0; turn < same; ++turn) {
        if (branchAt(turn).count != countsBefore.at(turn))
            Q_EMIT branchesChanged(turn);
    }
    followTitle();
}

/// Takes what is not as it was here when they were asked, unless it was changed here in the meantime. What is in the composer is not touched.
void ChatSession::takeUpAbout(const Conversation &before, const Conversation &theirs)
{
    Conversation about = m_about;
    const auto take = [&](auto member) {
        if (about.*member == before.*member)
            about.*member = theirs.*member;
    };
    if (about.title == before.title && about.titleByUser == before.titleByUser && theirs.titleByUser != about.titleByUser)
        about.titleByUser = theirs.titleByUser;
    if (about.titleByUser)
        take(&Conversation::title);
    take(&Conversation::pinned);
    take(&Conversation::archived);
    take(&Conversation::tags);
    take(&Conversation::systemPrompt);
    take(&Conversation::target);
    take(&Conversation::parameters);
    about.updatedAt = std::max(about.updatedAt, theirs.updatedAt);
    if (about == m_about)
        return;
    const Conversation old = std::exchange(m_about, about);
    if (old.title != about.title)
        Q_EMIT titleChanged();
    if (old.target != about.target)
        Q_EMIT targetChanged();
    Q_EMIT conversationChanged();
}

/// Returns the first place that is shown where a turn is another now; more than there are where none is.
qsizetype ChatSession::takeUpTurns(const QList<StoredMessage> &before, const QList<StoredMessage> &theirs)
{
    const QHash<MessageId, const StoredMessage *> known = byId(before);
    qsizetype firstChanged = turns().size() + 1;
    QList<const StoredMessage *> added;
    for (const StoredMessage &message : theirs) {
        const MessageId id = message.turn.id;
        const StoredMessage *was = known.value(id);
        ChatTurn *ours = m_turns.find(id);
        if (!ours && !was) {
            added.append(&message);
        } else if (ours && was && id != m_reply && *ours == was->turn && *ours != message.turn) {
            *ours = message.turn;
            if (const int index = m_turns.indexOf(id); index >= 0)
                firstChanged = std::min<qsizetype>(firstChanged, index);
        }
    }
    // What is followed comes before what follows, whatever their ids. What follows nothing that is here was taken out here.
    for (bool isMore = true; isMore;)
        isMore = added.removeIf([this](const StoredMessage *message) { return m_turns.addAside(message->turn, message->parent); }) > 0;
    return firstChanged;
}

/// Takes out what they took out, but for what was gone on with here.
void ChatSession::takeOutGone(const QList<StoredMessage> &before, const QList<StoredMessage> &theirs)
{
    const QHash<MessageId, const StoredMessage *> known = byId(before);
    const QHash<MessageId, const StoredMessage *> kept = byId(theirs);
    QSet<MessageId> needed; // and all that leads there
    for (const StoredMessage &message : messages()) {
        if (known.contains(message.turn.id) && message.turn.id != m_reply)
            continue;
        for (const MessageId id : m_turns.tree().pathTo(message.turn.id))
            needed.insert(id);
    }
    QList<MessageId> keptHere;
    for (const StoredMessage &message : before) {
        const MessageId id = message.turn.id;
        if (kept.contains(id) || !m_turns.tree().contains(id))
            continue;
        RemovedTurns removed;
        if (needed.contains(id))
            keptHere.append(id);
        else
            m_turns.remove(id, removed);
    }
    if (!keptHere.isEmpty())
        Q_EMIT messagesChanged(keptHere);
}

} // namespace lineside
