// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The list of 100,000 conversations: opened, read in, filtered letter by letter, and the memory that it takes. And what it takes
// to take in 10,000 turns.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::perf {

Figures benchConversations(const BenchOptions &options)
{
    constexpr double frame = 1000.0 / 60;
    QList<double> open;
    QList<double> pss;
    QList<double> restore;
    QList<QList<double>> pages;
    QList<QList<double>> keys;
    for (int round = 0; round < options.rounds; ++round) {
        const Measured<QJsonObject> result = runWell(builtProgram(u"conversations"_s, {u"--rows"_s, u"100000"_s})).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        open.append(result->value("openMs"_L1).toDouble());
        pss.append(result->value("pssKb"_L1).toDouble() / 1024);
        restore.append(result->value("restoreMs"_L1).toDouble());
        pages.append(numbersOf(result->value("pagesUs"_L1)));
        keys.append(numbersOf(result->value("keysUs"_L1)));
    }
    const QList<double> page = medianOfEach(pages);
    const QList<double> key = medianOfEach(keys);
    return QList<Figure>{
        {u"list.100000.open"_s, median(open), u"ms"_s, {}, atMost(100)},
        {u"list.100000.page.worst"_s, std::ranges::max(page) / 1000, u"ms"_s, {}, atMost(frame)},
        {u"list.100000.filter.median"_s, median(key) / 1000, u"ms"_s},
        {u"list.100000.filter.worst"_s, std::ranges::max(key) / 1000, u"ms"_s, {}, atMost(frame)},
        {u"list.100000.pss"_s, median(pss), u"MB"_s},
        {u"restore.10000"_s, median(restore), u"ms"_s},
    };
}

} // namespace lineside::perf
