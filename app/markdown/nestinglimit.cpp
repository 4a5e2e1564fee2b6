// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/nestinglimit.h"

#include "markdown/markdownelement.h"

#include <algorithm>

namespace lineside {
namespace {

constexpr qsizetype mostMarks = MarkdownElement::DeepestContainer;
constexpr qsizetype widestIndentation = 4 * mostMarks;

bool endsMark(QByteArrayView line, qsizetype at)
{
    return at >= line.size() || line[at] == ' ' || line[at] == '\t';
}

/// Where the mark of a quote or list item that begins here ends; the same place without one.
qsizetype endOfMark(QByteArrayView line, qsizetype at)
{
    if (line[at] == '>')
        return at + 1;
    if (line[at] == '-' || line[at] == '*' || line[at] == '+')
        return endsMark(line, at + 1) ? at + 1 : at;
    qsizetype end = at;
    while (end < line.size() && line[end] >= '0' && line[end] <= '9')
        ++end;
    const bool isNumber = end > at && end < line.size() && (line[end] == '.' || line[end] == ')');
    return isNumber && endsMark(line, end + 1) ? end + 1 : at;
}

bool mayBeRule(QByteArrayView line)
{
    const QByteArrayView inner = line.trimmed();
    const char mark = inner.isEmpty() ? ' ' : inner.front();
    const auto belongs = [mark](char c) { return c == mark || c == ' ' || c == '\t'; };
    return (mark == '-' || mark == '*') && std::all_of(line.begin(), line.end(), belongs);
}

/// The place of the first mark that is one too many, or -1.
qsizetype excessiveMark(QByteArrayView line)
{
    qsizetype marks = 0;
    for (qsizetype at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
            continue;
        }
        const qsizetype end = endOfMark(line, at);
        if (end == at)
            return -1;
        const bool isTooMuch = ++marks > mostMarks || at > marks + widestIndentation;
        if (isTooMuch)
            return mayBeRule(line) ? -1 : at;
        at = end;
    }
    return -1;
}

} // namespace

QByteArray withoutDeepNesting(QByteArrayView text)
{
    QByteArray changed;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline;
        // A line that is short has no room for so many.
        const qsizetype mark = end - begin > mostMarks ? excessiveMark(text.sliced(begin, end - begin)) : -1;
        if (mark >= 0) {
            if (changed.isEmpty())
                changed = text.toByteArray();
            changed[begin + mark] = 'x';
        }
        begin = end + 1;
    }
    return changed;
}

} // namespace lineside
