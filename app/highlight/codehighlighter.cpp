// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "highlight/codehighlighter.h"

#include "highlight/languages/languages.h"
#include "highlight/tablehighlighter.h"

namespace lineside {

bool operator==(const CodeHighlighter::State &a, const CodeHighlighter::State &b)
{
    if (a.m_content == b.m_content)
        return true;
    return a.m_content && b.m_content && a.m_content->equals(*b.m_content);
}

namespace {

QString textOf(std::u16string_view view)
{
    return QString::fromUtf16(view.data(), qsizetype(view.size()));
}

const syntax::Language *languageFor(const QString &name)
{
    for (const syntax::Language &language : syntax::languages()) {
        if (name == textOf(language.name))
            return &language;
    }
    for (const syntax::Language &language : syntax::languages()) {
        if (textOf(language.aliases).split(u' ').contains(name))
            return &language;
    }
    return nullptr;
}

} // namespace

std::unique_ptr<CodeHighlighter> codeHighlighterFor(QStringView languageOrAlias)
{
    constexpr qsizetype longestName = 32;
    if (languageOrAlias.isEmpty() || languageOrAlias.size() > longestName)
        return nullptr;
    const syntax::Language *language = languageFor(languageOrAlias.toString().toLower());
    return language ? std::make_unique<TableHighlighter>(*language) : nullptr;
}

QStringList highlightedLanguages()
{
    QStringList names;
    for (const syntax::Language &language : syntax::languages())
        names.append(textOf(language.name));
    return names;
}

} // namespace lineside
