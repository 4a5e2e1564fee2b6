// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxtable.h"

namespace lineside::syntax {

/// A word that closes what it opened is no longer than this.
inline constexpr qsizetype LongestDelimiter = 64;

inline bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r';
}

inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

inline bool holds(std::u16string_view set, QChar c)
{
    return set.find(c.unicode()) != std::u16string_view::npos;
}

inline QStringView viewOf(std::u16string_view text)
{
    return QStringView(text.data(), qsizetype(text.size()));
}

inline bool isWordCharacter(QChar c)
{
    if (c.unicode() < 128)
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_';
    return c.isLetterOrNumber() || c.isMark();
}

inline bool startsWord(QChar c, std::u16string_view letters)
{
    return (isWordCharacter(c) && !isDigit(c)) || holds(letters, c);
}

/// Looks at a line from one place on, counting.
class LineLook
{
public:
    LineLook(QStringView line, qsizetype &looked)
        : m_line(line)
        , m_looked(looked)
    {
    }

    bool ends(qsizetype at) const { return at >= m_line.size(); }
    QChar at(qsizetype place)
    {
        ++m_looked;
        return place < m_line.size() ? m_line.at(place) : QChar(u'\n');
    }

    bool has(qsizetype place, QStringView text, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive)
    {
        m_looked += text.size();
        return place + text.size() <= m_line.size() && m_line.sliced(place, text.size()).compare(text, sensitivity) == 0;
    }

    qsizetype afterBlanks(qsizetype place)
    {
        while (isBlank(at(place)))
            ++place;
        return place;
    }

    qsizetype afterWord(qsizetype place, std::u16string_view letters, std::u16string_view digits)
    {
        if (ends(place) || !startsWord(at(place), letters))
            return place;
        do
            ++place;
        while (!ends(place) && (isWordCharacter(at(place)) || holds(letters, at(place)) || holds(digits, at(place))));
        return place;
    }

    qsizetype afterAny(qsizetype place, std::u16string_view set, qsizetype most)
    {
        const qsizetype last = place + most;
        while (place < last && !ends(place) && holds(set, at(place)))
            ++place;
        return place;
    }

    /// Whether `then` comes, or nothing is asked for.
    bool isFollowed(qsizetype place, std::u16string_view then) { return then.empty() || has(afterBlanks(place), viewOf(then)); }

private:
    QStringView m_line;
    qsizetype &m_looked;
};

inline Qt::CaseSensitivity sensitivity(const Rule &rule)
{
    return (rule.when & IgnoreCase) ? Qt::CaseInsensitive : Qt::CaseSensitive;
}

} // namespace lineside::syntax
