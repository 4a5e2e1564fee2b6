// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/htmltext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestSummary = 300;

QString withoutMarkup(QString html)
{
    static const QRegularExpression unseen(u"<(script|style)\\b.*?(</\\1\\s*>|\\z)"_s,
                                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*>?"_s);
    html.remove(unseen).replace(tag, u" "_s);
    const std::pair<QString, QString> entities[] = {{u"&lt;"_s, u"<"_s},    {u"&gt;"_s, u">"_s},   {u"&quot;"_s, u"\""_s},
                                                    {u"&#39;"_s, u"'"_s}, {u"&nbsp;"_s, u" "_s}, {u"&amp;"_s, u"&"_s}};
    for (const auto &[entity, character] : entities)
        html.replace(entity, character);
    return html.simplified().left(longestSummary);
}

QString insideOf(const QString &page, QLatin1StringView element)
{
    const qsizetype open = page.indexOf(u'<' + element, 0, Qt::CaseInsensitive);
    const qsizetype from = open < 0 ? -1 : page.indexOf(u'>', open);
    const qsizetype to = from < 0 ? -1 : page.indexOf(u"</"_s + element, from, Qt::CaseInsensitive);
    return to < 0 ? QString() : withoutMarkup(page.sliced(from + 1, to - from - 1));
}

} // namespace

QString htmlSummary(const QString &page)
{
    for (const QLatin1StringView element : {"title"_L1, "h1"_L1}) {
        if (const QString text = insideOf(page, element); !text.isEmpty())
            return text;
    }
    return withoutMarkup(page);
}

} // namespace lineside
