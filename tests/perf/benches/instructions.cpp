// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// How many instructions 10 kB of Markdown cost on a virtual clock, against a QTextEdit that appends the same text without Markdown. Both less
// a run of one frame, so that the start of the program does not count. Counted, not timed: the same on a busy machine.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/callgrind.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

Measured<double> instructionsOfAnswer(const QStringList &how)
{
    const QStringList arguments = QStringList{u"--size"_s, u"10000"_s} + how;
    const Screen screen = Screen::offscreen();
    const Measured<double> whole = instructionsOf(screen.on(builtProgram(u"streamframes"_s, arguments)));
    const Measured<double> start = instructionsOf(screen.on(builtProgram(u"streamframes"_s, arguments + QStringList{u"--frames"_s, u"1"_s})));
    if (!whole || !start)
        return unmeasured(whole ? start.error() : whole.error());
    return *whole - *start;
}

} // namespace

Figures benchInstructions(const BenchOptions &)
{
    if (!hasValgrind())
        return unmeasured(u"There is no valgrind."_s);
    // The first program on a new machine pays for the cache of fonts; that one is not counted.
    if (const Measured<double> first = instructionsOfAnswer({}); !first)
        return unmeasured(first.error());
    const Measured<double> transcript = instructionsOfAnswer({});
    const Measured<double> plain = instructionsOfAnswer({u"--plain"_s});
    if (!transcript || !plain)
        return unmeasured(transcript ? plain.error() : transcript.error());
    return QList<Figure>{{u"instructions.10000"_s, *transcript, u"Ir"_s, Baseline{u"QTextEdit append"_s, *plain}, atMostTimes(0.9)}};
}

} // namespace lineside::perf
