// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The same answer in the window and in React pages in a headless Chromium: processor time from the question to the last paint, memory after
// it. Neither counts its start.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <QCoreApplication>
#include <QDir>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr qint64 answerSize = 100'000;

struct Variant {
    QLatin1StringView name;
    double most; ///< Lineside's part of its processor time
};

constexpr std::array variants{Variant{"streamdown"_L1, 1.0 / 9}, Variant{"blocks"_L1, 1.0 / 9}, Variant{"react-markdown"_L1, 1.0 / 12}};

// All rounds of one program.
struct Taken {
    QList<double> cpuMs;
    QList<double> pssMb;
    QList<double> longTasks;
    QList<double> longestMs;

    Measured<void> add(const Measured<QJsonObject> &result)
    {
        if (!result)
            return unmeasured(result.error());
        if (result->value("characters"_L1).toInteger() != answerSize)
            return unmeasured(u"The whole answer was not shown."_s);
        const QJsonValue pss = result->value("pssKb"_L1);
        cpuMs.append(result->value(result->contains("streamCpuMs"_L1) ? "streamCpuMs"_L1 : "cpuMs"_L1).toDouble());
        pssMb.append((pss.isArray() ? numbersOf(pss).constLast() : pss.toDouble()) / 1024);
        longTasks.append(result->value("longTasks"_L1).toDouble());
        longestMs.append(result->value("longestMs"_L1).toDouble());
        return {};
    }
};

QString pagesDirectory()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"peers"_s);
}

QString chromium()
{
    for (const QString &name : {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s}) {
        if (isInstalled(name))
            return name;
    }
    return {};
}

Measured<void> takeRound(const ServedStream &server, const QString &url, Taken &ours, std::array<Taken, variants.size()> &theirs)
{
    const Command window = Screen::offscreen().on(builtProgram(u"chatwindow"_s, {u"--url"_s, url}));
    Measured<void> taken = ours.add(runWell(window).and_then(jsonFrom));
    for (std::size_t i = 0; taken && i < variants.size(); ++i) {
        const QStringList arguments{QDir(pagesDirectory()).filePath(u"drive.mjs"_s), chromium(), server.fileUrl(u"page.html?"_s + variants.at(i).name), url};
        taken = theirs.at(i).add(runWell({u"node"_s, arguments}).and_then(jsonFrom));
    }
    return taken;
}

Figures measurePace(const ServedStream &server, int rate, int rounds)
{
    Taken ours;
    std::array<Taken, variants.size()> theirs;
    const QString url = server.url({CorpusKind::Mixed, answerSize, rate});
    for (int round = 0; round < rounds; ++round) {
        const Measured<void> taken = takeRound(server, url, ours, theirs);
        if (!taken)
            return unmeasured(taken.error());
    }
    tellRounds(u"peers at %1/s, our own"_s.arg(rate), ours.cpuMs);
    QList<Figure> figures;
    for (std::size_t i = 0; i < variants.size(); ++i) {
        const QString name = variants.at(i).name;
        const QString id = u"peers.%1.%2."_s.arg(rate).arg(name);
        figures.append({id + u"cpu"_s, median(ours.cpuMs), u"ms"_s, Baseline{name, median(theirs.at(i).cpuMs)}, atMostTimes(variants.at(i).most)});
        figures.append({id + u"pss"_s, median(ours.pssMb), u"MB"_s, Baseline{name, median(theirs.at(i).pssMb)}});
        figures.append({id + u"longtasks"_s, median(theirs.at(i).longTasks), {}});
        figures.append({id + u"longest"_s, median(theirs.at(i).longestMs), u"ms"_s});
    }
    return figures;
}

} // namespace

Figures benchPeers(const BenchOptions &options)
{
    if (chromium().isEmpty() || !isInstalled(u"node"_s) || !QDir(pagesDirectory()).exists(u"www/page.js"_s)) {
        printf("peers: skipped, as there is no Chromium, no Node, or no page made with them\n");
        return QList<Figure>();
    }
    const Measured<ServedStream> server = ServedStream::start(QDir(pagesDirectory()).filePath(u"www"_s));
    if (!server)
        return unmeasured(server.error());
    QList<Figure> figures;
    for (const int rate : {1000, 5000}) {
        const Figures measured = measurePace(*server, rate, options.rounds);
        if (!measured)
            return measured;
        figures += *measured;
    }
    return figures;
}

} // namespace lineside::perf
