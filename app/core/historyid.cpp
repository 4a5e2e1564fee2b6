// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/historyid.h"

#include <QRandomGenerator>

#include <algorithm>
#include <atomic>

namespace lineside {

namespace {

constexpr qint64 year2020 = 1'577'836'800'000;
constexpr int countBits = 12;
constexpr int processBits = 10;
constexpr int restBits = countBits + processBits;

} // namespace

qint64 newHistoryId()
{
    static const qint64 process = qint64(QRandomGenerator::system()->bounded(1U << processBits)) << countBits;
    // Milliseconds and count in one number, so that a count that overflows borrows from the next millisecond.
    static std::atomic<qint64> last = 0;
    const qint64 now = std::max<qint64>(1, QDateTime::currentMSecsSinceEpoch() - year2020) << countBits;
    qint64 before = last.load();
    qint64 next = 0;
    do
        next = std::max(now, before + 1);
    while (!last.compare_exchange_weak(before, next));
    constexpr qint64 countMask = (qint64(1) << countBits) - 1;
    return ((next & ~countMask) << processBits) | process | (next & countMask);
}

qint64 historyIdAt(const QDateTime &time)
{
    const qint64 milliseconds = std::max<qint64>(1, time.toMSecsSinceEpoch() - year2020);
    return (milliseconds << restBits) | qint64(QRandomGenerator::global()->bounded(1U << restBits));
}

QDateTime timeOfHistoryId(qint64 id)
{
    return QDateTime::fromMSecsSinceEpoch((id >> restBits) + year2020);
}

} // namespace lineside
