// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How long the window thread is at work without a look at what waits, at its longest in each frame, and how the whole grows with the
// answer. Every run does the same work frame by frame, so a frame's time is the median of its times in all rounds: what a busy machine adds to one of them drops out.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr double longestBlock = 8; ///< ms
constexpr double usualBlock = 1;   ///< ms, at the 99th percentile
constexpr double steepest = 1.05;

// Microseconds for each frame, as the median of all rounds.
struct Frames {
    QList<double> totals;
    QList<double> blocks;
};

Measured<Frames> framesOf(CorpusKind kind, qint64 size, int rounds)
{
    QList<QList<double>> totals;
    QList<QList<double>> blocks;
    QList<double> worst;
    for (int round = 0; round < rounds; ++round) {
        const QStringList arguments{u"--kind"_s, corpusName(kind), u"--size"_s, QString::number(size)};
        const Measured<QJsonObject> result = runWell(Screen::offscreen().on(builtProgram(u"streamframes"_s, arguments))).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        totals.append(numbersOf(result->value("framesUs"_L1)));
        blocks.append(numbersOf(result->value("blocksUs"_L1)));
        worst.append(std::ranges::max(blocks.constLast()) / 1000);
        if (result->value("updates"_L1).toDouble() < 0.9 * double(totals.constLast().size()))
            return unmeasured(u"The window was painted in fewer than nine of ten frames."_s);
    }
    tellRounds(u"blocks of %1 %2, worst of a round"_s.arg(corpusName(kind)).arg(size), worst);
    return Frames{medianOfEach(totals), medianOfEach(blocks)};
}

void appendBlocks(QList<Figure> &figures, const QString &name, const QList<double> &blocks)
{
    const bool isPromised = name.startsWith("mixed"_L1);
    figures.append({u"block.%1.worst"_s.arg(name), std::ranges::max(blocks) / 1000, u"ms"_s, {}, atMost(longestBlock)});
    figures.append({u"block.%1.p99"_s.arg(name), percentile(blocks, 0.99) / 1000, u"ms"_s, {}, isPromised ? std::optional(atMost(usualBlock)) : std::nullopt});
}

} // namespace

Figures benchBlocks(const BenchOptions &options)
{
    QList<Figure> figures;
    QList<Sample> growth;
    for (const qint64 size : {10'000, 100'000, 1'000'000}) {
        const Measured<Frames> frames = framesOf(CorpusKind::Mixed, size, options.rounds);
        if (!frames)
            return unmeasured(frames.error());
        appendBlocks(figures, u"mixed-%1"_s.arg(size), frames->blocks);
        const double total = std::accumulate(frames->totals.begin(), frames->totals.end(), 0.0) / 1000;
        figures.append({u"growth.%1"_s.arg(size), total, u"ms"_s});
        growth.append({double(size), total});
    }
    figures.append({u"growth.exponent"_s, growthExponent(growth), {}, {}, atMost(steepest)});
    for (const CorpusKind kind : {CorpusKind::Code, CorpusKind::List, CorpusKind::Table, CorpusKind::Paragraph}) {
        const Measured<Frames> frames = framesOf(kind, 100'000, options.rounds);
        if (!frames)
            return unmeasured(frames.error());
        appendBlocks(figures, corpusName(kind), frames->blocks);
    }
    return figures;
}

} // namespace lineside::perf
