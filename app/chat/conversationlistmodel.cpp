// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationlistmodel.h"

#include "chat/nohistory.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr int windowStep = 200; // rows that a list gets at once
constexpr int readStep = 5000;  // conversations that are read at once: a fraction of a frame to take in
constexpr int mostReadSingly = 20;
constexpr std::chrono::milliseconds settleTime = 1500ms; // after which there is time to read the rest

ConversationRow rowOf(const Conversation &conversation)
{
    return {conversation.id, conversation.title, conversation.updatedAt, conversation.pinned, conversation.archived, conversation.tags};
}

} // namespace

ConversationListModel::ConversationListModel(ChatBackend &backend, QObject *parent)
    : ConversationListModel(std::make_unique<NoHistory>(), backend, parent)
{
}

ConversationListModel::ConversationListModel(std::unique_ptr<HistoryStore> own, ChatBackend &backend, QObject *parent)
    : ConversationListModel(*own, backend, {}, parent)
{
    m_ownStore = std::move(own);
}

ConversationListModel::ConversationListModel(HistoryStore &store, ChatBackend &backend, KeepingPace pace, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_open(store, backend, pace)
    , m_titles(store, backend)
    , m_window(windowStep)
{
    m_spareTime.setSingleShot(true);
    m_spareTime.setInterval(settleTime);
    m_midnight.setSingleShot(true);
    connectSignals();
    showDays();
    readPage(0, windowStep);
}

ConversationListModel::~ConversationListModel() = default;

void ConversationListModel::connectSignals()
{
    connect(&m_open, &OpenConversations::added, this, [this](ChatSession *session) {
        connect(session, &ChatSession::conversationChanged, this, [this, session] { putRow(*session); });
        connect(session, &ChatSession::busyChanged, this, [this, session] {
            const QModelIndex row = indexOf(session);
            Q_EMIT dataChanged(row, row, {BusyRole});
        });
        for (const auto change : {&ChatSession::conversationChanged, &ChatSession::draftChanged})
            connect(session, change, this, [this, session] { noteUnsaved(session); });
        connect(session, &ChatSession::messagesChanged, this, [this, session] { noteUnsaved(session); });
        putRow(*session);
    });
    connect(&m_open, &OpenConversations::aboutToClose, this, [this](ChatSession *session) {
        Q_EMIT aboutToRemove(session);
        session->disconnect(this);
        if (!m_open.isKept(*session) && m_rows.remove(session->id()))
            showRows();
    });
    connect(&m_open, &OpenConversations::opened, this, &ConversationListModel::opened);
    connect(&m_open, &OpenConversations::failed, this, [this](ConversationId id, const Error &error) {
        if (error.kind == Error::Kind::NotFound && m_rows.remove(id))
            showRows();
        Q_EMIT openFailed(id, error);
    });
    connect(&m_store, &HistoryStore::changedElsewhere, this, &ConversationListModel::takeUpChanges);
    connect(&m_store, &HistoryStore::stateChanged, this, &ConversationListModel::followState);
    connect(&m_spareTime, &QTimer::timeout, this, &ConversationListModel::readAll);
    connect(&m_midnight, &QTimer::timeout, this, &ConversationListModel::showDays);
}

ChatSession *ConversationListModel::add(const ChatSession *besides)
{
    for (const ConversationId id : std::as_const(m_shown)) {
        ChatSession *session = m_open.find(id);
        if (session && session != besides && isUnused(*session))
            return session;
    }
    return m_open.add();
}

bool ConversationListModel::isUnused(const ChatSession &session) const
{
    return !m_open.isKept(session) && session.isEmpty() && session.draft().isEmpty() && session.draftAttachments().isEmpty();
}

void ConversationListModel::discardEmpty(ChatSession *session)
{
    if (isUnused(*session))
        m_open.close(session);
}

void ConversationListModel::change(const QList<ConversationId> &conversations, const ConversationChange &change)
{
    m_open.change(conversations, change);
    for (const ConversationId id : conversations) {
        const ConversationRow *known = m_rows.find(id);
        if (!known || m_open.find(id))
            continue; // one that is open tells itself
        ConversationRow row = *known;
        change.applyTo(row);
        putRow(row);
    }
    if (m_reading)
        reload(); // what is on its way may still be as it was
}

void ConversationListModel::remove(ChatSession *session)
{
    if (session && m_open.find(session->id()) == session)
        remove(QList<ConversationId>{session->id()});
}

void ConversationListModel::remove(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations) {
        if (const ConversationRow *row = m_rows.find(id))
            m_removed.insert(id, *row);
    }
    m_open.remove(conversations);
    for (const ConversationId id : conversations)
        m_rows.remove(id);
    showRows();
    if (m_reading)
        reload(); // what is on its way may still have them
    Q_EMIT removed(conversations);
}

