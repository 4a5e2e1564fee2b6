// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How long the window thread is at work in a frame, at its longest, and how the whole grows with the answer. Every run does the same work
// frame by frame, so a frame's time is the median of its times in all rounds: what a busy machine adds to one of them drops out.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr double longestBlock = 8; ///< ms
constexpr double usualBlock = 1;   ///< ms, at the 99th percentile
constexpr double steepest = 1.05;

Measured<QList<double>> framesOf(CorpusKind kind, qint64 size, int rounds)
{
    QList<QList<double>> all;
    for (int round = 0; round < rounds; ++round) {
        const QStringList arguments{u"--kind"_s, corpusName(kind), u"--size"_s, QString::number(size)};
        const Measured<QJsonObject> result = runWell(Screen::offscreen().on(builtProgram(u"streamframes"_s, arguments))).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        all.append(numbersOf(result->value("framesUs"_L1)));
        if (result->value("updates"_L1).toDouble() < 0.9 * double(all.constLast().size()))
            return unmeasured(u"The window was painted in fewer than nine of ten frames."_s);
    }
    const auto worst = [](const QList<double> &frames) { return std::ranges::max(frames) / 1000; };
    printf("blocks of %s %lld: the worst frame of any round took %.2f ms\n", qPrintable(corpusName(kind)), static_cast<long long>(size),
           worst(*std::ranges::max_element(all, {}, worst)));
    return medianOfEach(all);
}

void appendBlocks(QList<Figure> &figures, const QString &name, const QList<double> &frames)
{
    figures.append({u"block.%1.worst"_s.arg(name), std::ranges::max(frames) / 1000, u"ms"_s, {}, atMost(longestBlock)});
    const bool isPromised = name.startsWith("mixed"_L1);
    figures.append({u"block.%1.p99"_s.arg(name), percentile(frames, 0.99) / 1000, u"ms"_s, {}, isPromised ? std::optional(atMost(usualBlock)) : std::nullopt});
}

} // namespace

Figures benchBlocks(const BenchOptions &options)
{
    QList<Figure> figures;
    QList<Sample> growth;
    for (const qint64 size : {10'000, 100'000, 1'000'000}) {
        const Measured<QList<double>> frames = framesOf(CorpusKind::Mixed, size, options.rounds);
        if (!frames)
            return unmeasured(frames.error());
        appendBlocks(figures, u"mixed-%1"_s.arg(size), *frames);
        const double total = std::accumulate(frames->begin(), frames->end(), 0.0) / 1000;
        figures.append({u"growth.%1"_s.arg(size), total, u"ms"_s});
        growth.append({double(size), total});
    }
    figures.append({u"growth.exponent"_s, growthExponent(growth), {}, {}, atMost(steepest)});
    for (const CorpusKind kind : {CorpusKind::Code, CorpusKind::List, CorpusKind::Table, CorpusKind::Paragraph}) {
        const Measured<QList<double>> frames = framesOf(kind, 100'000, options.rounds);
        if (!frames)
            return unmeasured(frames.error());
        appendBlocks(figures, corpusName(kind), *frames);
    }
    return figures;
}

} // namespace lineside::perf
