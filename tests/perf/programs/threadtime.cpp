// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/programs/threadtime.h"

#include <QByteArray>
#include <QFile>

#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

// Asks the kernel itself, as clock_gettime may be the virtual clock's.
qint64 read(clockid_t clock)
{
    timespec time{};
    syscall(SYS_clock_gettime, clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

qint64 threadCpu()
{
    return read(CLOCK_THREAD_CPUTIME_ID);
}

qint64 processCpu()
{
    return read(CLOCK_PROCESS_CPUTIME_ID);
}

qint64 realNow()
{
    return read(CLOCK_MONOTONIC);
}

qint64 ownPss()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace lineside::perf
