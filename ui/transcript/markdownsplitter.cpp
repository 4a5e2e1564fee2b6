// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/markdownsplitter.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestCode = 4 * 1024;
constexpr qsizetype longestText = 6 * 1024;

// The line without the up to three spaces that Markdown allows before a mark, and without its end.
QStringView withoutIndent(QStringView line)
{
    qsizetype spaces = 0;
    while (spaces < 3 && spaces < line.size() && line[spaces] == u' ')
        ++spaces;
    line = line.sliced(spaces);
    return line.endsWith(u'\n') ? line.chopped(1) : line;
}

bool isBlankAt(QStringView line, qsizetype at)
{
    return at >= line.size() || line[at].isSpace();
}

bool isListItem(QStringView line)
{
    line = withoutIndent(line);
    qsizetype digits = 0;
    while (digits < line.size() && digits < 9 && line[digits] >= u'0' && line[digits] <= u'9')
        ++digits;
    const QStringView marks = digits > 0 ? QStringView(u".)") : QStringView(u"-*+");
    return digits < line.size() && marks.contains(line[digits]) && isBlankAt(line, digits + 1);
}

qsizetype countOf(QStringView line, QChar mark)
{
    qsizetype count = 0;
    while (count < line.size() && line[count] == mark)
        ++count;
    return count;
}

bool isHeading(QStringView line)
{
    line = withoutIndent(line);
    const qsizetype marks = countOf(line, u'#');
    return marks >= 1 && marks <= 6 && isBlankAt(line, marks);
}

bool isIndented(QStringView line)
{
    return line.startsWith(u"  ") || line.startsWith(u'\t');
}

} // namespace

QStringList MarkdownSplitter::feed(QStringView more)
{
    QStringList settled;
    qsizetype from = 0;
    for (qsizetype end = more.indexOf(u'\n'); end >= 0; end = more.indexOf(u'\n', from)) {
        m_line += more.sliced(from, end + 1 - from);
        takeLine(std::exchange(m_line, {}), settled);
        from = end + 1;
    }
    m_line += more.sliced(from);
    if (m_line.size() > longestText) {
        // A line without an end: it is cut where a word ends, if there is one.
        const qsizetype space = m_line.lastIndexOf(u' ');
        const qsizetype cut = space > longestText / 2 ? space + 1 : m_line.size() - (m_line.back().isHighSurrogate() ? 1 : 0);
        const QString rest = m_line.sliced(cut);
        takeLine(m_line.first(cut) + u'\n', settled);
        settle(settled);
        m_line = rest;
    }
    return settled;
}

void MarkdownSplitter::takeLine(QStringView line, QStringList &settled)
{
    if (m_kind == Kind::Fence) {
        takeFenceLine(line, settled);
        return;
    }
    const bool isBlank = line.trimmed().isEmpty();
    const bool continuesList = m_kind == Kind::List && (isBlank || isIndented(line) || isListItem(line) || !m_afterBlank);
    if (!isBlank && m_afterBlank && !continuesList)
        settle(settled);
    if (!isBlank && (m_kind == Kind::None || m_kind == Kind::Text) && opensFence(line)) {
        const QString fenceLine = std::exchange(m_fenceLine, {});
        settle(settled);
        m_kind = Kind::Fence;
        m_fenceLine = fenceLine;
        m_block = fenceLine;
        return;
    }
    if (isHeading(line)) {
        settle(settled);
        m_block = line.toString();
        settle(settled);
        return;
    }
    if (isBlank && m_kind == Kind::None)
        return;
    if (!isBlank && m_kind == Kind::None)
        m_kind = isListItem(line) ? Kind::List : Kind::Text;
    m_block += line;
    m_afterBlank = isBlank;
    if ((isBlank && m_kind == Kind::Text) || m_block.size() > longestText)
        settle(settled);
}

void MarkdownSplitter::takeFenceLine(QStringView line, QStringList &settled)
{
    m_block += line;
    const QStringView bare = line.trimmed();
    const bool closes = bare.size() >= m_fence.size() && bare.startsWith(m_fence) && bare.count(m_fence.front()) == bare.size();
    if (closes) {
        settle(settled);
    } else if (m_block.size() > longestCode) {
        const QString fenceLine = m_fenceLine;
        const QString fence = m_fence;
        m_block += fence + u'\n';
        settle(settled);
        m_kind = Kind::Fence;
        m_fenceLine = m_block = fenceLine;
        m_fence = fence;
    }
}

bool MarkdownSplitter::opensFence(QStringView line)
{
    const QStringView bare = withoutIndent(line);
    const QChar mark = bare.startsWith(u'~') ? u'~' : u'`';
    const qsizetype marks = countOf(bare, mark);
    if (marks < 3 || (mark == u'`' && bare.sliced(marks).contains(mark)))
        return false;
    m_fence = bare.first(marks).toString();
    m_fenceLine = line.toString();
    return true;
}

void MarkdownSplitter::settle(QStringList &settled)
{
    if (!m_block.trimmed().isEmpty())
        settled.append(m_block);
    m_block.clear();
    m_kind = Kind::None;
    m_afterBlank = false;
}

QString MarkdownSplitter::tail() const
{
    return m_block + m_line;
}

QString MarkdownSplitter::finish()
{
    const QString last = tail();
    *this = MarkdownSplitter();
    return last;
}

} // namespace lineside
