// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

/// Time as a measured program is told it. A program that links this sees its own clock_gettime instead of the C library's, and so do
/// Qt's and GLib's timers in it: a second of frames takes as long as the work in it, and every run does the same work.
namespace lineside::perf::virtualclock {

/// From now on time stands still but for `frame`.
void stop();
/// Microseconds of this thread's processor time.
struct FrameCost {
    double total = 0;
    double longest = 0; ///< without a look at what waits: input would have been handled before and after
};

/// Lets the time of one frame at 60 Hz pass, does the work, and then all that comes of it in this thread.
FrameCost frame(const std::function<void()> &work);

} // namespace lineside::perf::virtualclock