void ConversationListModel::restore(const QList<ConversationId> &conversations)
{
    for (const ConversationId id : conversations) {
        const ConversationRow row = m_removed.take(id);
        if (row.id != ConversationId::None)
            putRow(row);
    }
    m_open.restore(conversations);
}

void ConversationListModel::makeTitle(ConversationId conversation)
{
    if (const ChatSession *session = m_open.find(conversation))
        m_titles.make(*session);
    else
        m_titles.make(conversation);
}

void ConversationListModel::setFilter(const RowFilter &filter)
{
    if (filter == m_rows.filter())
        return;
    m_rows.setFilter(filter);
    m_window = windowStep;
    showRows();
    if (!filter.isEmpty())
        readAll();
}

void ConversationListModel::showArchived(bool archived)
{
    if (archived == m_archived)
        return;
    m_archived = archived;
    m_rows.clear();
    m_window = windowStep;
    for (const ChatSession *session : m_open.all())
        putRow(*session);
    showRows();
    reload();
}

void ConversationListModel::reload()
{
    m_hasAll = false;
    readPage(0, std::max<int>(windowStep, int(m_shown.size())));
}

void ConversationListModel::readPage(int offset, int limit)
{
    m_reading = std::make_unique<QObject>();
    m_store.conversations(m_archived, offset, limit, m_reading.get(), [this, offset, limit](const Result<QList<ConversationRow>> &page) {
        m_reading.release()->deleteLater(); // it is being called
        m_hasAll = !page || page->size() < limit;
        takePage(page.value_or(QList<ConversationRow>()), offset == 0);
    });
}

void ConversationListModel::takePage(const QList<ConversationRow> &page, bool isFirst)
{
    if (isFirst) { // anything may have changed since
        m_rows.clear();
        for (const ChatSession *session : m_open.all()) {
            if (const Conversation conversation = session->conversation(); conversation.archived == m_archived)
                m_rows.put(rowOf(conversation));
        }
    }
    m_rows.add(page);
    showRows();
    if (m_hasAll) {
        m_readsOn = false;
        m_rows.squeeze();
    } else if (m_readsOn) {
        readOn();
    } else {
        m_spareTime.start();
    }
}

void ConversationListModel::readOn()
{
    if (m_reading || m_hasAll)
        return;
    // Those that are open may have rows without being in the history yet: better to read some twice than to miss one.
    readPage(std::max(1, int(m_rows.size() - m_open.all().size())), readStep);
}

void ConversationListModel::readAll()
{
    m_readsOn = true;
    m_spareTime.stop();
    readOn();
}

void ConversationListModel::takeUpChanges(const QList<ConversationId> &conversations)
{
    if (conversations.isEmpty() || conversations.size() > mostReadSingly) {
        reload();
        return;
    }
    for (const ConversationId id : conversations) {
        m_store.conversation(id, this, [this, id](const Result<Conversation> &conversation) {
            if (m_open.find(id))
                return; // it tells itself
            if (conversation)
                putRow(rowOf(*conversation));
            else if (conversation.error().kind == Error::Kind::NotFound && m_rows.remove(id))
                showRows();
        });
    }
}

void ConversationListModel::putRow(const ChatSession &session)
{
    putRow(rowOf(session.conversation()));
}

void ConversationListModel::putRow(const ConversationRow &row)
{
    if (row.archived == m_archived)
        m_rows.put(row);
    else
        m_rows.remove(row.id);
    showRows();
    if (const QModelIndex shown = indexOf(row.id); shown.isValid())
        Q_EMIT dataChanged(shown, shown);
}

void ConversationListModel::showDays()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay())) + 1s);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DayRole});
}

void ConversationListModel::noteUnsaved(const ChatSession *session)
{
    const bool isRefused = m_store.state() == HistoryStore::State::NotSaving || m_store.state() == HistoryStore::State::Unusable;
    if (!isRefused || m_unsaved.contains(session->id()))
        return;
    m_unsaved.insert(session->id());
    if (const QModelIndex row = indexOf(session); row.isValid())
        Q_EMIT dataChanged(row, row, {UnsavedRole});
}

void ConversationListModel::followState(HistoryStore::State state)
{
    if (state != HistoryStore::State::Ready)
        return;
    for (const ConversationId id : std::exchange(m_unsaved, {})) {
        if (const QModelIndex row = indexOf(id); row.isValid())
            Q_EMIT dataChanged(row, row, {UnsavedRole});
    }
    reload();
}

bool ConversationListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && (m_shown.size() < m_rows.shownCount() || !m_hasAll);
}

void ConversationListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid())
        return;
    if (m_window < m_rows.shownCount() + windowStep)
        m_window += windowStep;
    showRows();
    readOn();
}

} // namespace lineside
