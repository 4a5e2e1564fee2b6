// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "perf/harness/measured.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <chrono>
#include <utility>

namespace lineside::perf {

/// A program to be run: looked for in PATH where its name holds no slash.
struct Command {
    QString program;
    QStringList arguments;
    QList<std::pair<QString, QString>> environment = {}; ///< beside what is inherited
    std::chrono::seconds patience{600};
};

/// How a program's run ended, and what it took. The processor time is the whole process's, as the kernel counted it to the
/// nanosecond, with all children that it waited for.
struct FinishedRun {
    int exitCode = 0; ///< 128 + signal for one that was killed
    std::chrono::microseconds cpu{};
    std::chrono::microseconds wall{};
    QByteArray output;
    QByteArray errors;

    double cpuMs() const { return double(cpu.count()) / 1000; }
};

/// Runs the program to its end, however it ends. Fails where it cannot be started or runs out of patience.
Measured<FinishedRun> run(const Command &command);
/// The same, and fails for an exit code other than 0.
Measured<FinishedRun> runWell(const Command &command);
/// The JSON object that the program wrote to its output.
Measured<QJsonObject> jsonFrom(const FinishedRun &finished);

/// A program that serves others while this object lives, and is killed then, or when this process ends.
class BackgroundProcess
{
public:
    /// Waits for the program's first line of output, which says that it is ready, and where.
    static Measured<BackgroundProcess> start(const Command &command);
    BackgroundProcess(BackgroundProcess &&other) noexcept;
    BackgroundProcess &operator=(BackgroundProcess &&other) noexcept;
    ~BackgroundProcess();

    const QByteArray &firstLine() const { return m_firstLine; }

private:
    BackgroundProcess(int pid, int output, QByteArray firstLine);

    int m_pid = -1;
    int m_output = -1;
    QByteArray m_firstLine;
};

/// The load average of the last minute.
double machineLoad();

} // namespace lineside::perf
