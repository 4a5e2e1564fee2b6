// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// ConversationListModel, in so far as it is a list: its rows, and what is told of each.
#include "chat/conversationlistmodel.h"

#include "chat/daygroup.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace lineside {

void ConversationListModel::showRows()
{
    // A view may fetch more while it is told of rows.
    m_isToShow = true;
    if (m_isShowing)
        return;
    m_isShowing = true;
    while (std::exchange(m_isToShow, false))
        showRowsOnce();
    m_isShowing = false;
}

/// Makes the list's rows those that belong there, so that who is selected stays selected.
void ConversationListModel::showRowsOnce()
{
    QList<ConversationId> now;
    now.reserve(std::min(m_window, m_rows.shownCount()));
    for (qsizetype place = 0; place < std::min(m_window, m_rows.shownCount()); ++place)
        now.append(m_rows.shown(place).id);
    if (now == m_shown)
        return;
    takeOutRows(QSet<ConversationId>(now.cbegin(), now.cend()));
    const QSet<ConversationId> before(m_shown.cbegin(), m_shown.cend());
    QList<ConversationId> ordered;
    std::ranges::copy_if(now, std::back_inserter(ordered), [&before](ConversationId id) { return before.contains(id); });
    if (ordered != m_shown)
        orderRows(ordered);
    for (qsizetype first = 0; first < now.size(); ++first) {
        if (first < m_shown.size() && m_shown.at(first) == now.at(first))
            continue;
        qsizetype last = first;
        while (last + 1 < now.size() && !before.contains(now.at(last + 1)))
            ++last;
        beginInsertRows({}, int(first), int(last));
        m_shown = m_shown.first(first) + now.sliced(first, last - first + 1) + m_shown.sliced(first);
        endInsertRows();
        first = last;
    }
}

void ConversationListModel::takeOutRows(const QSet<ConversationId> &staying)
{
    for (qsizetype last = m_shown.size() - 1; last >= 0; --last) {
        if (staying.contains(m_shown.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !staying.contains(m_shown.at(first - 1)))
            --first;
        beginRemoveRows({}, int(first), int(last));
        m_shown.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void ConversationListModel::orderRows(const QList<ConversationId> &ordered)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from)
        to.append(index(int(ordered.indexOf(m_shown.at(old.row())))));
    m_shown = ordered;
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

ChatSession *ConversationListModel::session(const QModelIndex &index) const
{
    return m_open.find(id(index));
}

ConversationId ConversationListModel::id(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? m_shown.at(index.row()) : ConversationId::None;
}

QModelIndex ConversationListModel::indexOf(const ChatSession *session) const
{
    return session ? indexOf(session->id()) : QModelIndex();
}

QModelIndex ConversationListModel::indexOf(ConversationId conversation) const
{
    const qsizetype row = m_shown.indexOf(conversation);
    return row < 0 ? QModelIndex() : index(int(row));
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    const ConversationRow *row = m_rows.find(id(index));
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title.isEmpty() ? tr("New chat") : row->title;
    case Qt::EditRole:
        return row->title;
    case DayRole:
        return QVariant::fromValue(row->pinned ? DayGroup{DayGroup::Kind::Pinned, {}} : dayGroup(row->updatedAt, QDate::currentDate()));
    case BusyRole: {
        const ChatSession *session = m_open.find(row->id);
        return session && session->isBusy();
    }
    case HasTitleRole:
        return !row->title.isEmpty();
    case PinnedRole:
        return row->pinned;
    case TagsRole:
        return row->tags;
    case UpdatedRole:
        return row->updatedAt;
    case UnsavedRole:
        return m_unsaved.contains(row->id);
    default:
        return {};
    }
}

Qt::ItemFlags ConversationListModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool ConversationListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ConversationId conversation = id(index);
    if (role != Qt::EditRole || conversation == ConversationId::None)
        return false;
    ConversationChange renamed;
    renamed.title = value.toString();
    change({conversation}, renamed);
    return true;
}

} // namespace lineside
