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
/// KSyntaxHighlighting (KF6), whose descriptions take milliseconds to load, a language is loaded by a thread of the pool when
/// it is first asked for, and handed over whole. Until ready() its code is plain.
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
    /// highlighterFor() gave null for this language and would not now. Comes once, and never for a language nobody knows.
    void ready(const QString &language);

private:
    void keep(const QString &language, std::unique_ptr<CodeHighlighter> highlighter);

    std::unordered_map<QString, std::unique_ptr<CodeHighlighter>> m_highlighters; ///< null: asked for, or not known
};

} // namespace lineside
