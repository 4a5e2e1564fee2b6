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

// A line of what the kernel adds up over all that a process has mapped, in kB.
qint64 rolledUp(QByteArrayView name)
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.sliced(name.size()).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

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
    return rolledUp("Pss:");
}

qint64 ownAnonymous()
{
    return rolledUp("Anonymous:");
}

} // namespace lineside::perf
