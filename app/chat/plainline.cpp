// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/plainline.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Marks = QList<std::pair<qsizetype, qsizetype>>;

/// Strikes out of one line what a reader would not see.
class LineCleaner
{
public:
    LineCleaner(const QString &line, const Marks &marks)
        : m_line(line)
        , m_marks(marks)
        , m_fates(size_t(line.size()), Fate::Text)
    {
    }

    PlainLine cleaned()
    {
        strikeBlockSigns();
        strikeCodeFences();
        strikeLinks();
        strikeEmphasis();
        strikeEscapes();
        return rest();
    }

private:
    enum class Fate : quint8 { Text, Code, Struck };
    struct Run { ///< of asterisks or the like
        qsizetype begin;
        qsizetype size;
        QChar sign;
    };

    QChar at(qsizetype place) const { return place >= 0 && place < m_line.size() ? m_line[place] : QChar(u' '); }
    bool isText(qsizetype place) const { return m_fates[size_t(place)] == Fate::Text; }
    void strike(qsizetype begin, qsizetype size) { std::fill_n(m_fates.begin() + begin, size, Fate::Struck); }
    qsizetype runAt(qsizetype place) const
    {
        qsizetype end = place;
        while (end < m_line.size() && m_line[end] == m_line[place])
            ++end;
        return end - place;
    }

    // "> ## ", "- [x] ", "| "
    void strikeBlockSigns()
    {
        qsizetype place = 0;
        while (place < m_line.size()) {
            const QChar sign = m_line[place];
            const qsizetype run = runAt(place);
            const bool standsAlone = at(place + run).isSpace();
            const bool isHeading = sign == u'#' && run <= 6 && standsAlone;
            const bool isBullet = (sign == u'-' || sign == u'*' || sign == u'+') && run == 1 && standsAlone;
            const QStringView box = QStringView(m_line).sliced(place).first(std::min<qsizetype>(3, m_line.size() - place));
            if (box == u"[ ]" || box == u"[x]" || box == u"[X]")
                strikeWithSpace(place, 3);
            else if (isHeading || isBullet || sign == u'>' || sign == u'|')
                strikeWithSpace(place, run);
            else if (sign.isSpace())
                strike(place++, 1);
            else
                break;
        }
        if (m_line.startsWith(u'|') && m_line.endsWith(u'|'))
            strike(m_line.size() - 1, 1);
    }

    void strikeWithSpace(qsizetype &place, qsizetype size)
    {
        strike(place, size);
        place += size;
    }

    // What stands between two fences of one length is as it was written.
    void strikeCodeFences()
    {
        for (qsizetype open = 0; open < m_line.size(); ++open) {
            if (m_line[open] != u'`' || !isText(open))
                continue;
            const qsizetype size = runAt(open);
            qsizetype close = open + size;
            while (close < m_line.size() && (m_line[close] != u'`' || runAt(close) != size))
                close += m_line[close] == u'`' ? runAt(close) : 1;
            if (close < m_line.size()) {
                std::fill(m_fates.begin() + open, m_fates.begin() + close, Fate::Code);
                strike(close, size);
                strike(open, size);
                open = close + size - 1;
            } else {
                strike(open, size); // the other one was cut off, or is in another line
                open += size - 1;
            }
        }
    }

    // "[text](address)" and "![text](address)"
    void strikeLinks()
    {
        qsizetype open = -1;
        for (qsizetype place = 0; place < m_line.size(); ++place) {
            if (!isText(place))
                continue;
            if (m_line[place] == u'[')
                open = place;
            const qsizetype end = m_line[place] == u']' && open >= 0 && at(place + 1) == u'(' ? m_line.indexOf(u')', place) : -1;
            if (end < 0)
                continue;
            if (!holdsMark(place + 2, end)) {
                const qsizetype begin = at(open - 1) == u'!' ? open - 1 : open;
                strike(begin, open + 1 - begin);
                strike(place, end + 1 - place);
            }
            open = -1;
            place = end;
        }
    }

    bool holdsMark(qsizetype begin, qsizetype end) const
    {
        return std::ranges::any_of(m_marks, [begin, end](const auto &mark) { return mark.first < end && mark.first + mark.second > begin; });
    }

    bool mayOpen(const Run &run) const
    {
        const QChar before = at(run.begin - 1);
        return !at(run.begin + run.size).isSpace() && (run.sign != u'_' || !before.isLetterOrNumber());
    }

    bool mayClose(const Run &run) const
    {
        const QChar after = at(run.begin + run.size);
        return !at(run.begin - 1).isSpace() && (run.sign != u'_' || !after.isLetterOrNumber());
    }

    void strikeEmphasis()
    {
        std::vector<Run> open;
        for (qsizetype place = 0; place < m_line.size(); ++place) {
            const QChar sign = m_line[place];
            if (!isText(place) || (sign != u'*' && sign != u'_' && sign != u'~') || at(place - 1) == u'\\')
                continue;
            const Run run{place, runAt(place), sign};
            place += run.size - 1;
            if (run.sign == u'~' && run.size != 2)
                continue;
            const auto partner = std::find_if(open.rbegin(), open.rend(), [&run](const Run &each) { return each.sign == run.sign && each.size == run.size; });
            if (mayClose(run) && partner != open.rend()) {
                strike(partner->begin, partner->size);
                strike(run.begin, run.size);
                open.erase(std::prev(partner.base()), open.end());
            } else if (mayOpen(run)) {
                open.push_back(run);
            } else if (mayClose(run) && run.size > 1) {
                strike(run.begin, run.size); // its partner was cut off
            }
        }
        for (const Run &run : open) {
            if (run.size > 1 && !mayClose(run))
                strike(run.begin, run.size);
        }
    }

    void strikeEscapes()
    {
        for (qsizetype place = 0; place + 1 < m_line.size(); ++place) {
            const QChar next = m_line[place + 1];
            if (m_line[place] == u'\\' && isText(place) && next.unicode() < 128 && (next.isPunct() || next.isSymbol()))
                strike(place++, 1);
        }
    }

    PlainLine rest() const
    {
        PlainLine line;
        QList<qsizetype> places; ///< in the new line, for each of the old
        for (qsizetype place = 0; place < m_line.size(); ++place) {
            places.append(line.text.size());
            if (m_fates[size_t(place)] != Fate::Struck)
                line.text.append(m_line[place]);
        }
        places.append(line.text.size());
        for (const auto &[begin, length] : m_marks) {
            const qsizetype first = places[std::clamp<qsizetype>(begin, 0, m_line.size())];
            const qsizetype last = places[std::clamp<qsizetype>(begin + length, 0, m_line.size())];
            if (last > first)
                line.marks.append({first, last - first});
        }
        return line;
    }

    const QString &m_line;
    const Marks &m_marks;
    std::vector<Fate> m_fates;
};

} // namespace

PlainLine plainLine(const QString &markdown, const Marks &marks)
{
    return LineCleaner(markdown, marks).cleaned();
}

} // namespace lineside
