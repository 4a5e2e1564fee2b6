// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/curlengine.h"
#include "probe/stampserver.h"

#include <array>

namespace lineside::test {

/// How far one time of a probe is from what the server saw.
struct TimingError {
    double ms = 0; ///< without its sign
    double of = 0; ///< the server's time itself
    bool isWithin() const { return ms <= std::max(1.0, 0.02 * of); }
};

inline constexpr std::array timedPhases{"connect", "firstbyte", "firsttoken", "total"};
using TimingErrors = std::array<TimingError, timedPhases.size()>;

/// Probes a server that stamps what it does, with the engine alone.
class TimingRig
{
public:
    /// One probe each, all of them begun together; of those that came through.
    QList<TimingErrors> round(int atOnce, qsizetype bodySize);

private:
    ResolvedRequest request(int number, qsizetype bodySize) const;
    std::optional<TimingErrors> errorsOf(int number, const Transfer &transfer) const;

    StampServer m_server;
    CurlEngine m_engine;
    int m_next = 1;
};

/// The error in the middle, phase by phase.
TimingErrors medianErrors(const QList<TimingErrors> &all);

} // namespace lineside::test
