// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/openconversations.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr size_t mostIdle = 8;     // besides the one that is shown
constexpr size_t mostRemoved = 20; // that can be brought back as they were

auto withId(ConversationId id)
{
    return [id](const std::unique_ptr<ChatSession> &session) { return session->id() == id; };
}

} // namespace

OpenConversations::OpenConversations(HistoryStore &store, ChatBackend &backend, KeepingPace pace, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_backend(backend)
    , m_keeper(store, pace)
{
    connect(&store, &HistoryStore::changedElsewhere, this, &OpenConversations::takeUpChanges);
    connect(&store, &HistoryStore::stateChanged, this, &OpenConversations::closeIdle);
}

OpenConversations::~OpenConversations()
{
    for (const std::unique_ptr<ChatSession> &session : m_sessions) {
        m_keeper.leave(*session);
        session->disconnect(this);
    }
}

ChatSession *OpenConversations::add()
{
    return take(std::make_unique<ChatSession>(m_backend), false);
}

ChatSession *OpenConversations::find(ConversationId id) const
{
    const auto found = std::ranges::find_if(m_sessions, withId(id));
    return found == m_sessions.end() ? nullptr : found->get();
}

QList<ChatSession *> OpenConversations::all() const
{
    QList<ChatSession *> sessions;
    for (const std::unique_ptr<ChatSession> &session : m_sessions)
        sessions.append(session.get());
    return sessions;
}

ChatSession *OpenConversations::take(std::unique_ptr<ChatSession> session, bool isKept)
{
    ChatSession *taken = m_sessions.emplace_back(std::move(session)).get();
    m_keeper.watch(*taken, isKept);
    connect(taken, &ChatSession::busyChanged, this, &OpenConversations::closeIdle, Qt::QueuedConnection);
    Q_EMIT added(taken);
    closeIdle();
    return taken;
}

void OpenConversations::open(ConversationId id)
{
    const ConversationId before = std::exchange(m_wanted, id);
    if (const auto other = m_loading.find(before); before != id && other != m_loading.end()) {
        other->second.isToOpen = false;
        if (other->second.changes.isEmpty())
            endLoading(before);
    }
    if (ChatSession *session = find(id)) {
        m_wanted = ConversationId::None;
        Q_EMIT opened(session);
        return;
    }
    Loading &loading = load(id);
    if (std::exchange(loading.isToOpen, true))
        return;
    QObject *context = loading.context.get();
    m_store.messages(id, context, [this, id, context](const Result<QList<StoredMessage>> &messages) {
        const auto found = m_loading.find(id);
        if (found != m_loading.end() && found->second.context.get() == context && found->second.isToOpen)
            takeMessages(id, messages);
    });
}

OpenConversations::Loading &OpenConversations::load(ConversationId id)
{
    const auto [place, isNew] = m_loading.try_emplace(id);
    Loading &loading = place->second;
    if (!isNew)
        return loading;
    loading.context = std::make_unique<QObject>();
    QObject *context = loading.context.get();
    m_store.conversation(id, context, [this, id, context](const Result<Conversation> &conversation) {
        const auto found = m_loading.find(id);
        if (found != m_loading.end() && found->second.context.get() == context)
            takeConversation(id, conversation);
    });
    return loading;
}

void OpenConversations::endLoading(ConversationId id)
{
    const auto found = m_loading.find(id);
    if (found == m_loading.end())
        return;
    found->second.context.release()->deleteLater(); // it may be the one that is being called
    m_loading.erase(found);
}

void OpenConversations::takeConversation(ConversationId id, const Result<Conversation> &conversation)
{
    Loading &loading = m_loading.at(id);
    if (!conversation) {
        endLoading(id);
        Q_EMIT failed(id, conversation.error());
        return;
    }
    loading.conversation = *conversation;
    if (loading.isToOpen)
        return; // the messages are on their way
    for (const ConversationChange &change : std::as_const(loading.changes))
        change.applyTo(*loading.conversation);
    m_store.put(*loading.conversation);
    endLoading(id);
}

void OpenConversations::takeMessages(ConversationId id, const Result<QList<StoredMessage>> &messages)
{
    const Conversation conversation = m_loading.at(id).conversation.value_or(Conversation());
    const QList<ConversationChange> changes = m_loading.at(id).changes;
    endLoading(id);
    if (!messages) {
        Q_EMIT failed(id, messages.error());
        return;
    }
    auto made = std::make_unique<ChatSession>(m_backend);
    made->restore(conversation, *messages);
    ChatSession *session = take(std::move(made), true);
    for (const ConversationChange &change : changes)
        change.applyTo(*session);
    if (std::exchange(m_wanted, ConversationId::None) == id)
        Q_EMIT opened(session);
}

void OpenConversations::setShown(const ChatSession *session)
{
    m_shown = session;
    const auto found = std::ranges::find_if(m_sessions, [session](const auto &each) { return each.get() == session; });
    if (found != m_sessions.end())
        std::rotate(found, found + 1, m_sessions.end());
    closeIdle();
}

void OpenConversations::change(const QList<ConversationId> &conversations, const ConversationChange &change)
{
    for (const ConversationId id : conversations) {
        if (ChatSession *session = find(id))
            change.applyTo(*session);
        else
            load(id).changes.append(change);
    }
}

void OpenConversations::remove(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations) {
        endLoading(id);
        const auto found = std::ranges::find_if(m_sessions, withId(id));
        if (found == m_sessions.end())
            continue;
        ChatSession *session = found->get();
        Q_EMIT aboutToClose(session);
        session->stop();
        session->disconnect(this);
        if (session == m_shown)
            m_shown = nullptr;
        const bool wasKept = m_keeper.isKept(*session);
        m_keeper.leave(*session);
        const auto place = std::ranges::find_if(m_sessions, withId(id)); // whoever let go may have added one
        m_removed.push_back({std::move(*place), wasKept});
        m_sessions.erase(place);
    }
    while (m_removed.size() > mostRemoved) {
        m_removed.front().session.release()->deleteLater();
        m_removed.erase(m_removed.begin());
    }
    m_store.remove(conversations);
}

