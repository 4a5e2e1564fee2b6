// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/resumepoint.h"

namespace lineside {
namespace {

using Kind = MarkdownElement::Kind;

qsizetype indentation(QByteArrayView line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && line[spaces] == ' ')
        ++spaces;
    return spaces;
}

bool isOpeningFence(QByteArrayView line)
{
    const qsizetype spaces = indentation(line);
    return spaces <= 3 && (line.sliced(spaces).startsWith("```") || line.sliced(spaces).startsWith("~~~"));
}

/// How long the mark of a list item and one space are, with what stands before; nothing without a mark.
std::optional<qsizetype> markLength(QByteArrayView line)
{
    qsizetype at = indentation(line);
    if (at > 3 || at >= line.size())
        return {};
    if (line[at] == '-' || line[at] == '*' || line[at] == '+') {
        ++at;
    } else {
        const qsizetype digits = at;
        while (at < line.size() && line[at] >= '0' && line[at] <= '9')
            ++at;
        if (at == digits || at >= line.size() || (line[at] != '.' && line[at] != ')'))
            return {};
        ++at;
    }
    if (at >= line.size() || (line[at] != ' ' && line[at] != '\t'))
        return {};
    return at + 1;
}

class CutFinder
{
public:
    CutFinder(const ReadText &read, const SourceLines &lines, const ResumePoint &current, qsizetype settled)
        : m_read(read)
        , m_lines(lines)
        , m_current(current)
        , m_settled(settled)
    {
    }

    std::optional<Cut> find() const
    {
        if (m_read.tops.isEmpty())
            return {};
        if (const auto cut = afterOpenCode())
            return cut;
        if (const auto cut = afterOpenTable())
            return cut;
        for (qsizetype i = m_read.elements.size() - 1; i >= 0; --i) {
            const ReadElement &element = m_read.elements.at(i);
            if (!element.isLocated || element.line <= 0 || mayBecomeDefinition(element) || mayLoseItsText(i) || isReadWithBefore(i))
                continue;
            if (startsTop(i) && isBlockStart(element))
                return Cut { element.line, i, {} };
            if (isItemStart(i))
                return Cut { element.line, i, listFrom(element) };
        }
        return afterClosedCode();
    }

private:
    const TopBlock &topOf(const ReadElement &element) const { return m_read.tops.at(element.topBlock); }
    bool startsTop(qsizetype i) const { return topOf(m_read.elements.at(i)).firstElement == i; }
    qsizetype endOfTop(qsizetype top) const
    {
        return top + 1 < m_read.tops.size() ? m_read.tops.at(top + 1).firstElement : m_read.elements.size();
    }

    /// A block that begins in the first column after a blank line has closed everything before it, and so has a fence of its own.
    bool isBlockStart(const ReadElement &element) const
    {
        const QByteArrayView line = m_lines.line(element.line);
        if (topOf(element).kind == TopBlock::Kind::FencedCode && isOpeningFence(line))
            return true;
        return m_lines.isBlank(element.line - 1) && !line.isEmpty() && line[0] != ' ' && line[0] != '\t';
    }

    /// Only an item whose mark stands at the line's begin and that begins with a paragraph right after it is certain enough.
    bool isItemStart(qsizetype i) const
    {
        const ReadElement &element = m_read.elements.at(i);
        if (topOf(element).kind != TopBlock::Kind::List || element.element.containers.size() != 1
            || !element.element.containers.first().starts)
            return false;
        // md4c sees no task in an item right after a quote within the item before, so that item must be read with it.
        if (i == 0 || m_read.elements.at(i - 1).element.containers.size() >= MarkdownElement::DeepestContainer || endsInQuote(i - 1))
            return false;
        if (element.element.kind != Kind::Paragraph && element.element.kind != Kind::Image)
            return false;
        // Behind an empty item md4c counts the indentation of the next mark from that item's text.
        if (!m_read.elements.at(i - 1).isLocated && m_lines.line(element.line).startsWith(' '))
            return false;
        const auto mark = markLength(m_lines.line(element.line));
        return mark && element.firstByte >= m_lines.begin(element.line) + *mark;
    }

    /// What begins with a bracket that is still open, or closed before a colon, could turn out to show nothing.
    bool mayBecomeDefinition(const ReadElement &element) const
    {
        const QByteArrayView text = m_lines.text();
        const qsizetype begin = element.firstByte;
        if (begin < 0 || begin >= text.size() || (text[begin] != '[' && (begin == 0 || text[begin - 1] != '[')))
            return false;
        const qsizetype end = text.indexOf(']', begin);
        return end < 1 || text[end - 1] == '\\' || end + 1 >= text.size() || text[end + 1] == ':';
    }

