// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Opening a long conversation, against a short one; scrolling and jumping about in it; and the memory that it takes.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::perf {

namespace {

struct Rounds {
    QList<double> openMs;
    QList<QList<double>> stepsUs;
    QList<QList<double>> jumpsUs;
    QList<double> pssMb;
};

Measured<void> measureOnce(Rounds &rounds, int messages)
{
    const QStringList arguments{u"--messages"_s, QString::number(messages), u"--steps"_s, u"600"_s, u"--jumps"_s, u"100"_s};
    Command command = Screen::offscreen().on(builtProgram(u"history"_s, arguments));
    command.patience = 120s;
    const Measured<QJsonObject> result = runWell(command).and_then(jsonFrom);
    if (!result)
        return unmeasured(result.error());
    rounds.openMs.append(result->value("openMs"_L1).toDouble());
    rounds.stepsUs.append(numbersOf(result->value("stepsUs"_L1)));
    rounds.jumpsUs.append(numbersOf(result->value("jumpsUs"_L1)));
    rounds.pssMb.append(result->value("pssKb"_L1).toDouble() / 1024);
    return {};
}

} // namespace

Figures benchHistory(const BenchOptions &options)
{
    Rounds few;
    Rounds many;
    for (int round = 0; round < options.rounds; ++round) {
        const Measured<void> measured = measureOnce(few, 100).and_then([&many] { return measureOnce(many, 10'000); });
        if (!measured)
            return unmeasured(measured.error());
    }
    const QList<double> steps = medianOfEach(many.stepsUs);
    const QList<double> jumps = medianOfEach(many.jumpsUs);
    const Baseline openFew{u"100 messages"_s, median(few.openMs)};
    return QList<Figure>{
        {u"open.10000"_s, median(many.openMs), u"ms"_s, {}, atMost(30)},
        {u"open.10000.growth"_s, median(many.openMs), u"ms"_s, openFew, atMostTimes(1.5)},
        {u"scroll.10000.median"_s, median(steps) / 1000, u"ms"_s, {}, atMost(1)},
        {u"scroll.10000.worst"_s, std::ranges::max(steps) / 1000, u"ms"_s, {}, atMost(4)},
        {u"jump.10000.median"_s, median(jumps) / 1000, u"ms"_s},
        {u"jump.10000.worst"_s, std::ranges::max(jumps) / 1000, u"ms"_s, {}, atMost(8)},
        {u"pss.10000-messages"_s, median(many.pssMb), u"MB"_s, {}, atMost(45)},
    };
}

} // namespace lineside::perf
