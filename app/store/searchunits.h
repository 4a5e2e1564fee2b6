// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace lineside {

/// What is found in a text: one word, or one character of a script that writes without spaces or glues endings on.
struct SearchUnit {
    qsizetype begin = 0;
    qsizetype size = 0;
    bool isIdeogram = false; ///< of such a script
};

std::vector<SearchUnit> unitsOf(const QString &text);
/// With nothing between them.
bool follows(const SearchUnit &before, const SearchUnit &unit);

} // namespace lineside
