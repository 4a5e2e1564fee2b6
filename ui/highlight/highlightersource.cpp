// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/highlight/highlightersource.h"

#ifdef LINESIDE_KSYNTAX
#include "ui/highlight/systemhighlighter.h"

#include <QFuture>
#include <QtConcurrentRun>
#endif

namespace lineside {
namespace {

// What follows a fence is whatever a model writes there.
constexpr qsizetype LongestName = 32;
constexpr std::size_t MostLanguages = 64;

} // namespace

HighlighterSource::HighlighterSource(QObject *parent)
    : QObject(parent)
{
}

HighlighterSource::~HighlighterSource() = default;

CodeHighlighter *HighlighterSource::highlighterFor(const QString &language)
{
    if (language.isEmpty() || language.size() > LongestName)
        return nullptr;
    const QString name = language.toLower();
    const auto known = m_highlighters.find(name);
    if (known != m_highlighters.end())
        return known->second.get();
    if (m_highlighters.size() >= MostLanguages)
        return nullptr;
    std::unique_ptr<CodeHighlighter> &place = m_highlighters[name];
#ifdef LINESIDE_KSYNTAX
    QtConcurrent::run(loadedSystemHighlighter, name, thread()).then(this, [this, name](std::unique_ptr<CodeHighlighter> loaded) {
        keep(name, std::move(loaded));
    });
#else
    place = codeHighlighterFor(name);
#endif
    return place.get();
}

bool HighlighterSource::usesSystem()
{
#ifdef LINESIDE_KSYNTAX
    return true;
#else
    return false;
#endif
}

void HighlighterSource::keep(const QString &language, std::unique_ptr<CodeHighlighter> highlighter)
{
    if (!highlighter)
        highlighter = codeHighlighterFor(language);
    const bool isThere = highlighter != nullptr;
    m_highlighters[language] = std::move(highlighter);
    if (isThere)
        Q_EMIT ready(language);
}

} // namespace lineside
