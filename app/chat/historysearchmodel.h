// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QAbstractListModel>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace lineside {

/// The places in the history where something is found, newest first, a page at a time. A query that is outdated is not waited for; what was
/// found before stays until there is something to show in its place.
class HistorySearchModel : public QAbstractListModel
{
    Q_OBJECT
public:
    /// DisplayRole: the text around the first hit, without Markdown's signs.
    enum Role {
        MarksRole = Qt::UserRole, ///< QList<std::pair<qsizetype, qsizetype>>: begin and length of what was found in it
        TitleRole,                ///< QString: of the conversation
        SpeakerRole,              ///< lineside::Role, as int
        TimeRole,                 ///< QDateTime
    };

    /// `pause`: how long the typing must rest before the history is asked.
    explicit HistorySearchModel(HistoryStore &store, std::chrono::milliseconds pause = std::chrono::milliseconds(80), QObject *parent = nullptr);
    ~HistorySearchModel() override;

    const HistoryQuery &query() const { return m_query; }
    /// Searches; finds nothing for blank text, unless a model or a path is named. `before` is the model's own; `limit` is the size of a page.
    void setQuery(const HistoryQuery &query);
    void searchAgain(); ///< as the history may have changed
    bool isSearching() const { return m_pause.isActive() || m_asking; }
    const std::optional<Error> &error() const { return m_error; } ///< of the last search
    const HistoryHit *hit(const QModelIndex &index) const; ///< null for an invalid index

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A search began, or ended: look at `isSearching`, `error` and the rows.
    void searchingChanged(bool searching);

private:
    void ask(MessageId before);
    void take(const QList<HistoryHit> &hits, MessageId before);

    HistoryStore &m_store;
    HistoryQuery m_query;
    QList<HistoryHit> m_hits;
    bool m_hasMore = false;
    std::optional<Error> m_error;
    std::unique_ptr<QObject> m_asking; ///< what was asked last; deleting it cancels
    QTimer m_pause;
};

} // namespace lineside
