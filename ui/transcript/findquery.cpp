// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/findquery.h"

#include <QStringMatcher>

#include <algorithm>

namespace lineside {

namespace {

char32_t characterAt(const QString &text, qsizetype position)
{
    const QChar c = text.at(position);
    if (c.isHighSurrogate() && position + 1 < text.size())
        return QChar::surrogateToUcs4(c, text.at(position + 1));
    if (c.isLowSurrogate() && position > 0)
        return QChar::surrogateToUcs4(text.at(position - 1), c);
    return c.unicode();
}

/// Scripts that put no spaces between words have a border everywhere.
bool joinsWords(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return false;
    default:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
    }
}

bool isWordBorder(const QString &text, qsizetype position)
{
    return position == 0 || position == text.size() || !joinsWords(characterAt(text, position - 1)) || !joinsWords(characterAt(text, position));
}

bool isHit(const QString &text, const TextSpan &span, const FindQuery &query)
{
    if (span.end < text.size() && QChar::isMark(characterAt(text, span.end)))
        return false;
    return !query.wholeWords || (isWordBorder(text, span.begin) && isWordBorder(text, span.end));
}

} // namespace

QList<TextSpan> foundIn(const QString &text, const FindQuery &query, qsizetype most)
{
    QList<TextSpan> found;
    if (query.text.isEmpty())
        return found;
    // A letter with a mark can be written as one character or as two.
    QStringList forms{query.text, query.text.normalized(QString::NormalizationForm_C), query.text.normalized(QString::NormalizationForm_D)};
    forms.removeDuplicates();
    QString searched = text;
    if (searched.contains(QChar::LineSeparator))
        searched.replace(QChar::LineSeparator, u' ');
    for (const QString &form : std::as_const(forms)) {
        const QStringMatcher matcher(form, query.matchesCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
        for (qsizetype at = matcher.indexIn(searched); at >= 0 && found.size() < most;) {
            const TextSpan span{at, at + form.size()};
            const bool isOne = isHit(searched, span, query);
            if (isOne)
                found.append(span);
            at = matcher.indexIn(searched, isOne ? span.end : at + 1);
        }
    }
    if (forms.size() > 1)
        std::ranges::sort(found, {}, &TextSpan::begin);
    return found;
}

} // namespace lineside
