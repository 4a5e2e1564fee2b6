// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// 5,000 routes listed from a gateway on loopback and compared with their drafts, and how long the asking thread stood still meanwhile:
// by the administration alone, and in the Routes workspace, where the tree follows.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

Figures benchDrift(const BenchOptions &options)
{
    constexpr double shortestNoticed = 16;
    QList<double> list;
    QList<double> total;
    QList<double> longest;
    QList<QJsonObject> window;
    for (int round = 0; round < options.rounds; ++round) {
        const Measured<QJsonObject> result = runWell(builtProgram(u"drift"_s, {u"--routes"_s, u"5000"_s})).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        list.append(result->value("listMs"_L1).toDouble());
        total.append(result->value("totalMs"_L1).toDouble());
        longest.append(result->value("longestMs"_L1).toDouble());
        const Measured<QJsonObject> shown = runWell(builtProgram(u"driftwindow"_s, {u"--routes"_s, u"5000"_s})).and_then(jsonFrom);
        if (!shown)
            return unmeasured(shown.error());
        window.append(*shown);
    }
    const auto inWindow = [&window](QLatin1StringView name) {
        QList<double> values;
        for (const QJsonObject &shown : window)
            values.append(shown.value(name).toDouble());
        return median(values);
    };
    return QList<Figure>{
        {u"drift.5000.list"_s, median(list), u"ms"_s},
        {u"drift.5000.total"_s, median(total), u"ms"_s, {}, atMost(1000)},
        {u"drift.5000.longest-block"_s, median(longest), u"ms"_s, {}, atMost(shortestNoticed)},
        {u"drift.5000.window"_s, inWindow("totalMs"_L1), u"ms"_s, {}, atMost(1000)},
        {u"drift.5000.window.longest-block"_s, inWindow("longestMs"_L1), u"ms"_s, {}, atMost(shortestNoticed)},
        {u"drift.5000.window.again"_s, inWindow("againMs"_L1), u"ms"_s, {}, atMost(1000)},
        {u"drift.5000.window.again.longest-block"_s, inWindow("againLongestMs"_L1), u"ms"_s, {}, atMost(shortestNoticed)},
        {u"drift.5000.window.edit.longest-block"_s, inWindow("editLongestMs"_L1), u"ms"_s, {}, atMost(shortestNoticed)},
        {u"drift.5000.window.new"_s, inWindow("newMs"_L1), u"ms"_s, {}, atMost(1000)},
        {u"drift.5000.window.new.longest-block"_s, inWindow("newLongestMs"_L1), u"ms"_s, {}, atMost(shortestNoticed)},
    };
}

} // namespace lineside::perf
