// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Two ways compared by real probes where the truth is known, a hundred times each; and whether a probe measures the time that it waited for others.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr double mostMissed = 7; // of 100, at 95 % confidence
constexpr double mostOver = 10; // ms

} // namespace

Figures benchCompareWays(const BenchOptions &)
{
    QList<Figure> figures;
    for (const QString &delay : {u"0"_s, u"5"_s, u"50"_s}) {
        const Measured<QJsonObject> result = runWell(builtProgram(u"compareways"_s, {u"--delay"_s, delay})).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        for (const QString &measure : {u"first-byte"_s, u"first-token"_s, u"total"_s}) {
            const QString id = u"compare-ways.%1ms.%2"_s.arg(delay, measure);
            figures.append({id + u".missed"_s, result->value(measure + u"-missed"_s).toDouble(), u"of 100"_s, {}, atMost(mostMissed)});
            figures.append({id + u".told-apart"_s, result->value(measure + u"-told"_s).toDouble(), u"of 100"_s});
        }
    }
    for (const QString &atOnce : {u"1"_s, u"8"_s, u"32"_s}) {
        const Measured<QJsonObject> result = runWell(builtProgram(u"compareways"_s, {u"--at-once"_s, atOnce})).and_then(jsonFrom);
        if (!result)
            return unmeasured(result.error());
        figures.append({u"compare-ways.waits."_s + atOnce, result->value("overMs"_L1).toDouble(), u"ms"_s, {}, atMost(mostOver)});
        figures.append({u"compare-ways.waits.%1.worst"_s.arg(atOnce), result->value("worstOverMs"_L1).toDouble(), u"ms"_s});
    }
    return figures;
}

} // namespace lineside::perf