void OpenConversations::restore(const QList<ConversationId> &conversations)
{
    m_store.restore(conversations);
    for (const ConversationId id : conversations) {
        const auto found = std::ranges::find_if(m_removed, [id](const Removed &each) { return each.session->id() == id; });
        if (found == m_removed.end())
            continue;
        Removed removed = std::move(*found);
        m_removed.erase(found);
        take(std::move(removed.session), removed.wasKept);
    }
}

void OpenConversations::takeUpChanges(const QList<ConversationId> &conversations)
{
    for (const std::unique_ptr<ChatSession> &session : m_sessions) {
        if (conversations.isEmpty() || conversations.contains(session->id()))
            takeUp(session.get());
    }
}

void OpenConversations::takeUp(ChatSession *session)
{
    if (!m_keeper.isKept(*session))
        return;
    m_keeper.keepNow(); // so that what is read holds all that was done here
    const ConversationRecord before{session->conversation(), session->messages()};
    m_store.conversation(before.conversation.id, session, [this, session, before](const Result<Conversation> &conversation) {
        if (!conversation)
            return; // taken away elsewhere: it lives on here as long as it is looked at
        m_store.messages(before.conversation.id, session, [this, session, before, now = *conversation](const Result<QList<StoredMessage>> &messages) {
            if (!messages)
                return;
            m_keeper.keepNow();
            session->takeUp(before, {now, *messages});
            m_keeper.settle(*session); // putting it back would only overwrite what the other one does next
        });
    });
}

bool OpenConversations::mayClose(const ChatSession &session) const
{
    return &session != m_shown && !session.isBusy() && m_store.state() == HistoryStore::State::Ready;
}

void OpenConversations::closeIdle()
{
    const auto isIdle = [this](const std::unique_ptr<ChatSession> &session) { return mayClose(*session); };
    for (auto idle = std::ranges::count_if(m_sessions, isIdle); idle > std::ptrdiff_t(mostIdle); --idle) {
        const auto oldest = std::ranges::find_if(m_sessions, isIdle);
        if (oldest == m_sessions.end())
            return;
        close(oldest->get());
    }
}

void OpenConversations::close(ChatSession *session)
{
    Q_EMIT aboutToClose(session);
    session->disconnect(this);
    m_keeper.leave(*session);
    std::erase_if(m_sessions, [session](std::unique_ptr<ChatSession> &each) {
        if (each.get() != session)
            return false;
        each.release()->deleteLater(); // it may be the one that is telling us
        return true;
    });
}

} // namespace lineside
