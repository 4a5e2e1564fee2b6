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
#ifdef LINESIDE_KSYNTAX
constexpr int MostLoaded = 8;
#endif

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
    const QString ours = codeLanguageFor(language);
    const QString name = ours.isEmpty() ? language.toLower() : ours;
    const auto known = m_highlighters.find(name);
    if (known != m_highlighters.end())
        return known->second.get();
    if (m_highlighters.size() >= MostLanguages)
        return nullptr;
    std::unique_ptr<CodeHighlighter> &place = m_highlighters[name];
#ifdef LINESIDE_KSYNTAX
    if (m_loaded < MostLoaded) {
        load(name);
        return nullptr;
    }
#endif
    place = codeHighlighterFor(name);
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

#ifdef LINESIDE_KSYNTAX
void HighlighterSource::load(const QString &language)
{
    ++m_loaded;
    QtConcurrent::run(loadedSystemHighlighter, language, thread()).then(this, [this, language](std::unique_ptr<CodeHighlighter> loaded) {
        keep(language, std::move(loaded));
    });
}

void HighlighterSource::keep(const QString &language, std::unique_ptr<CodeHighlighter> loaded)
{
    std::unique_ptr<CodeHighlighter> &place = m_highlighters[language];
    if (!loaded)
        --m_loaded;
    place = loaded ? std::move(loaded) : codeHighlighterFor(language);
    if (place)
        Q_EMIT ready(language);
}
#endif

} // namespace lineside
