// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QHash>

#include <vector>

namespace lineside {

/// Which conversations a list shows.
struct RowFilter {
    QString words; ///< each must occur in the title, in any case
    QString tag;   ///< empty: any
    bool isEmpty() const { return words.trimmed().isEmpty() && tag.isEmpty(); }
    friend bool operator==(const RowFilter &, const RowFilter &) = default;
};

/// All conversations of a list, in its order (pinned ones first, then the newest), and which of them a filter lets through. Made for a
/// hundred thousand: what is typed on narrows what was found before.
class ConversationRows
{
public:
    qsizetype size() const { return qsizetype(m_rows.size()); }
    const ConversationRow *find(ConversationId id) const; ///< null if there is none; good until something changes
    void clear();
    /// What is there already stays as it is: it is newer than what was asked for.
    void add(const QList<ConversationRow> &rows);
    void put(const ConversationRow &row); ///< adds or replaces
    bool remove(ConversationId id);
    QStringList tags() const; ///< of all, in the order of the alphabet
    void squeeze(); ///< gives back memory that was kept for more

    const RowFilter &filter() const { return m_filter; }
    void setFilter(const RowFilter &filter);
    qsizetype shownCount() const { return m_filter.isEmpty() ? size() : qsizetype(m_shown.size()); }
    const ConversationRow &shown(qsizetype place) const;

private:
    struct Place {
        bool pinned;
        qint64 updatedAt;
        ConversationId id;
        friend auto operator<=>(const Place &, const Place &) = default;
    };
    struct Entry {
        Place place; ///< once worked out: telling the time of a local date is slow
        quint32 foldedAt;
        quint32 foldedLength;
        ConversationRow row;
    };
    using Entries = std::vector<Entry>;
    Entries::const_iterator at(const Place &place) const;
    Entry entryOf(const ConversationRow &row);
    void tidyFolded();
    bool matches(const Entry &entry) const;
    void filterFrom(size_t place); ///< what was let through before it stays

    Entries m_rows;
    QHash<ConversationId, Place> m_places;
    QString m_folded; ///< the titles in one case, each at its row's place, so that a filter runs through one stretch of memory
    RowFilter m_filter;
    QStringList m_words;          ///< of the filter, in one case
    std::vector<quint32> m_shown; ///< places in `m_rows`, where there is a filter
};

} // namespace lineside
