// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationrows.h"

#include <QSet>

#include <algorithm>

namespace lineside {

ConversationRows::Entries::const_iterator ConversationRows::at(const Place &place) const
{
    return std::ranges::lower_bound(m_rows, place, std::ranges::greater(), &Entry::place);
}

ConversationRows::Entry ConversationRows::entryOf(const ConversationRow &row)
{
    const Place place{row.pinned, row.updatedAt.isValid() ? row.updatedAt.toMSecsSinceEpoch() : 0, row.id};
    const QString folded = row.title.toCaseFolded();
    const qsizetype foldedAt = m_folded.size();
    m_folded += folded;
    return {place, quint32(foldedAt), quint32(folded.size()), row};
}

const ConversationRow *ConversationRows::find(ConversationId id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &at(*place)->row;
}

void ConversationRows::clear()
{
    m_rows.clear();
    m_places.clear();
    m_folded.clear();
    m_shown.clear();
}

void ConversationRows::add(const QList<ConversationRow> &rows)
{
    const auto middle = std::ssize(m_rows);
    for (const ConversationRow &row : rows) {
        if (m_places.contains(row.id))
            continue;
        m_rows.push_back(entryOf(row));
        m_places.insert(row.id, m_rows.back().place);
    }
    // A page mostly follows what is there: then both of these only look.
    const auto begin = m_rows.begin();
    if (!std::ranges::is_sorted(begin + middle, m_rows.end(), std::ranges::greater(), &Entry::place))
        std::ranges::sort(begin + middle, m_rows.end(), std::ranges::greater(), &Entry::place);
    const bool follows = middle == 0 || middle == std::ssize(m_rows) || m_rows[size_t(middle) - 1].place > m_rows[size_t(middle)].place;
    if (!follows)
        std::ranges::inplace_merge(begin, begin + middle, m_rows.end(), std::ranges::greater(), &Entry::place);
    filterFrom(follows ? size_t(middle) : 0);
}

void ConversationRows::put(const ConversationRow &row)
{
    const auto known = m_places.constFind(row.id);
    if (known != m_places.cend())
        m_rows.erase(at(*known));
    const Entry entry = entryOf(row);
    m_rows.insert(at(entry.place), entry);
    m_places.insert(row.id, entry.place);
    tidyFolded();
    filterFrom(0);
}

bool ConversationRows::remove(ConversationId id)
{
    const auto known = m_places.constFind(id);
    if (known == m_places.cend())
        return false;
    m_rows.erase(at(*known));
    m_places.erase(known);
    filterFrom(0);
    return true;
}

QStringList ConversationRows::tags() const
{
    QSet<QString> found;
    for (const Entry &entry : m_rows) {
        for (const QString &tag : entry.row.tags)
            found.insert(tag);
    }
    QStringList sorted = found.values();
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

void ConversationRows::squeeze()
{
    m_rows.shrink_to_fit();
    m_folded.squeeze();
}

/// What rows left behind that were replaced or removed is dropped when it is most of all.
void ConversationRows::tidyFolded()
{
    constexpr qsizetype neverMind = 1 << 20;
    if (m_folded.size() < neverMind)
        return;
    qsizetype used = 0;
    for (const Entry &entry : m_rows)
        used += entry.foldedLength;
    if (m_folded.size() < 2 * used)
        return;
    QString folded;
    folded.reserve(used);
    for (Entry &entry : m_rows) {
        folded += QStringView(m_folded).sliced(entry.foldedAt, entry.foldedLength);
        entry.foldedAt = quint32(folded.size()) - entry.foldedLength;
    }
    m_folded = folded;
}

bool ConversationRows::matches(const Entry &entry) const
{
    const QStringView title = QStringView(m_folded).sliced(entry.foldedAt, entry.foldedLength);
    const auto isIn = [title](const QString &word) { return title.contains(word); };
    return (m_filter.tag.isEmpty() || entry.row.tags.contains(m_filter.tag)) && std::ranges::all_of(m_words, isIn);
}

void ConversationRows::setFilter(const RowFilter &filter)
{
    const bool narrows = !m_filter.words.trimmed().isEmpty() && filter.words.startsWith(m_filter.words) && filter.tag == m_filter.tag;
    m_filter = filter;
    m_words = filter.words.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    if (narrows)
        std::erase_if(m_shown, [this](quint32 place) { return !matches(m_rows[place]); });
    else
        filterFrom(0);
}

const ConversationRow &ConversationRows::shown(qsizetype place) const
{
    return m_rows[m_filter.isEmpty() ? size_t(place) : m_shown[size_t(place)]].row;
}

void ConversationRows::filterFrom(size_t place)
{
    m_shown.erase(std::ranges::lower_bound(m_shown, place), m_shown.end());
    if (m_filter.isEmpty())
        return;
    for (; place < m_rows.size(); ++place) {
        if (matches(m_rows[place]))
            m_shown.push_back(quint32(place));
    }
}

} // namespace lineside
