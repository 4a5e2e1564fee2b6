// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The memory of the program after it has shown 1 MB of Markdown as it came, and how that grows over many answers.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::perf {

Figures benchMemory(const BenchOptions &)
{
    const Measured<ServedStream> server = ServedStream::start();
    if (!server)
        return unmeasured(server.error());
    const QStringList arguments{u"--url"_s, server->url({CorpusKind::Mixed, 1'000'000, 5000}), u"--blocks"_s};
    const Measured<QJsonObject> result = runWell(Screen::offscreen().on(builtProgram(u"chatwindow"_s, arguments))).and_then(jsonFrom);
    if (!result)
        return unmeasured(result.error());
    if (!result->value("whole"_L1).toBool())
        return unmeasured(u"The window did not get the whole answer."_s);
    const QList<double> blocks = numbersOf(result->value("blocksUs"_L1));
    return QList<Figure>{{u"pss.1MB"_s, numbersOf(result->value("pssKb"_L1)).constLast() / 1024, u"MB"_s, {}, atMost(45)},
                         {u"block.live-1MB.worst"_s, std::ranges::max(blocks) / 1000, u"ms"_s, {}, atMost(8)},
                         {u"block.live-1MB.p99"_s, percentile(blocks, 0.99) / 1000, u"ms"_s, {}, atMost(1)}};
}

Figures benchSoak(const BenchOptions &options)
{
    const Measured<ServedStream> server = ServedStream::start();
    if (!server)
        return unmeasured(server.error());
    Command command = Screen::offscreen().on(builtProgram(
        u"chatwindow"_s, {u"--url"_s, server->url({CorpusKind::Mixed, 50'000, 1000}), u"--minutes"_s, QString::number(options.minutes)}));
    command.patience = std::chrono::minutes(options.minutes) + 5min;
    const Measured<QJsonObject> result = runWell(command).and_then(jsonFrom);
    if (!result)
        return unmeasured(result.error());
    const QList<double> pss = numbersOf(result->value("pssKb"_L1));
    // What of the libraries is counted depends on who else uses them at the moment; what this program took for itself does not.
    const QList<double> own = numbersOf(result->value("anonymousKb"_L1));
    constexpr qsizetype warmUp = 3; // answers
    if (pss.size() < warmUp + 3 || own.size() != pss.size())
        return unmeasured(u"In %1 minutes %2 answers came, too few to see growth."_s.arg(options.minutes).arg(pss.size()));
    QList<Sample> samples;
    for (qsizetype answer = warmUp; answer < pss.size(); ++answer)
        samples.append({double(answer), own.at(answer) / 1024});
    const double growth = fitLine(samples).slope * double(samples.size() - 1);
    printf("soak: %lld answers of 50 kB; own memory after the third %.1f MB, half way %.1f MB, at the end %.1f MB\n",
           static_cast<long long>(own.size()), own.at(warmUp - 1) / 1024, own.at(own.size() / 2) / 1024, own.constLast() / 1024);
    return QList<Figure>{{u"soak.growth"_s, growth, u"MB"_s, {}, atMost(1)}, {u"soak.pss"_s, pss.constLast() / 1024, u"MB"_s, {}, atMost(45)}};
}

} // namespace lineside::perf
