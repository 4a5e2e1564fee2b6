// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/programs/virtualclock.h"

#include "perf/programs/threadtime.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<long long> virtualNow = 0; ///< 0: the real time

bool isMonotonic(clockid_t clock)
{
    return clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW || clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const long long told = virtualNow.load(std::memory_order_relaxed);
    if (told == 0 || !isMonotonic(clock))
        return int(syscall(SYS_clock_gettime, clock, time));
    *time = {time_t(told / 1'000'000'000), long(told % 1'000'000'000)};
    return 0;
}

namespace lineside::perf::virtualclock {

namespace {

constexpr long long nanosecondsOfFrame = 1'000'000'000 / 60;

// Handles all that waits or is due, and what comes of it, for some thousand rounds at most.
void settle()
{
    constexpr int mostRounds = 5000;
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    for (int round = 0; round < mostRounds && dispatcher->processEvents(QEventLoop::AllEvents); ++round) { }
}

} // namespace

void stop()
{
    virtualNow = realNow();
}

double frame(const std::function<void()> &work)
{
    virtualNow += nanosecondsOfFrame;
    const qint64 before = threadCpu();
    work();
    settle();
    return double(threadCpu() - before) / 1000;
}

} // namespace lineside::perf::virtualclock
