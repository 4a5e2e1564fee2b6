// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A large export of another program brought into the history, and cancelled on the way.
#include "perf/benches/benches.h"
#include "perf/benches/rig.h"
#include "perf/harness/arithmetic.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::perf {

namespace {

const QString megabytes = u"100"_s;

Measured<QJsonObject> importRun(const QString &what)
{
    Command command = builtProgram(u"import"_s, {megabytes, what});
    command.patience = 300s;
    return runWell(command).and_then(jsonFrom);
}

} // namespace

Figures benchImport(const BenchOptions &)
{
    const auto taken = importRun(u"take"_s);
    const auto stoppedReading = importRun(u"cancel-reading"_s);
    const auto stoppedSaving = importRun(u"cancel-saving"_s);
    if (!taken || !stoppedReading || !stoppedSaving)
        return unmeasured(!taken ? taken.error() : !stoppedReading ? stoppedReading.error() : stoppedSaving.error());
    const auto of = [](const Measured<QJsonObject> &json, const char *name) { return (*json)[QLatin1StringView(name)].toDouble(); };
    return QList<Figure>{
        {u"import.100MB.read"_s, of(taken, "readMs"), u"ms"_s, {}, {}},
        {u"import.100MB.save"_s, of(taken, "saveMs"), u"ms"_s, {}, {}},
        {u"import.100MB.gap"_s, of(taken, "gapMs"), u"ms"_s, {}, atMost(16)},
        {u"import.100MB.peak"_s, of(taken, "peakMb"), u"MB"_s, {}, {}},
        {u"import.cancel-reading"_s, of(stoppedReading, "goneMs"), u"ms"_s, {}, atMost(100)},
        {u"import.cancel-saving"_s, of(stoppedSaving, "goneMs"), u"ms"_s, {}, atMost(100)},
        {u"import.cancel-saving.left"_s, of(stoppedSaving, "left"), u"conversations"_s, {}, atMost(0)},
    };
}

} // namespace lineside::perf
