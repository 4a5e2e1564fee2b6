// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/readpace.h"

#include <chrono>
#include <optional>

namespace lineside {

/// When what has come is handed to whoever shows it: at once after quiet, otherwise an interval after the last time. Pure: told the
/// time, it sets no timer.
class HandoverPace
{
public:
    using Time = std::chrono::nanoseconds;
    /// Well below the time between two reads of a busy stream: were they alike, a hand-over that was once late would keep every later
    /// one waiting, and what is shown would stay an interval behind.
    static constexpr Time interval = ReadPace::interval / 2;

    /// How long the next hand-over is to wait.
    Time waitBefore(Time now) const { return m_last && now - *m_last < interval ? interval - (now - *m_last) : Time::zero(); }
    void handedOver(Time now) { m_last = now; }

private:
    std::optional<Time> m_last;
};

} // namespace lineside
