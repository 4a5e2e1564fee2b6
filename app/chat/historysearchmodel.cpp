// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/historysearchmodel.h"

#include "chat/plainline.h"

#include <utility>

namespace lineside {

namespace {

/// What models write is Markdown; what people ask is shown as they wrote it.
QList<HistoryHit> readable(QList<HistoryHit> hits)
{
    for (HistoryHit &hit : hits) {
        if (hit.role != Role::Assistant)
            continue;
        const PlainLine line = plainLine(hit.line, hit.marks);
        hit.line = line.text;
        hit.marks = line.marks;
    }
    return hits;
}

} // namespace

HistorySearchModel::HistorySearchModel(HistoryStore &store, std::chrono::milliseconds pause, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(MessageId::None); });
}

HistorySearchModel::~HistorySearchModel() = default;

void HistorySearchModel::setQuery(const HistoryQuery &query)
{
    HistoryQuery wanted = query;
    wanted.before = MessageId::None;
    if (wanted == m_query)
        return;
    m_query = wanted;
    searchAgain();
}

void HistorySearchModel::searchAgain()
{
    const bool wasSearching = isSearching();
    m_asking.reset();
    m_pause.stop();
    m_hasMore = false;
    if (m_query.text.trimmed().isEmpty() && m_query.model.isEmpty() && m_query.path.isEmpty()) {
        m_error.reset();
        take({}, MessageId::None);
    } else {
        m_pause.start();
    }
    if (isSearching() != wasSearching)
        Q_EMIT searchingChanged(isSearching());
}

void HistorySearchModel::ask(MessageId before)
{
    HistoryQuery page = m_query;
    page.before = before;
    m_asking = std::make_unique<QObject>();
    m_store.search(page, m_asking.get(), [this, before](const Result<QList<HistoryHit>> &hits) {
        m_asking.release()->deleteLater(); // it is being called
        m_error = hits ? std::optional<Error>() : hits.error();
        take(hits.value_or(QList<HistoryHit>()), before);
        Q_EMIT searchingChanged(false);
    });
}

void HistorySearchModel::take(const QList<HistoryHit> &hits, MessageId before)
{
    m_hasMore = hits.size() >= m_query.limit;
    if (before == MessageId::None) {
        beginResetModel();
        m_hits = readable(hits);
        endResetModel();
    } else if (!hits.isEmpty()) {
        beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + hits.size()) - 1);
        m_hits += readable(hits);
        endInsertRows();
    }
}

const HistoryHit *HistorySearchModel::hit(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_hits.at(index.row()) : nullptr;
}

int HistorySearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant HistorySearchModel::data(const QModelIndex &index, int role) const
{
    const HistoryHit *found = hit(index);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return found->line;
    case MarksRole:
        return QVariant::fromValue(found->marks);
    case TitleRole:
        return found->title;
    case SpeakerRole:
        return int(found->role);
    case TimeRole:
        return found->at;
    default:
        return {};
    }
}

bool HistorySearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !isSearching();
}

void HistorySearchModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_hits.isEmpty())
        return;
    ask(m_hits.constLast().message);
    Q_EMIT searchingChanged(true);
}

} // namespace lineside
