// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/programs/virtualclock.h"

#include "perf/programs/threadtime.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <utility>

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

constexpr int mostTurns = 5000; ///< of the event loop, in a frame

} // namespace

void stop()
{
    virtualNow = realNow();
}

FrameCost frame(const std::function<void()> &work)
{
    virtualNow += nanosecondsOfFrame;
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    FrameCost cost;
    qint64 last = threadCpu();
    work(); // together with the event loop's first turn, as when it is done in one
    bool goesOn = true;
    for (int turn = 0; goesOn && turn < mostTurns; ++turn) {
        goesOn = dispatcher->processEvents(QEventLoop::AllEvents);
        const qint64 now = threadCpu();
        const double block = double(now - std::exchange(last, now)) / 1000;
        cost.total += block;
        cost.longest = std::max(cost.longest, block);
    }
    return cost;
}

} // namespace lineside::perf::virtualclock
