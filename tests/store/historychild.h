// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside::test {

/// The text of a message that a child has grown by so many pieces: it can be checked without being told.
inline QString grownText(int pieces)
{
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += QStringLiteral("piece %1, ").arg(i);
    return text;
}

inline constexpr int addedByChild = 100;

} // namespace lineside::test
