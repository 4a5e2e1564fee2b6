// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/positionfiller.h"

namespace lineside {
namespace {

/// Whether a list item or quote may go on after a blank line.
bool goesOnAfterBlankLine(QByteArrayView text)
{
    bool hasBlankLine = false;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline;
        qsizetype at = begin;
        while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'))
            ++at;
        const bool showsSomething = at < end || text.sliced(begin, end - begin).contains('>');
        if (hasBlankLine && at > begin && showsSomething)
            return true;
        hasBlankLine = hasBlankLine || at == end;
        begin = end + 1;
    }
    return false;
}

} // namespace

QByteArray positionFiller(QByteArrayView text, qsizetype before, qsizetype offset)
{
    const qsizetype missing = (((offset - before) % 256) + 256) % 256;
    if (missing == 0 || !goesOnAfterBlankLine(text))
        return {};
    return QByteArray(missing - 1, ' ') + '\n';
}

} // namespace lineside
