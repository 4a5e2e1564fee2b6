// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The processor time of the whole program for 100 kB of Markdown, from its start to its end, against curl that throws the same away.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr qint64 answerSize = 100'000;

Measured<double> cpuOfCurl(const QString &url)
{
    const Measured<FinishedRun> finished = runWell({u"curl"_s, {u"-sN"_s, u"-o"_s, u"/dev/null"_s, url}});
    return finished ? Measured<double>(finished->cpuMs()) : unmeasured(finished.error());
}

Measured<double> cpuOfWindow(const Screen &screen, const QString &url)
{
    const Measured<FinishedRun> finished = runWell(screen.on(builtProgram(u"chatwindow"_s, {u"--url"_s, url})));
    if (!finished)
        return unmeasured(finished.error());
    const Measured<QJsonObject> result = jsonFrom(*finished);
    if (!result)
        return unmeasured(result.error());
    if (!result->value("whole"_L1).toBool() || result->value("characters"_L1).toInteger() != answerSize)
        return unmeasured(u"The window did not get the whole answer."_s);
    return finished->cpuMs();
}

// All of one pace, by turns.
Figures measurePace(const ServedStream &server, const QList<const Screen *> &screens, int rate, double most, int rounds)
{
    const QString url = server.url({CorpusKind::Mixed, answerSize, rate});
    QList<double> curl;
    QList<QList<double>> windows(screens.size());
    for (int round = 0; round < rounds; ++round) {
        const Measured<double> cpu = cpuOfCurl(url);
        if (!cpu)
            return unmeasured(cpu.error());
        curl.append(*cpu);
        for (qsizetype i = 0; i < screens.size(); ++i) {
            const Measured<double> window = cpuOfWindow(*screens.at(i), url);
            if (!window)
                return unmeasured(window.error());
            windows[i].append(*window);
        }
    }
    printf("cpu at %d/s: rounds of curl lie %.0f %% apart\n", rate, 100 * spread(curl));
    QList<Figure> figures;
    for (qsizetype i = 0; i < screens.size(); ++i) {
        figures.append({u"cpu.%1.%2"_s.arg(rate).arg(screens.at(i)->name()), median(windows.at(i)), u"ms"_s,
                        Baseline{u"curl -sN"_s, median(curl)}, atMostTimes(most)});
    }
    return figures;
}

} // namespace

Figures benchCpu(const BenchOptions &options)
{
    const Measured<ServedStream> server = ServedStream::start();
    if (!server)
        return unmeasured(server.error());
    const Screen offscreen = Screen::offscreen();
    const Measured<Screen> xvfb = Screen::xvfb();
    QList<const Screen *> screens{&offscreen};
    if (xvfb)
        screens.append(&*xvfb);
    QList<Figure> figures;
    for (const auto &[rate, most] : {std::pair{1000, 6.0}, std::pair{5000, 3.0}}) {
        const Figures measured = measurePace(*server, screens, rate, most, options.rounds);
        if (!measured)
            return measured;
        figures += *measured;
    }
    return figures;
}

} // namespace lineside::perf
