// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationrows.h"

#include <QStringMatcher>

#include <algorithm>

namespace lineside {

namespace {

class RowMatcher
{
public:
    explicit RowMatcher(const RowFilter &filter)
        : m_tag(filter.tag)
    {
        const QStringList words = filter.words.simplified().split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words)
            m_words.emplace_back(word, Qt::CaseInsensitive);
    }
    bool operator()(const ConversationRow &row) const
    {
        const auto isIn = [&row](const QStringMatcher &word) { return word.indexIn(row.title) >= 0; };
        return (m_tag.isEmpty() || row.tags.contains(m_tag)) && std::ranges::all_of(m_words, isIn);
    }

private:
    QString m_tag;
    std::vector<QStringMatcher> m_words;
};

} // namespace

ConversationRows::Place ConversationRows::placeOf(const ConversationRow &row)
{
    return {row.pinned, row.updatedAt.isValid() ? row.updatedAt.toMSecsSinceEpoch() : 0, row.id};
}

std::vector<ConversationRow>::const_iterator ConversationRows::at(const Place &place) const
{
    return std::ranges::lower_bound(m_rows, place, std::ranges::greater(), placeOf);
}

const ConversationRow *ConversationRows::find(ConversationId id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &*at(*place);
}

void ConversationRows::clear()
{
    m_rows.clear();
    m_places.clear();
    m_shown.clear();
}

void ConversationRows::add(const QList<ConversationRow> &rows)
{
    const auto middle = std::ssize(m_rows);
    for (const ConversationRow &row : rows) {
        if (m_places.contains(row.id))
            continue;
        m_places.insert(row.id, placeOf(row));
        m_rows.push_back(row);
    }
    // A page mostly follows what is there: then both of these only look.
    const auto begin = m_rows.begin();
    if (!std::is_sorted(begin + middle, m_rows.end(), [](const auto &a, const auto &b) { return placeOf(a) > placeOf(b); }))
        std::ranges::sort(begin + middle, m_rows.end(), std::ranges::greater(), placeOf);
    if (middle > 0 && middle < std::ssize(m_rows) && placeOf(m_rows[size_t(middle)]) > placeOf(m_rows[size_t(middle) - 1]))
        std::ranges::inplace_merge(begin, begin + middle, m_rows.end(), std::ranges::greater(), placeOf);
    filterFrom(nullptr);
}

void ConversationRows::put(const ConversationRow &row)
{
    const Place place = placeOf(row);
    const auto known = m_places.find(row.id);
    if (known != m_places.end() && *known == place) {
        m_rows[size_t(at(place) - m_rows.cbegin())] = row;
    } else {
        if (known != m_places.end())
            m_rows.erase(at(*known));
        m_rows.insert(at(place), row);
        m_places.insert(row.id, place);
    }
    filterFrom(nullptr);
}

bool ConversationRows::remove(ConversationId id)
{
    const auto known = m_places.constFind(id);
    if (known == m_places.cend())
        return false;
    m_rows.erase(at(*known));
    m_places.erase(known);
    filterFrom(nullptr);
    return true;
}

void ConversationRows::setFilter(const RowFilter &filter)
{
    const bool narrows = !m_filter.words.trimmed().isEmpty() && filter.words.startsWith(m_filter.words) && filter.tag == m_filter.tag;
    m_filter = filter;
    if (narrows) {
        const std::vector<quint32> before = std::move(m_shown);
        filterFrom(&before);
    } else {
        filterFrom(nullptr);
    }
}

const ConversationRow &ConversationRows::shown(qsizetype place) const
{
    return m_rows[m_filter.isEmpty() ? size_t(place) : m_shown[size_t(place)]];
}

void ConversationRows::filterFrom(const std::vector<quint32> *candidates)
{
    m_shown.clear();
    if (m_filter.isEmpty())
        return;
    const RowMatcher matches(m_filter);
    if (candidates) {
        std::ranges::copy_if(*candidates, std::back_inserter(m_shown), [&](quint32 place) { return matches(m_rows[place]); });
        return;
    }
    for (quint32 place = 0; place < m_rows.size(); ++place) {
        if (matches(m_rows[place]))
            m_shown.push_back(place);
    }
}

} // namespace lineside
