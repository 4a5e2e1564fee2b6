// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// From the moment at which the server hands a delta to the system to the end of the window's update that shows it.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

// Milliseconds for each delta.
Measured<QList<double>> latencies(const ServedStream &server, const Screen &screen, const StreamOrder &order)
{
    const QStringList arguments{u"--url"_s, server.url(order), u"--painted"_s};
    const Measured<QJsonObject> result = runWell(screen.on(builtProgram(u"chatwindow"_s, arguments))).and_then(jsonFrom);
    if (!result)
        return unmeasured(result.error());
    const QList<double> sent = server.sendTimes();
    const QList<double> painted = numbersOf(result->value("paintedNs"_L1));
    if (sent.isEmpty() || painted.size() != sent.size())
        return unmeasured(u"Of %1 deltas %2 were seen in the window."_s.arg(sent.size()).arg(painted.size()));
    QList<double> milliseconds;
    for (const double nanoseconds : differences(painted, sent))
        milliseconds.append(nanoseconds / 1e6);
    return milliseconds;
}

Figures measureAt(const ServedStream &server, const Screen &screen, int rate, int rounds)
{
    const StreamOrder order{CorpusKind::Numbered, rate <= 100 ? 10'000 : 50'000, rate};
    QList<double> p50;
    QList<double> p99;
    for (int round = 0; round < rounds; ++round) {
        const Measured<QList<double>> all = latencies(server, screen, order);
        if (!all)
            return unmeasured(all.error());
        p50.append(percentile(*all, 0.5));
        p99.append(percentile(*all, 0.99));
    }
    tellRounds(u"latency at %1/s on %2, median"_s.arg(rate).arg(screen.name()), p50);
    const QString id = u"latency.%1.%2."_s.arg(rate).arg(screen.name());
    return QList<Figure>{{id + u"p50"_s, median(p50), u"ms"_s, {}, rate == 100 ? std::optional(atMost(2)) : std::nullopt},
                         {id + u"p99"_s, median(p99), u"ms"_s, {}, rate == 1000 ? std::optional(atMost(10)) : std::nullopt}};
}

} // namespace

Figures benchLatency(const BenchOptions &options)
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
    for (const Screen *screen : std::as_const(screens)) {
        for (const int rate : {100, 1000}) {
            const Figures measured = measureAt(*server, *screen, rate, options.rounds);
            if (!measured)
                return measured;
            figures += *measured;
        }
    }
    return figures;
}

} // namespace lineside::perf
