// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/showntext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

constexpr qsizetype mostMarks = 12; ///< on one letter; no script needs more
constexpr qsizetype manyMarks = 3;
constexpr qsizetype mostLabels = 64; ///< in one text; what is meant to be read has far fewer
constexpr QChar namelessSign(u'\u2426'); ///< for what would be one too many

/// The usual short names of the characters that turn the order of others.
QString directionName(char32_t c)
{
    switch (c) {
    case 0x061c:
        return u"ALM"_s;
    case 0x200e:
        return u"LRM"_s;
    case 0x200f:
        return u"RLM"_s;
    case 0x202a:
        return u"LRE"_s;
    case 0x202b:
        return u"RLE"_s;
    case 0x202c:
        return u"PDF"_s;
    case 0x202d:
        return u"LRO"_s;
    case 0x202e:
        return u"RLO"_s;
    case 0x2066:
        return u"LRI"_s;
    case 0x2067:
        return u"RLI"_s;
    case 0x2068:
        return u"FSI"_s;
    case 0x2069:
        return u"PDI"_s;
    default:
        return {};
    }
}

bool isTag(char32_t c)
{
    return c >= 0xe0000 && c <= 0xe007f;
}

/// Takes no room and joins nothing: a place to hide text in.
bool isInvisible(char32_t c)
{
    return c == 0x200b || (c >= 0x2060 && c <= 0x2064) || (c >= 0x206a && c <= 0x206f) || c == 0xfeff || c == 0x180e
        || (c >= 0xfff9 && c <= 0xfffb) || isTag(c) || (c >= 0xe0100 && c <= 0xe01ef);
}

/// Every text that needs no second look is made of these.
bool isHarmless(char16_t c)
{
    return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0x300) || c == u'\t' || (c >= 0x2010 && c < 0x2028) || (c >= 0x3040 && c < 0xa000);
}

char32_t characterAt(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(c, text.at(at + 1));
    return c.unicode();
}

qsizetype unitsOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

} // namespace

class ShownText::Writer
{
public:
    Writer(ShownText &shown, QStringView source)
        : m_shown(shown)
        , m_source(source)
    {
    }

    void write()
    {
        m_shown.m_text.reserve(m_source.size());
        for (qsizetype at = 0; at < m_source.size();)
            at += writeAt(at);
    }
    /// Letters that stand for `length` units of the source.
    void writeLabel(qsizetype at, qsizetype length, const QString &name)
    {
        if (m_shown.m_labels.size() >= mostLabels) {
            writeStretch(at, length, namelessSign);
            return;
        }
        const QString letters = u'\u202f' + name + u'\u202f'; // a narrow space that breaks no line
        m_shown.m_labels.append({m_shown.m_text.size(), letters.size()});
        writeStretch(at, length, letters);
    }

private:
    qsizetype writeAt(qsizetype at)
    {
        const char32_t c = characterAt(m_source, at);
        const qsizetype units = unitsOf(c);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            return writeControl(at, c);
        if (c == 0x2028 || c == 0x2029) {
            m_shown.m_text += QChar::LineSeparator;
            return units;
        }
        if (QChar::isSurrogate(c)) {
            m_shown.m_text += QChar::ReplacementCharacter;
            return units;
        }
        if (const QString name = directionName(c); !name.isEmpty()) {
            writeLabel(at, units, name);
            return units;
        }
        if (isInvisible(c))
            return writeInvisible(at);
        return writeCluster(at, c);
    }

    qsizetype writeControl(qsizetype at, char32_t c)
    {
        if (c == u'\t')
            m_shown.m_text += u'\t';
        else if (c == u'\n')
            m_shown.m_text += QChar::LineSeparator;
        else if (c < 0x20)
            m_shown.m_text += QChar(char16_t(0x2400 + c));
        else if (c == 0x7f)
            m_shown.m_text += u'\u2421';
        else
            writeLabel(at, 1, u'x' + QString::number(uint(c), 16));
        return 1;
    }

    /// One of them is often meant well; more, or any of those that spell hidden words, are counted where they stand.
    qsizetype writeInvisible(qsizetype at)
    {
        qsizetype end = at;
        qsizetype count = 0;
        bool hasTags = false;
        while (end < m_source.size()) {
            const char32_t c = characterAt(m_source, end);
            if (!isInvisible(c))
                break;
            hasTags = hasTags || isTag(c);
            end += unitsOf(c);
            ++count;
        }
        if (count == 1 && !hasTags)
            m_shown.m_text += m_source.sliced(at, end - at);
        else
            //: Stands in a small box for characters that cannot be seen; %1 is how many.
            writeLabel(at, end - at, Tr::tr("%1 hidden").arg(QLocale().toString(count)));
        return end - at;
    }

