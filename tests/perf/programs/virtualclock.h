// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

/// Time as a measured program is told it. A program that links this sees its own clock_gettime instead of the C library's, and so do
/// Qt's and GLib's timers in it: a second of frames takes as long as the work in it, and every run does the same work.
namespace lineside::perf::virtualclock {

/// From now on time stands still but for `frame`.
void stop();
/// Lets the time of one frame at 60 Hz pass, does the work and all that comes of it in this thread, and returns the microseconds of
/// this thread's processor time that it took.
double frame(const std::function<void()> &work);

} // namespace lineside::perf::virtualclock
