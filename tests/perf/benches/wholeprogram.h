// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "perf/harness/process.h"

#include <QTemporaryDir>

#include <memory>

namespace lineside::perf {

class Screen;

/// The window program as it is installed, with a library before it that ends it when it has painted for the first time.
Command firstPaintOfProgram();
/// The same with a provider set up, and with the history and everything else that is kept in that folder.
Measured<Command> firstPaintAtHome(const QString &home);

/// The window program with a library before it that asks one question, in a workspace whose one provider is at `url`.
class AskingProgram
{
public:
    static Measured<std::unique_ptr<AskingProgram>> at(const QString &url);
    /// Runs it once, with folders that nothing was kept in yet.
    Measured<FinishedRun> runOn(const Screen &screen);

private:
    QTemporaryDir m_directory;
    int m_runs = 0;
};

} // namespace lineside::perf
