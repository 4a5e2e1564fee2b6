// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/markedcode.h"

namespace lineside {

QChar markOf(CodeToken token)
{
    static constexpr QStringView marks = u" ktfvosncp#ay+-!";
    return marks.at(qsizetype(token));
}

QString markedCode(CodeHighlighter &highlighter, const QStringList &code)
{
    CodeHighlighter::State state;
    QString marked;
    for (const QString &line : code) {
        QString marks;
        for (const QChar c : line)
            marks += c == u'\t' ? c : QChar(u' '); // so that the letters stand below
        for (const CodeSpan &span : highlighter.line(line, state))
            marks.replace(span.begin, span.length, QString(span.length, markOf(span.token)));
        while (marks.endsWith(u' ') || marks.endsWith(u'\t'))
            marks.chop(1);
        marked += line + u'\n' + marks + u'\n';
    }
    return marked;
}

QStringList codeOf(const QString &marked)
{
    const QStringList lines = marked.split(u'\n');
    QStringList code;
    for (qsizetype line = 0; line + 1 < lines.size(); line += 2)
        code.append(lines.at(line));
    return code;
}

} // namespace lineside
