// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/codehighlighter.h"
#include "highlight/contextindex.h"

#include <unordered_map>

namespace lineside {

/// Reads code by a language's table: a stack of contexts, of which the top one's rules are tried at each place.
class TableHighlighter : public CodeHighlighter {
public:
    explicit TableHighlighter(const syntax::Language &language);

    QList<CodeSpan> line(QStringView text, State &state) override;

    /// How many characters were looked at so far, each as often as it was.
    qsizetype looked() const { return m_looked; }

private:
    struct Level {
        const syntax::Context *context = nullptr;
        QString captured;
        friend bool operator==(const Level &, const Level &) = default;
    };
    class Content;

    void take(const State &state);
    void give(State &state) const;
    void readLine(QStringView text);
    qsizetype step(qsizetype at);
    qsizetype plainStep(qsizetype at);
    const syntax::Rule *firstFound(qsizetype at, syntax::Found &found);
    void follow(const syntax::Rule &rule, const syntax::Found &found);
    void push(const syntax::Context *context, const QString &captured);
    void cutStack(qsizetype size);
    void endLine(QStringView whole);
    void colour(qsizetype begin, qsizetype length, CodeToken token);
    void noteValuePlace(qsizetype begin, qsizetype end, CodeToken token);
    const syntax::ContextIndex &indexOf(const syntax::Context *context);

    const syntax::Language &m_language;
    std::unordered_map<const syntax::Context *, std::unique_ptr<syntax::ContextIndex>> m_indexes;
    QList<Level> m_stack;
    QList<Level> m_waiting; ///< here-documents, which begin with the next line
    QStringView m_line;
    qsizetype m_ink = 0;
    qsizetype m_reaching = -1; ///< the innermost level whose rules reach inside
    bool m_whereValue = true;
    QList<CodeSpan> m_spans;
    qsizetype m_looked = 0;
};

} // namespace lineside
