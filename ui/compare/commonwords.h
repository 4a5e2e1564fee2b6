// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace lineside {

/// Which elements of two sequences are in a common subsequence of both: the longest one, unless they are too long to look for it.
struct CommonWords {
    std::vector<bool> first;
    std::vector<bool> second;
};

/// Words are told apart by their numbers.
CommonWords commonWords(std::span<const int> first, std::span<const int> second);

} // namespace lineside
