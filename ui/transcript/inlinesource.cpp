// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/inlinesource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// A fence longer than any in the code.
QString codeSource(QStringView code)
{
    qsizetype longest = 0;
    qsizetype current = 0;
    for (const QChar c : code) {
        current = c == u'`' ? current + 1 : 0;
        longest = std::max(longest, current);
    }
    const QString fence(longest + 1, u'`');
    const QString space = longest > 0 ? u" "_s : QString();
    return fence + space + code.toString() + space + fence;
}

QString runSource(const MarkdownElement &element, const MarkdownRun &run, QStringView letters)
{
    QString source = letters.toString();
    if (run.formats.testFlag(MarkdownFormat::Code))
        source = codeSource(letters);
    if (run.image >= 0 && run.image < element.links.size())
        source = u"![%1](%2)"_s.arg(source, element.links.at(run.image).target);
    if (run.formats.testFlag(MarkdownFormat::Strike))
        source = u"~~"_s + source + u"~~"_s;
    if (run.formats.testFlag(MarkdownFormat::Italic))
        source = u'*' + source + u'*';
    if (run.formats.testFlag(MarkdownFormat::Bold))
        source = u"**"_s + source + u"**"_s;
    if (run.link >= 0 && run.link < element.links.size() && element.links.at(run.link).target != letters)
        source = u"[%1](%2)"_s.arg(source, element.links.at(run.link).target);
    return source;
}

QString plainSource(QStringView letters)
{
    return letters.toString().replace(QChar::LineSeparator, u"\\\n"_s).replace(u'\t', u" | "_s);
}

} // namespace

QString inlineSource(const MarkdownElement &element, qsizetype begin, qsizetype end)
{
    const QStringView text(element.text);
    if (element.kind == MarkdownElement::Kind::CodeLine || element.kind == MarkdownElement::Kind::HtmlLine)
        return text.sliced(begin, end - begin).toString();
    QString source;
    qsizetype at = begin;
    for (const MarkdownRun &run : element.runs) {
        const qsizetype from = std::max(run.begin, at);
        const qsizetype to = std::min(run.begin + run.length, end);
        if (from >= to)
            continue;
        source += plainSource(text.sliced(at, from - at)) + runSource(element, run, text.sliced(from, to - from));
        at = to;
    }
    return source + plainSource(text.sliced(at, end - at));
}

} // namespace lineside