    /// A letter with its marks. Flags of regions are spelled with tags, which are no secret there.
    qsizetype writeCluster(qsizetype at, char32_t c)
    {
        noteDirection(c);
        qsizetype end = at + unitsOf(c);
        if (c == 0x1f3f4) {
            while (end < m_source.size() && isTag(characterAt(m_source, end)) && end - at < 16)
                end += 2;
        }
        qsizetype marks = QChar::isMark(c) ? 1 : 0;
        qsizetype shownEnd = end;
        while (end < m_source.size()) {
            const char32_t next = characterAt(m_source, end);
            if (!QChar::isMark(next) || isInvisible(next))
                break;
            end += unitsOf(next);
            if (++marks <= mostMarks)
                shownEnd = end;
        }
        m_shown.m_hasStackedMarks = m_shown.m_hasStackedMarks || marks >= manyMarks;
        if (marks > mostMarks)
            writeStretch(at, end - at, m_source.sliced(at, shownEnd - at).toString());
        else
            m_shown.m_text += m_source.sliced(at, end - at);
        return end - at;
    }

    void noteDirection(char32_t c)
    {
        const QChar::Direction direction = QChar::direction(c);
        const bool isRight = direction == QChar::DirR || direction == QChar::DirAL;
        if (!m_knowsDirection && (isRight || direction == QChar::DirL)) {
            m_knowsDirection = true;
            m_shown.m_isRightToLeft = isRight;
        }
        m_shown.m_hasRightToLeft = m_shown.m_hasRightToLeft || isRight;
    }

    void writeStretch(qsizetype at, qsizetype length, const QString &text)
    {
        m_shown.m_stretches.append({at, length, m_shown.m_text.size(), text.size()});
        m_shown.m_text += text;
    }

    ShownText &m_shown;
    QStringView m_source;
    bool m_knowsDirection = false;
};

ShownText::ShownText(QStringView source, qsizetype longest)
    : m_sourceLength(source.size())
{
    qsizetype end = std::min(source.size(), longest);
    if (end > 0 && end < source.size() && source.at(end).isLowSurrogate())
        --end;
    const QStringView seen = source.first(end);
    if (std::all_of(seen.begin(), seen.end(), [](QChar c) { return isHarmless(c.unicode()); })) {
        m_text = seen.toString();
    } else {
        Writer(*this, seen).write();
        findJoinedEmoji();
    }
    if (end < source.size()) {
        //: Stands at the end of a very long text; %1 is how many characters of it are not shown.
        Writer(*this, source).writeLabel(end, source.size() - end, Tr::tr("… %1 more characters").arg(QLocale().toString(source.size() - end)));
    }
}

void ShownText::findJoinedEmoji()
{
    if (!m_text.contains(u'\u200d') && !m_text.contains(u'\ufe0f'))
        return;
    for (qsizetype at = 0; at < m_text.size();) {
        qsizetype end = at;
        bool isJoined = false;
        while (end < m_text.size()) {
            const char32_t c = characterAt(m_text, end);
            const qsizetype next = end + unitsOf(c);
            const bool isJoint = end > at && (c == 0x200d || c == 0xfe0f || c == 0x20e3);
            const bool turnsEmoji = next < m_text.size() && m_text.at(next) == u'\ufe0f';
            if (!isJoint && !turnsEmoji && !(c >= 0x1f000 && c < 0x1fb00) && !(end > at && m_text.at(end - 1) == u'\u200d'))
                break;
            isJoined = isJoined || isJoint;
            end = next;
        }
        if (isJoined)
            m_joinedEmoji.append({at, end - at});
        at = end > at ? end : at + unitsOf(characterAt(m_text, at));
    }
}

qsizetype ShownText::shownPosition(qsizetype sourcePosition) const
{
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), sourcePosition, [](qsizetype at, const Stretch &s) { return at < s.source; });
    if (after == m_stretches.begin())
        return std::min(sourcePosition, m_text.size());
    const Stretch &stretch = *std::prev(after);
    const qsizetype beyond = sourcePosition - stretch.source - stretch.sourceLength;
    return beyond < 0 ? stretch.shown : std::min(stretch.shown + stretch.shownLength + beyond, m_text.size());
}

qsizetype ShownText::sourcePosition(qsizetype shownPosition) const
{
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), shownPosition, [](qsizetype at, const Stretch &s) { return at < s.shown; });
    if (after == m_stretches.begin())
        return std::min(shownPosition, m_sourceLength);
    const Stretch &stretch = *std::prev(after);
    const qsizetype inside = shownPosition - stretch.shown;
    if (inside >= stretch.shownLength)
        return std::min(stretch.source + stretch.sourceLength + inside - stretch.shownLength, m_sourceLength);
    return inside * 2 < stretch.shownLength ? stretch.source : stretch.source + stretch.sourceLength;
}

} // namespace lineside
