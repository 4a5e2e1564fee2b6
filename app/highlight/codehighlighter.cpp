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

const syntax::Language *languageFor(QStringView nameOrAlias)
{
    constexpr qsizetype longestName = 32;
    if (nameOrAlias.isEmpty() || nameOrAlias.size() > longestName)
        return nullptr;
    const QString wanted = nameOrAlias.toString().toLower();
    for (const syntax::Language &language : syntax::languages()) {
        if (wanted == textOf(language.name))
            return &language;
    }
    for (const syntax::Language &language : syntax::languages()) {
        if (textOf(language.aliases).split(u' ').contains(wanted))
            return &language;
    }
    return nullptr;
}

} // namespace

std::unique_ptr<CodeHighlighter> codeHighlighterFor(QStringView languageOrAlias)
{
    const syntax::Language *language = languageFor(languageOrAlias);
    return language ? std::make_unique<TableHighlighter>(*language) : nullptr;
}

QString codeLanguageFor(QStringView languageOrAlias)
{
    const syntax::Language *language = languageFor(languageOrAlias);
    return language ? textOf(language->name) : QString();
}

QStringList highlightedLanguages()
{
    QStringList names;
    for (const syntax::Language &language : syntax::languages())
        names.append(textOf(language.name));
    return names;
}

} // namespace lineside
