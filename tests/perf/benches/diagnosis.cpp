// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How often origin and cause are told right: of the recordings, of exchanges that differ from them as those of other places would, and of
// more of them by another seed.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "probe/diagnosisscore.h"

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

struct Set {
    const char *name;
    QList<test::Variation> (*make)();
    std::optional<Ceiling> mostWrong; ///< percent
};

const std::array sets{
    Set{"recordings", &test::recordedVariations, atMost(0)},
    Set{"variations", [] { return test::variations(20261122, 200); }, atMost(3)},
    Set{"further", [] { return test::variations(4711, 5000); }, atMost(3)},
};

} // namespace

Figures benchDiagnosis(const BenchOptions &)
{
    QList<Figure> figures;
    for (const Set &set : sets) {
        const test::DiagnosisScore score = test::scoreOf(set.make());
        if (score.judged == 0)
            return unmeasured(u"There is nothing to judge."_s);
        printf("\ndiagnosis of %s: %d of %d right (%.1f %%)\n%s", set.name, score.right, score.judged, score.share(), qPrintable(test::matrixText(score)));
        for (const QString &miss : score.misses)
            printf("  missed: %s\n", qPrintable(miss));
        figures.append({u"diagnosis.%1.wrong"_s.arg(QString::fromLatin1(set.name)), 100 - score.share(), u"%"_s, {}, set.mostWrong});
    }
    return figures;
}

} // namespace lineside::perf
