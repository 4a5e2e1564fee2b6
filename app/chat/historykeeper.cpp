// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/historykeeper.h"

#include <algorithm>

namespace lineside {

namespace {

bool isWorthKeeping(const ChatSession &session, const Conversation &conversation)
{
    return !session.isEmpty() || !conversation.draft.trimmed().isEmpty() || !conversation.draftAttachments.isEmpty() || conversation.titleByUser
        || conversation.pinned || !conversation.tags.isEmpty();
}

} // namespace

HistoryKeeper::HistoryKeeper(HistoryStore &store, KeepingPace pace, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_pace(pace)
{
    m_growth.setInterval(pace.growth);
    m_changes.setSingleShot(true);
    connect(&m_growth, &QTimer::timeout, this, &HistoryKeeper::putGrowth);
    connect(&m_changes, &QTimer::timeout, this, &HistoryKeeper::putChanges);
}

HistoryKeeper::~HistoryKeeper() = default;

void HistoryKeeper::watch(ChatSession &session, bool isKept)
{
    ChatSession *watched = &session;
    m_watched[watched] = {.isKept = isKept, .lastPut = isKept ? session.conversation() : Conversation()};
    const auto changeAfter = [this, watched](std::chrono::milliseconds delay) {
        m_watched.at(watched).hasChanged = true;
        if (!m_changes.isActive() || m_changes.remainingTimeAsDuration() > delay)
            m_changes.start(delay);
    };
    connect(watched, &ChatSession::messagesChanged, this, [this, watched](const QList<MessageId> &messages) { putMessages(*watched, messages); });
    connect(watched, &ChatSession::messagesRemoved, this, [this, watched](const QList<MessageId> &messages) {
        m_store.removeMessages(watched->id(), messages);
    });
    connect(watched, &ChatSession::conversationChanged, this, [changeAfter] { changeAfter(std::chrono::milliseconds(0)); });
    connect(watched, &ChatSession::draftChanged, this, [this, changeAfter] { changeAfter(m_pace.draft); });
    connect(watched, &ChatSession::busyChanged, this, [this, watched](bool busy) {
        if (!busy)
            return;
        m_watched.at(watched).deltasPut = 0;
        if (!m_growth.isActive())
            m_growth.start();
    });
    connect(watched, &QObject::destroyed, this, [this, watched] { m_watched.erase(watched); });
}

void HistoryKeeper::leave(ChatSession &session)
{
    const auto found = m_watched.find(&session);
    if (found == m_watched.end())
        return;
    if (session.isBusy())
        putMessages(session, {session.growingReply()});
    putConversation(session, found->second);
    session.disconnect(this);
    m_watched.erase(&session);
}

bool HistoryKeeper::isKept(const ChatSession &session) const
{
    const auto found = std::ranges::find_if(m_watched, [&session](const auto &entry) { return entry.first == &session; });
    return found != m_watched.end() && found->second.isKept;
}

void HistoryKeeper::keepNow()
{
    putGrowth();
    putChanges();
}

void HistoryKeeper::settle(const ChatSession &session)
{
    const auto found = std::ranges::find_if(m_watched, [&session](const auto &entry) { return entry.first == &session; });
    if (found != m_watched.end())
        found->second.lastPut = session.conversation();
}

void HistoryKeeper::putMessages(ChatSession &session, const QList<MessageId> &messages)
{
    // A message needs its conversation; and which one is shown last changes with it.
    putConversation(session, m_watched.at(&session));
    for (const MessageId id : messages) {
        if (const std::optional<StoredMessage> message = session.message(id))
            m_store.put(*message);
    }
}

void HistoryKeeper::putConversation(ChatSession &session, Watched &watched)
{
    watched.hasChanged = false;
    Conversation now = session.conversation();
    const bool isWorth = isWorthKeeping(session, now);
    if (!isWorth && watched.isKept) {
        m_store.remove({session.id()});
        watched.isKept = false;
        watched.isForgotten = true;
    }
    if (!isWorth || (watched.isKept && now == watched.lastPut))
        return;
    if (std::exchange(watched.isForgotten, false))
        m_store.restore({session.id()});
    m_store.put(now);
    watched.isKept = true;
    watched.lastPut = std::move(now);
}

void HistoryKeeper::putGrowth()
{
    bool anyGrows = false;
    for (auto &[session, watched] : m_watched) {
        if (!session->isBusy())
            continue;
        anyGrows = true;
        const std::optional<StoredMessage> reply = session->message(session->growingReply());
        if (!reply || reply->turn.deltas == watched.deltasPut)
            continue;
        watched.deltasPut = reply->turn.deltas;
        m_store.put(*reply);
    }
    if (!anyGrows)
        m_growth.stop();
}

void HistoryKeeper::putChanges()
{
    m_changes.stop();
    for (auto &[session, watched] : m_watched) {
        if (watched.hasChanged)
            putConversation(*session, watched);
    }
}

} // namespace lineside