    /// A code span, link, image or table header that is still open at the end may turn out empty, and leave a block without a place.
    bool mayLoseItsText(qsizetype i) const
    {
        const qsizetype begin = m_read.elements.at(i).firstByte;
        if (i + 1 < m_read.elements.size() || begin < 0 || begin >= m_lines.text().size())
            return false;
        const char first = m_lines.text()[begin];
        return first == '`' || first == '!' || first == '[' || first == '|';
    }

    /// md4c looks for the end of code and HTML even where the list item or quote around it has ended, and stumbles there over what looks
    /// like one.
    bool isReadWithBefore(qsizetype i) const
    {
        if (i == 0 || m_read.elements.at(i - 1).element.containers.isEmpty())
            return false;
        const Kind before = m_read.elements.at(i - 1).element.kind;
        const QByteArrayView line = m_lines.line(m_read.elements.at(i).line).trimmed();
        return before == Kind::HtmlLine || (before == Kind::CodeLine && (line.startsWith('`') || line.startsWith('~')));
    }

    bool endsInQuote(qsizetype i) const
    {
        const QList<MarkdownContainer> &containers = m_read.elements.at(i).element.containers;
        return !containers.isEmpty() && containers.last().kind == MarkdownContainer::Kind::Quote;
    }

    ResumePoint listFrom(const ReadElement &element) const
    {
        const TopBlock &top = topOf(element);
        const bool isSame = element.topBlock == 0 && m_current.kind == ResumePoint::Kind::List;
        return { .kind = ResumePoint::Kind::List,
                 .context = {},
                 .nextNumber = element.element.containers.first().number,
                 .loose = top.loose || (isSame && m_current.loose),
                 .firstElement = isSame ? m_current.firstElement : m_settled + top.firstElement };
    }

    /// How many lines the block has, if all lines from its first one to `end` are its own.
    bool reachesEnd(qsizetype top, qsizetype firstLine) const
    {
        const qsizetype elements = endOfTop(top) - m_read.tops.at(top).firstElement;
        return elements > 0 && firstLine + elements == m_lines.count();
    }

    std::optional<Cut> afterOpenCode() const
    {
        const qsizetype top = m_read.tops.size() - 1;
        const qsizetype begin = m_read.tops.at(top).firstElement;
        if (m_read.tops.at(top).kind != TopBlock::Kind::FencedCode || begin >= m_read.elements.size())
            return {};
        const ReadElement &first = m_read.elements.at(begin);
        const bool isContinued = top == 0 && m_current.kind == ResumePoint::Kind::Code;
        if (first.isStandIn || !reachesEnd(top, first.contentLine))
            return {};
        if (isContinued)
            return Cut { m_lines.count(), m_read.elements.size(), m_current };
        if (!first.isLocated || first.contentLine < 1 || !isOpeningFence(m_lines.line(first.contentLine - 1)))
            return {};
        return Cut { m_lines.count(),
                     m_read.elements.size(),
                     { .kind = ResumePoint::Kind::Code, .context = m_lines.line(first.contentLine - 1).toByteArray() + '\n' } };
    }

    std::optional<Cut> afterOpenTable() const
    {
        if (m_read.tops.size() != 1 || m_read.tops.first().kind != TopBlock::Kind::Table || m_read.elements.isEmpty())
            return {};
        const ReadElement &first = m_read.elements.first();
        if (m_current.kind == ResumePoint::Kind::Table) {
            if (reachesEnd(0, 0))
                return Cut { m_lines.count(), m_read.elements.size(), m_current };
            return {};
        }
        // The header and the line under it are two lines but one element.
        if (!first.isLocated || first.line != 0 || m_read.elements.size() < 2 || !reachesEnd(0, 1))
            return {};
        return Cut { m_lines.count(),
                     m_read.elements.size(),
                     { .kind = ResumePoint::Kind::Table,
                       .context = m_lines.line(0).toByteArray() + '\n' + m_lines.line(1).toByteArray() + '\n' } };
    }

    /// Behind a closing fence everything begins anew.
    std::optional<Cut> afterClosedCode() const
    {
        if (m_current.kind != ResumePoint::Kind::Code)
            return {};
        const bool hasCode = m_read.tops.first().kind == TopBlock::Kind::FencedCode && endOfTop(0) > 0;
        const qsizetype closing = hasCode && !m_read.elements.first().isStandIn ? endOfTop(0) : 0;
        if (closing >= m_lines.count())
            return {};
        return Cut { closing + 1, closing, {} };
    }

    const ReadText &m_read;
    const SourceLines &m_lines;
    const ResumePoint &m_current;
    const qsizetype m_settled;
};

} // namespace

std::optional<Cut> findCut(const ReadText &read, const SourceLines &lines, const ResumePoint &current, qsizetype settled)
{
    return CutFinder(read, lines, current, settled).find();
}

} // namespace lineside
