// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationlistmodel.h"

#include <algorithm>

namespace lineside {

ConversationListModel::ConversationListModel(ChatBackend &backend, QObject *parent)
    : QAbstractListModel(parent)
    , m_backend(backend)
{
}

ConversationListModel::~ConversationListModel() = default;

ChatSession *ConversationListModel::add()
{
    if (!m_sessions.empty() && m_sessions.front()->turns().isEmpty())
        return m_sessions.front().get();
    beginInsertRows({}, 0, 0);
    ChatSession *session = m_sessions.insert(m_sessions.begin(), std::make_unique<ChatSession>(m_backend))->get();
    endInsertRows();
    watch(session);
    return session;
}

void ConversationListModel::remove(ChatSession *session)
{
    const QModelIndex index = indexOf(session);
    if (!index.isValid())
        return;
    Q_EMIT aboutToRemove(session);
    beginRemoveRows({}, index.row(), index.row());
    session->disconnect(this);
    m_sessions[size_t(index.row())].release()->deleteLater(); // it may be the one that is telling us
    m_sessions.erase(m_sessions.begin() + index.row());
    endRemoveRows();
    session->stop();
}

ChatSession *ConversationListModel::session(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? m_sessions[size_t(index.row())].get() : nullptr;
}

QModelIndex ConversationListModel::indexOf(const ChatSession *session) const
{
    const auto found = std::ranges::find_if(m_sessions, [session](const auto &entry) { return entry.get() == session; });
    return found == m_sessions.end() ? QModelIndex() : index(int(found - m_sessions.begin()));
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatSession &entry = *m_sessions[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.title().isEmpty() ? tr("New chat") : entry.title();
    case DayRole:
        return entry.startedAt().date();
    case BusyRole:
        return entry.isBusy();
    case HasTitleRole:
        return !entry.title().isEmpty();
    default:
        return {};
    }
}

void ConversationListModel::watch(ChatSession *session)
{
    const auto tell = [this, session](const QList<int> &roles) {
        const QModelIndex row = indexOf(session);
        Q_EMIT dataChanged(row, row, roles);
    };
    connect(session, &ChatSession::titleChanged, this, [tell] { tell({Qt::DisplayRole, HasTitleRole}); });
    connect(session, &ChatSession::busyChanged, this, [tell] { tell({BusyRole}); });
}

} // namespace lineside
