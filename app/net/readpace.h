// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

namespace lineside {

/// When a socket is read while little pieces come close together. The first reads after quiet are at once, so that nothing waits
/// that stands alone; from then on what comes is left to gather, and read once an interval. Pure: told the time, it sets no timer.
class ReadPace
{
public:
    using Time = std::chrono::nanoseconds;
    static constexpr Time interval = std::chrono::milliseconds(8);
    static constexpr int freeReads = 8;

    /// How long a read that could be made now is to wait. Zero: it is made now, and counted.
    Time pauseBefore(Time now);
    /// The read is made all the same, as more has gathered than should wait.
    void readAnyway(Time now) { m_last = now; }

private:
    std::optional<Time> m_last;
    int m_close = 0; ///< reads since quiet that came within an interval of the one before
};

} // namespace lineside
