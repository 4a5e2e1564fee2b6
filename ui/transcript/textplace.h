// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <compare>

namespace lineside {

/// A place in a conversation's text, before a character of a piece. Places are ordered as they are read.
struct TextPlace {
    qsizetype message = 0;
    qsizetype piece = 0;
    qsizetype offset = 0; ///< in UTF-16 units of the piece's text

    friend auto operator<=>(const TextPlace &, const TextPlace &) = default;
};

} // namespace lineside
