// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/demokeys.h"

#include "cli/output.h"
#include "mock/demoservers.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside::cli {

void printDemoKeys()
{
    printLine(QCoreApplication::translate("lineside::Cli", "Its keys open nothing but the demo:"));
    for (const DemoServers::Key &key : DemoServers::keys())
        printLine(u"  export %1=%2"_s.arg(key.variable, QString::fromUtf8(key.value)));
}

} // namespace lineside::cli
