// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "perf/harness/corpus.h"
#include "perf/harness/figure.h"
#include "perf/harness/process.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace lineside::perf {

/// One of the programs that are built beside this one, by its name without "perf_".
Command builtProgram(const QString &name, const QStringList &arguments = {});
/// Whether a program of that name is in PATH.
bool isInstalled(const QString &program);

/// What is streamed.
struct StreamOrder {
    CorpusKind kind = CorpusKind::Mixed;
    qint64 size = 0;
    int rate = 0; ///< deltas a second; 0 as fast as they go
};

/// The paced model server, in a process of its own.
class ServedStream
{
public:
    static Measured<ServedStream> start(const QString &files = {});

    QString url(const StreamOrder &order) const;
    QString fileUrl(const QString &name) const;
    /// When the events of the last answer were sent, in nanoseconds of CLOCK_MONOTONIC.
    QList<double> sendTimes() const;

private:
    ServedStream(BackgroundProcess process, std::unique_ptr<QTemporaryDir> directory);

    BackgroundProcess m_process;
    std::unique_ptr<QTemporaryDir> m_directory;
};

/// Where a window is shown.
class Screen
{
public:
    /// Qt's own platform without a screen.
    static Screen offscreen();
    /// An X server of our own.
    static Measured<Screen> xvfb();

    QString name() const { return m_name; }
    Command on(Command command) const;

private:
    QString m_name;
    QList<std::pair<QString, QString>> m_environment;
    std::optional<BackgroundProcess> m_server;
};

/// Says what each round of something gave, so that one can see how quiet the machine was.
void tellRounds(const QString &what, const QList<double> &milliseconds);

QList<double> numbersOf(const QJsonValue &list);
QList<double> differences(const QList<double> &later, const QList<double> &earlier);

inline Ceiling atMost(double most) { return {Ceiling::Of::Value, most}; }
inline Ceiling atMostTimes(double most) { return {Ceiling::Of::Ratio, most}; }

} // namespace lineside::perf
