// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/frameclock.h"

#include <algorithm>

namespace lineside {

void FrameClock::setRefreshRate(double hertz)
{
    constexpr double slowest = 60; // what a screen says that does not know better
    constexpr double fastest = 120;
    const double rate = std::clamp(hertz, slowest, fastest);
    m_interval = std::chrono::duration_cast<Time>(std::chrono::duration<double>(1.0 / rate));
}

std::optional<FrameClock::Time> FrameClock::want(Time now, qsizetype grown)
{
    if (m_isWanted)
        return std::nullopt;
    m_isWanted = true;
    if (!m_last)
        return now;
    return std::max(now, *m_last + (grown <= LittleText ? Time(Shortest) : m_interval));
}

void FrameClock::drawn(Time now)
{
    m_last = now;
    m_isWanted = false;
}

} // namespace lineside
