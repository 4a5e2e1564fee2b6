// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineside {

/// Gives memory that was freed back to the system, where the C library keeps it for itself (glibc). Takes about a millisecond; for after
/// something large was taken apart. Measured: 4.5 of 49 MB once a conversation of 10,000 messages was read.
void giveBackFreeMemory();

} // namespace lineside
