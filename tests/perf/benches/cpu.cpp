// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The processor time of a whole program for 100 kB of Markdown, from its start to its end, against curl that throws the same away. "cpu" is
// the window program as it is installed, with all of its window, its history and its start; "transcript" is what it shows answers with, and what
// it asks with, in a window of their own.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/benches/wholeprogram.h"
#include "perf/harness/arithmetic.h"

#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr qint64 answerSize = 100'000;

// One of the programs that show the same answer.
struct Contender {
    QString id;
    std::function<Measured<FinishedRun>()> run;
    QList<double> cpuMs = {};
};

Measured<FinishedRun> runWindow(const Screen &screen, const QString &url)
{
    const Measured<FinishedRun> finished = runWell(screen.on(builtProgram(u"chatwindow"_s, {u"--url"_s, url})));
    const Measured<QJsonObject> result = finished.and_then(jsonFrom);
    if (!result)
        return unmeasured(result.error());
    if (!result->value("whole"_L1).toBool() || result->value("characters"_L1).toInteger() != answerSize)
        return unmeasured(u"The window did not get the whole answer."_s);
    return finished;
}

Measured<FinishedRun> runProgram(const ServedStream &server, AskingProgram &program, const Screen &screen)
{
    const Measured<FinishedRun> finished = program.runOn(screen);
    if (finished && server.sendTimes().size() != corpusDeltas(CorpusKind::Mixed, answerSize).size())
        return unmeasured(u"The program did not take the whole answer."_s);
    return finished;
}

// All of one pace, by turns.
Figures measurePace(const ServedStream &server, const QList<const Screen *> &screens, int rate, double most, int rounds)
{
    const QString url = server.url({CorpusKind::Mixed, answerSize, rate});
    const Measured<std::unique_ptr<AskingProgram>> program = AskingProgram::at(url);
    if (!program)
        return unmeasured(program.error());
    QList<Contender> contenders{{u"curl"_s, [&url] { return runWell({u"curl"_s, {u"-sN"_s, u"-o"_s, u"/dev/null"_s, url}}); }}};
    for (const Screen *screen : screens) {
        const QString where = u"%1.%2"_s.arg(rate).arg(screen->name());
        contenders.append({u"cpu."_s + where, [&, screen] { return runProgram(server, **program, *screen); }});
        contenders.append({u"transcript."_s + where, [&, screen] { return runWindow(*screen, url); }});
    }
    for (int round = 0; round < rounds; ++round) {
        for (Contender &contender : contenders) {
            const Measured<FinishedRun> finished = contender.run();
            if (!finished)
                return unmeasured(finished.error());
            contender.cpuMs.append(finished->cpuMs());
        }
    }
    const Contender curl = contenders.takeFirst();
    tellRounds(u"cpu at %1/s, curl"_s.arg(rate), curl.cpuMs);
    QList<Figure> figures;
    for (const Contender &contender : std::as_const(contenders))
        figures.append({contender.id, median(contender.cpuMs), u"ms"_s, Baseline{u"curl -sN"_s, median(curl.cpuMs)}, atMostTimes(most)});
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
