// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/sourcelines.h"

#include <algorithm>

namespace lineside {

using Kind = MarkdownElement::Kind;

SourceLines::SourceLines(QByteArrayView text)
    : m_text(text)
{
    m_begins.append(0);
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        at = end < 0 ? text.size() : end + 1;
        m_begins.append(at);
    }
}

qsizetype SourceLines::lineOf(qsizetype byte) const
{
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), byte);
    return std::min<qsizetype>(after - m_begins.begin() - 1, std::max<qsizetype>(count() - 1, 0));
}

QByteArrayView SourceLines::line(qsizetype line) const
{
    const QByteArrayView whole = m_text.sliced(begin(line), begin(line + 1) - begin(line));
    return whole.endsWith('\n') ? whole.chopped(1) : whole;
}

bool SourceLines::isBlank(qsizetype number) const
{
    const QByteArrayView text = line(number);
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
}

namespace {

bool mayBeRule(QByteArrayView line)
{
    const auto count = [line](char mark) { return std::count(line.begin(), line.end(), mark); };
    const qsizetype marks = std::max({ count('-'), count('*'), count('_') });
    const auto isOther = [](char c) { return c != '-' && c != '*' && c != '_' && c != ' ' && c != '\t'; };
    // The mark of a list item or quote may stand before it.
    return marks >= 3 && std::count_if(line.begin(), line.end(), isOther) <= 12;
}

bool isClosingFence(QByteArrayView line)
{
    const QByteArray fence = line.toByteArray().replace('>', ' ').trimmed();
    return fence.size() >= 3 && (fence[0] == '`' || fence[0] == '~') && fence.count(fence[0]) == fence.size();
}

class Locator
{
public:
    Locator(ReadText &read, const SourceLines &lines, qsizetype firstLine)
        : m_read(read)
        , m_lines(lines)
        , m_nextLine(firstLine)
    {
    }

    void locateAll()
    {
        QList<ReadElement> &elements = m_read.elements;
        for (qsizetype begin = 0; begin < elements.size();) {
            qsizetype end = begin + 1;
            while (end < elements.size() && elements.at(end).leaf == elements.at(begin).leaf)
                ++end;
            const Kind kind = elements.at(begin).element.kind;
            if (kind == Kind::CodeLine || kind == Kind::HtmlLine)
                locateTextLines(begin, end);
            else if (kind == Kind::TableRow)
                locateRows(begin, end);
            else
                locateOne(elements[begin]);
            begin = end;
        }
    }

private:
    qsizetype lastLine() const { return std::max<qsizetype>(m_lines.count() - 1, 0); }

    /// The line for an element that shows nothing: the next one that is not blank, of a rule the next that looks like one.
    qsizetype guess(const ReadElement &element) const
    {
        for (qsizetype line = m_nextLine; line < m_lines.count(); ++line) {
            if (!m_lines.isBlank(line) && (element.element.kind != Kind::Rule || mayBeRule(m_lines.line(line))))
                return line;
        }
        return std::min(m_nextLine, lastLine());
    }

    bool hasNumberSign(const ReadElement &element) const
    {
        const qsizetype begin = m_lines.begin(element.line);
        return m_lines.text().sliced(begin, element.firstByte - begin).contains('#');
    }

    void locateOne(ReadElement &element)
    {
        element.isLocated = element.firstByte >= 0;
        element.line = element.isLocated ? m_lines.lineOf(element.firstByte) : guess(element);
        element.contentLine = element.line;
        m_nextLine = (element.isLocated ? m_lines.lineOf(element.lastByte) : element.line) + 1;
        if (element.isLocated && element.element.kind == Kind::Heading && !hasNumberSign(element))
            ++m_nextLine; // the line under it
    }

    /// Each element of code and HTML is one line of the source, so one of them tells where all are.
    void locateTextLines(qsizetype begin, qsizetype end)
    {
        QList<ReadElement> &elements = m_read.elements;
        const bool fenced = elements.at(begin).element.fenced;
        qsizetype witness = begin;
        while (witness < end && elements.at(witness).firstByte < 0)
            ++witness;
        const bool isLocated = witness < end;
        const qsizetype first
            = isLocated ? m_lines.lineOf(elements.at(witness).firstByte) - (witness - begin) : guess(elements.at(begin)) + (fenced ? 1 : 0);
        for (qsizetype i = begin; i < end; ++i) {
            elements[i].isLocated = isLocated;
            elements[i].contentLine = std::clamp<qsizetype>(first + i - begin, 0, m_lines.count());
            elements[i].line = std::min(elements.at(i).contentLine, lastLine());
        }
        if (fenced)
            elements[begin].line = std::max<qsizetype>(std::min(first, m_lines.count()) - 1, 0);
        m_nextLine = first + (elements.at(begin).isStandIn ? 0 : end - begin);
        if (fenced && m_nextLine >= 0 && m_nextLine < m_lines.count() && isClosingFence(m_lines.line(m_nextLine)))
            ++m_nextLine;
    }

    /// A header, the line under it, and one line for each row.
    void locateRows(qsizetype begin, qsizetype end)
    {
        QList<ReadElement> &elements = m_read.elements;
        locateOne(elements[begin]);
        for (qsizetype i = begin + 1; i < end; ++i) {
            elements[i].isLocated = elements.at(begin).isLocated;
            elements[i].line = std::min(elements.at(begin).line + 1 + i - begin, lastLine());
            elements[i].contentLine = elements.at(i).line;
        }
        m_nextLine = elements.at(begin).line + 1 + end - begin;
    }

    ReadText &m_read;
    const SourceLines &m_lines;
    qsizetype m_nextLine;
};

} // namespace

void locateElements(ReadText &read, const SourceLines &lines, qsizetype firstLine)
{
    Locator(read, lines, firstLine).locateAll();
}

} // namespace lineside
