// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/formulas.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct FormulaSigns {
    QString opening;
    QString closing;
    qsizetype shownLength; ///< of either, in the text
    bool isOver = false;   ///< nothing closes one any more
};

bool isEscapable(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7f && !c.isLetterOrNumber();
}

/// As it stands in the text: without escapes, on one line.
QString shownFormula(QStringView source)
{
    QString shown;
    for (qsizetype at = 0; at < source.size(); ++at) {
        const QChar c = source.at(at);
        if (c == u'\\' && at + 1 < source.size() && isEscapable(source.at(at + 1))) {
            shown += source.at(++at);
        } else if (c == u'\n') {
            while (shown.endsWith(u' '))
                shown.chop(1);
            shown += u' ';
            while (at + 1 < source.size() && source.at(at + 1) == u' ')
                ++at;
        } else {
            shown += c;
        }
    }
    return shown;
}

/// Behind a code span that begins there; what never closes is no span.
qsizetype behindCode(QStringView source, qsizetype at)
{
    qsizetype length = 1;
    while (at + length < source.size() && source.at(at + length) == u'`')
        ++length;
    const qsizetype end = source.indexOf(source.sliced(at, length), at + length);
    return end < 0 ? at + length : end + length;
}

} // namespace

QList<FormulaStretch> formulasIn(const MarkdownElement &element, QByteArrayView bytes)
{
    using Kind = MarkdownElement::Kind;
    const bool isText = element.kind == Kind::Paragraph || element.kind == Kind::Heading || element.kind == Kind::TableRow;
    if (!isText || !(bytes.contains("\\(") || bytes.contains("\\[") || bytes.contains("$$")))
        return {};
    const QString source = QString::fromUtf8(bytes);
    FormulaSigns kinds[] = {{u"\\("_s, u"\\)"_s, 1}, {u"\\["_s, u"\\]"_s, 1}, {u"$$"_s, u"$$"_s, 2}};
    QList<FormulaStretch> found;
    qsizetype behind = 0; // the last one in the text
    for (qsizetype at = 0; at < source.size();) {
        const QStringView rest = QStringView(source).sliced(at);
        FormulaSigns *signs = nullptr;
        for (FormulaSigns &kind : kinds)
            signs = !kind.isOver && rest.startsWith(kind.opening) ? &kind : signs;
        if (!signs) {
            at = rest.front() == u'`' ? behindCode(source, at) : at + (rest.front() == u'\\' ? 2 : 1);
            continue;
        }
        const qsizetype end = source.indexOf(signs->closing, at + 2);
        if (end < 0) {
            signs->isOver = true;
            continue;
        }
        const QString shown = signs->opening.last(signs->shownLength) + shownFormula(QStringView(source).sliced(at + 2, end - at - 2)) + signs->closing.last(signs->shownLength);
        const qsizetype begin = end > at + 2 ? element.text.indexOf(shown, behind) : -1;
        if (begin >= 0) {
            found.append({begin, shown.size(), signs->shownLength});
            behind = begin + shown.size();
        }
        at = end + 2;
    }
    return found;
}

} // namespace lineside
