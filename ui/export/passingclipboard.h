// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>

namespace lineside {

/// How long a text with keys in it stays on the clipboard.
inline constexpr std::chrono::seconds passingTime{60};

/// Puts a text with keys in it on the clipboard, marked for programs that keep what was there, and takes it away again after `passingTime`,
/// unless something else is there by then.
void copyInPassing(const QString &text, std::chrono::milliseconds time = passingTime);

} // namespace lineside
