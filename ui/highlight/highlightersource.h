// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"

#include <QObject>

#include <memory>
#include <unordered_map>

namespace lineside {

/// Where a view has its highlighters from, one a language for all its blocks. Never makes the caller wait and does nothing before it
/// is asked, so neither the start nor a frame pays for it: our own highlighters are there at once, but where Lineside was built with
/// KSyntaxHighlighting (KF6), which took 4 to 54 ms and about 2.4 MB to load a language, a thread of the pool loads it when it is
/// first asked for, and hands it over whole. Until ready() its code is plain. The first few languages are loaded so; more are ours.
class HighlighterSource : public QObject {
    Q_OBJECT

public:
    explicit HighlighterSource(QObject *parent = nullptr);
    ~HighlighterSource() override;

    /// The highlighter of a language by name or alias, which stays with the source; null for one that is not known or not ready yet.
    CodeHighlighter *highlighterFor(const QString &language);

    /// Whether languages are KSyntaxHighlighting's and ready() is to be waited for.
    static bool usesSystem();

Q_SIGNALS:
    /// highlighterFor() gave null for this language and would not now. Names it as codeLanguageFor() does, or as it was asked for in
    /// lower case where that does not know it. Comes once, and never for a language nobody knows.
    void ready(const QString &language);

private:
    void load(const QString &language);
    void keep(const QString &language, std::unique_ptr<CodeHighlighter> loaded);

    std::unordered_map<QString, std::unique_ptr<CodeHighlighter>> m_highlighters; ///< null: asked for, or not known
    int m_loaded = 0;
};

} // namespace lineside
