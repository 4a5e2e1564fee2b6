// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineside {

/// Gives the system what was freed and is still kept for later, if that is much. Takes a millisecond or more: for a moment in which nobody waits.
void giveBackFreeMemory();

} // namespace lineside
