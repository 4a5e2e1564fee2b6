// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace lineside {

/// When to draw what keeps coming: at once after a pause, so that a single word is not late; otherwise after a wait. Without a timer of
/// its own: times are given, and come back.
class FrameClock
{
public:
    using Time = std::chrono::nanoseconds; ///< since any fixed moment
    /// Text that somebody can follow is drawn as it is handed over. A frame that waited for the screen's time, which nobody here knows, would be
    /// late by up to twice that time. Less than half the time between two reads of a busy stream: a frame that was once late would
    /// otherwise keep every later one waiting.
    static constexpr std::chrono::milliseconds Shortest{2};
    /// In UTF-16 units. Where more comes between two frames, no eye follows the words, and a frame an interval is enough.
    static constexpr qsizetype LittleText = 96;

    /// A frame takes as long as the screen takes to show it, but no less than at 120 a second.
    void setRefreshRate(double hertz);
    Time interval() const { return m_interval; }

    /// There is so much more to draw than there was: the time at which to do it, now or later. Absent when that was told before.
    std::optional<Time> want(Time now, qsizetype grown);
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
