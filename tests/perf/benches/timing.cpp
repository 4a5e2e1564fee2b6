// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How far the times of a probe are from those that the server saw, both by one clock: one probe and eight at once, with a small body and
// with a large one.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "probe/timingrig.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr int rounds = 20;

struct Case {
    const char *name;
    int atOnce;
    qsizetype bodySize;
};

constexpr std::array cases{Case{"one", 1, 200}, Case{"eight", 8, 200}, Case{"large", 1, 100'000}, Case{"eight-large", 8, 100'000}};

} // namespace

Figures benchTiming(const BenchOptions &options)
{
    QList<Figure> figures;
    for (const Case &example : cases) {
        test::TimingRig rig;
        QList<test::TimingErrors> all;
        for (int round = 0; round < rounds * options.rounds; ++round)
            all += rig.round(example.atOnce, example.bodySize);
        if (all.isEmpty())
            return unmeasured(u"No probe came through."_s);
        const test::TimingErrors medians = test::medianErrors(all);
        for (std::size_t phase = 0; phase < medians.size(); ++phase)
            figures.append({u"timing.%1.%2"_s.arg(QLatin1StringView(example.name), QLatin1StringView(test::timedPhases.at(phase))),
                            medians.at(phase).ms, u"ms"_s, {}, atMost(1)});
    }
    return figures;
}

} // namespace lineside::perf
