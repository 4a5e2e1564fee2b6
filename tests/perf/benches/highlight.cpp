// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How fast code is told apart, and the longest that one line of it can take: that is the least slice in which it can be done on idle.
#include "highlight/codehighlighter.h"
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"
#include "perf/programs/threadtime.h"
#include "ui/highlight/highlightersource.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr qsizetype codeSize = 100'000;

/// The code of a language's test snippet, over and over.
Measured<QStringList> codeOf(const QString &language)
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/highlight/") + language);
    if (!file.open(QIODevice::ReadOnly))
        return unmeasured(u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    const QStringList marked = QString::fromUtf8(file.readAll()).split(u'\n');
    QStringList code;
    for (qsizetype size = 0, line = 0; size < codeSize; line = line + 3 < marked.size() ? line + 2 : 0) {
        code.append(marked.at(line));
        size += code.constLast().size() + 1;
    }
    return code;
}

double msFor(CodeHighlighter &highlighter, const QStringList &code)
{
    CodeHighlighter::State state;
    const qint64 before = threadCpu();
    for (const QString &line : code)
        highlighter.line(line, state);
    return double(threadCpu() - before) / 1e6;
}

double medianMs(CodeHighlighter &highlighter, const QStringList &code, int rounds)
{
    QList<double> times;
    for (int round = 0; round < rounds; ++round)
        times.append(msFor(highlighter, code));
    return median(times);
}

/// The system's highlighter where there is one, once it is ready.
CodeHighlighter *systemHighlighter(HighlighterSource &source, const QString &language)
{
    if (!HighlighterSource::usesSystem())
        return nullptr;
    CodeHighlighter *highlighter = source.highlighterFor(language);
    while (!highlighter) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        highlighter = source.highlighterFor(language);
    }
    return highlighter;
}

/// All of a language's code in one line, so that it is as long as a line is read.
double longestLineMs(const QString &language, const QStringList &code, int rounds)
{
    const auto highlighter = codeHighlighterFor(language);
    return medianMs(*highlighter, {code.join(u' ').first(CodeHighlighter::LongestLine)}, rounds);
}

} // namespace

Figures benchHighlight(const BenchOptions &options)
{
    QList<Figure> figures;
    HighlighterSource source;
    for (const QString &language : {u"c++"_s, u"python"_s, u"typescript"_s, u"bash"_s, u"json"_s}) {
        const Measured<QStringList> code = codeOf(language);
        if (!code)
            return unmeasured(code.error());
        const double ms = medianMs(*codeHighlighterFor(language), *code, options.rounds);
        Figure figure{u"highlight.100kB."_s + language, ms, u"ms"_s, {}, atMost(50)};
        if (CodeHighlighter *system = systemHighlighter(source, language))
            figure.baseline = Baseline{u"KSyntaxHighlighting"_s, medianMs(*system, *code, options.rounds)};
        figures.append(figure);
        figures.append({u"highlight.rate."_s + language, codeSize / ms / 1000, u"Mchar/s"_s});
    }
    double longest = 0;
    for (const QString &language : highlightedLanguages()) {
        const Measured<QStringList> code = codeOf(language);
        if (!code)
            return unmeasured(code.error());
        longest = std::max(longest, longestLineMs(language, *code, options.rounds));
    }
    figures.append({u"highlight.longest-line"_s, longest, u"ms"_s, {}, atMost(2)});
    return figures;
}

} // namespace lineside::perf
