// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The history on disk: what a commit takes, what opening takes with a thousand messages and with a million, and how soon something is found.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/benches/wholeprogram.h"
#include "perf/harness/arithmetic.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr int few = 1'000;
constexpr int many = 1'000'000;
constexpr int startsPerRound = 5; ///< a start is short, and noisy

Measured<QJsonObject> storeRun(const QStringList &arguments)
{
    const auto finished = runWell(builtProgram(u"store"_s, arguments));
    if (!finished)
        return unmeasured(finished.error());
    return jsonFrom(*finished);
}

// The median of fresh processes, each with its own connection.
Measured<QJsonObject> medianList(const QString &fileName, int rounds)
{
    QJsonObject all;
    for (int round = 0; round < rounds; ++round) {
        const auto one = storeRun({u"list"_s, fileName});
        if (!one)
            return one;
        for (auto value = one->begin(); value != one->end(); ++value) {
            QJsonArray times = all[value.key()].toArray();
            times.append(value.value());
            all[value.key()] = times;
        }
    }
    for (const QString &name : all.keys())
        all[name] = median(numbersOf(all[name]));
    return all;
}

Measured<QList<Figure>> listFigures(const QString &smallName, const QString &bigName, int rounds)
{
    const auto small = medianList(smallName, rounds);
    const auto big = medianList(bigName, rounds);
    if (!small || !big)
        return unmeasured(small ? big.error() : small.error());
    const double ofFew = (*small)["open"_L1].toDouble();
    return QList<Figure>{
        {u"store.open.1M"_s, (*big)["open"_L1].toDouble(), u"ms"_s, Baseline{u"with 1,000 messages"_s, ofFew}, atMostTimes(1.5)},
        {u"store.list.100k"_s, (*big)["all"_L1].toDouble(), u"ms"_s, {}, atMost(100)},
        {u"store.list.last-page"_s, (*big)["last"_L1].toDouble(), u"ms"_s, {}, {}},
    };
}

Measured<QList<Figure>> searchFigures(const QString &fileName)
{
    const auto json = storeRun({u"search"_s, fileName});
    if (!json)
        return unmeasured(json.error());
    QList<Figure> figures;
    for (const QString &name : {u"rare"_s, u"common"_s, u"both"_s, u"begun"_s, u"two-letters"_s, u"nothing"_s}) {
        QList<double> times = numbersOf((*json)[name]);
        figures.append({u"store.search."_s + name + u".first"_s, times.takeFirst(), u"ms"_s, {}, atMost(15)});
        // The beginning of a word of two letters is every hundredth word there is.
        const bool isPromised = name != "two-letters"_L1;
        figures.append({u"store.search."_s + name, median(times), u"ms"_s, {}, isPromised ? std::optional(atMost(1)) : std::nullopt});
    }
    return figures;
}

// Days are summed in idle time: what is asked before and after, and how long others wait for a step of it.
Measured<QList<Figure>> usageFigures(const QString &fileName)
{
    const auto before = storeRun({u"list"_s, fileName});
    const auto sums = before ? storeRun({u"sum"_s, fileName}) : before;
    const auto after = sums ? storeRun({u"list"_s, fileName}) : sums;
    if (!after)
        return unmeasured(after.error());
    return QList<Figure>{{u"store.usage.1M"_s, (*after)["usage"_L1].toDouble(), u"ms"_s, {}, atMost(100)},
                         {u"store.usage.1M.unsummed"_s, (*before)["usage"_L1].toDouble(), u"ms"_s, {}, {}},
                         {u"store.usage.sum"_s, (*sums)["summed"_L1].toDouble(), u"ms"_s, {}, {}},
                         {u"store.usage.sum.longest-step"_s, (*sums)["longest"_L1].toDouble(), u"ms"_s, {}, {}}};
}

// By turns, as the machine is never the same for long.
Measured<QList<Figure>> startFigures(const QString &emptyHome, const QString &bigHome, int rounds)
{
    const Screen screen = Screen::offscreen();
    QList<double> withNone;
    QList<double> withMany;
    for (int round = -1; round < rounds * startsPerRound; ++round) {
        for (auto &[home, times] : {std::pair(emptyHome, &withNone), std::pair(bigHome, &withMany)}) {
            const auto command = firstPaintAtHome(home);
            if (!command)
                return unmeasured(command.error());
            const auto result = runWell(screen.on(*command)).and_then(jsonFrom);
            if (!result)
                return unmeasured(result.error());
            if (round >= 0) // the first one finds files and caches cold
                times->append((*result)["cpuUs"_L1].toDouble() / 1000);
        }
    }
    tellRounds(u"start with an empty history"_s, withNone);
    return QList<Figure>{{u"store.start.1M"_s, median(withMany), u"ms"_s, Baseline{u"an empty history"_s, median(withNone)}, atMostTimes(1.1)}};
}

} // namespace

Figures benchStore(const BenchOptions &options)
{
    const QTemporaryDir folder;
    const QString smallName = folder.filePath(u"small/lineside/history.db"_s);
    const QString bigName = folder.filePath(u"big/lineside/history.db"_s);
    const auto small = storeRun({u"fill"_s, smallName, QString::number(few)});
    const auto big = storeRun({u"fill"_s, bigName, QString::number(many)});
    if (!small || !big)
        return unmeasured(small ? big.error() : small.error());
    QList<Figure> figures{{u"store.write"_s, (*big)["written"_L1].toDouble() * 1000 / many, u"us"_s, {}, {}},
                          {u"store.index"_s, (*big)["indexed"_L1].toDouble() * 1000 / many, u"us"_s, {}, {}},
                          {u"store.size.1M"_s, double(QFileInfo(bigName).size()) / 1e6, u"MB"_s, {}, {}}};
    const auto commits = storeRun({u"commit"_s, smallName});
    if (!commits)
        return unmeasured(commits.error());
    const QList<double> pieces = numbersOf((*commits)["pieces"_L1]);
    figures.append({u"store.commit.piece.median"_s, median(pieces), u"ms"_s, {}, {}});
    figures.append({u"store.commit.piece.p99"_s, percentile(pieces, 0.99), u"ms"_s, {}, atMost(0.1)});
    const QList<double> whole = numbersOf((*commits)["whole"_L1]);
    figures.append({u"store.commit.message.median"_s, median(whole), u"ms"_s, {}, {}});
    figures.append({u"store.commit.message.p99"_s, percentile(whole, 0.99), u"ms"_s, {}, {}});
    const auto lists = listFigures(smallName, bigName, options.rounds);
    const auto searches = searchFigures(bigName);
    const auto usage = usageFigures(bigName);
    if (!lists || !searches || !usage)
        return unmeasured(!lists ? lists.error() : !searches ? searches.error() : usage.error());
    QDir(folder.path()).mkpath(u"empty"_s);
    const auto starts = startFigures(folder.filePath(u"empty"_s), folder.filePath(u"big"_s), options.rounds);
    if (!starts)
        return unmeasured(starts.error());
    return figures + *lists + *searches + *usage + *starts;
}

} // namespace lineside::perf
