// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

namespace lineside {

/// When to draw what keeps coming: at once after a pause, so that a single word is not late; otherwise once an interval. Without a
/// timer of its own: times are given, and come back.
class FrameClock
{
public:
    using Time = std::chrono::nanoseconds; ///< since any fixed moment
    /// After a pause of this length a frame is drawn at once, however long the interval.
    static constexpr std::chrono::milliseconds Pause{8};

    /// A frame takes as long as the screen takes to show it, but no less than at 120 a second.
    void setRefreshRate(double hertz);
    Time interval() const { return m_interval; }

    /// There is something to draw: the time at which to do it, now or later. Absent when that was told before.
    std::optional<Time> want(Time now);
    /// A frame was drawn, for whatever reason; what was wanted is drawn with it.
    void drawn(Time now);
    /// What was wanted is no longer.
    void forget() { m_isWanted = false; }

private:
    Time m_interval = std::chrono::nanoseconds(1'000'000'000 / 60);
    std::optional<Time> m_last;
    bool m_isWanted = false;
};

} // namespace lineside
