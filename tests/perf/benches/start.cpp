// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The window program from its start to its first paint, against an empty program of Qt Widgets. Both are the programs as they are: a
// library that is loaded before them ends them at that moment.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/benches/wholeprogram.h"
#include "perf/harness/arithmetic.h"
#include "perf/harness/callgrind.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr int roundsPerRound = 5; ///< a start is short, and noisy

Command firstPaintOfNothing()
{
    Command command = firstPaintOfProgram();
    command.program = builtProgram(u"emptywindow"_s).program;
    return command;
}

Measured<double> cpuToFirstPaint(const Screen &screen, const Command &command)
{
    const Measured<QJsonObject> result = runWell(screen.on(command)).and_then(jsonFrom);
    return result ? Measured<double>(result->value("cpuUs"_L1).toDouble() / 1000) : unmeasured(result.error());
}

Figures measureOn(const Screen &screen, double most, int rounds)
{
    QList<double> ours;
    QList<double> least;
    for (int round = -1; round < rounds; ++round) {
        const Measured<double> empty = cpuToFirstPaint(screen, firstPaintOfNothing());
        const Measured<double> own = cpuToFirstPaint(screen, firstPaintOfProgram());
        if (!empty || !own)
            return unmeasured(empty ? own.error() : empty.error());
        if (round < 0)
            continue; // files and caches are cold
        least.append(*empty);
        ours.append(*own);
    }
    tellRounds(u"start on %1, the empty program"_s.arg(screen.name()), least);
    return QList<Figure>{{u"start."_s + screen.name(), median(ours), u"ms"_s, Baseline{u"empty program"_s, median(least)}, atMostTimes(most)}};
}

Figures measureInstructions()
{
    const Screen screen = Screen::offscreen();
    const Measured<double> empty = instructionsOf(screen.on(firstPaintOfNothing()));
    const Measured<double> own = instructionsOf(screen.on(firstPaintOfProgram()));
    if (!empty || !own)
        return unmeasured(empty ? own.error() : empty.error());
    return QList<Figure>{{u"start.instructions"_s, *own, u"Ir"_s, Baseline{u"empty program"_s, *empty}, atMostTimes(2.3)}};
}

} // namespace

Figures benchStart(const BenchOptions &options)
{
    const int rounds = options.rounds * roundsPerRound;
    Figures figures = measureOn(Screen::offscreen(), 2.0, rounds);
    const Measured<Screen> xvfb = Screen::xvfb();
    if (!figures || !xvfb)
        return figures;
    const Figures onXvfb = measureOn(*xvfb, 1.6, rounds);
    const Figures counted = hasValgrind() ? measureInstructions() : Figures(QList<Figure>());
    if (!onXvfb || !counted)
        return onXvfb ? counted : onXvfb;
    return *figures + *onXvfb + *counted;
}

} // namespace lineside::perf
