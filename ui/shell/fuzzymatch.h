// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace lineside {

/// How well the letters that were typed stand for the text: each must occur, in order, whatever the case. More is better; beginnings of
/// words and letters side by side count most. Nothing if they do not occur.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

} // namespace lineside
