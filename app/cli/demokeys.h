// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineside::cli {

/// Prints the demo's keys as lines for a shell. They open nothing but the demo's own servers, so they may be shown.
void printDemoKeys();

} // namespace lineside::cli
