// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/callgrind.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside::perf {

bool hasValgrind()
{
    return !QStandardPaths::findExecutable(u"valgrind"_s).isEmpty();
}

Measured<double> instructionsOf(const Command &command)
{
    Command counted = command;
    counted.program = u"valgrind"_s;
    counted.arguments = QStringList{u"--tool=callgrind"_s, u"--callgrind-out-file=/dev/null"_s, command.program} + command.arguments;
    return runWell(counted).and_then([](const FinishedRun &finished) { return collectedIn(finished.errors); });
}

Measured<double> collectedIn(const QByteArray &said)
{
    const QByteArray label = "Collected :";
    const qsizetype at = said.lastIndexOf(label);
    bool isNumber = false;
    const double count = at < 0 ? 0 : said.mid(at + label.size()).trimmed().split('\n').first().trimmed().toDouble(&isNumber);
    if (!isNumber)
        return unmeasured(u"Valgrind told no number of instructions."_s);
    return count;
}

} // namespace lineside::perf
