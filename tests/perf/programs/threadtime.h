// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace lineside::perf {

/// Nanoseconds of processor time that this thread, or the whole process, has used.
qint64 threadCpu();
qint64 processCpu();
/// CLOCK_MONOTONIC as other processes see it.
qint64 realNow();
/// This process's proportional set size in kB: its own memory, and its share of what it shares with others.
qint64 ownPss();
/// What of it is this process's alone whatever other processes do: no files, in kB.
qint64 ownAnonymous();

} // namespace lineside::perf
