// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringView>

namespace lineside {

/// Turns UTF-16 that arrives in pieces into UTF-8 whose lines end in LF and that holds no NUL and no half characters.
class TextIntake
{
public:
    QByteArray take(QStringView more);
    /// What a half character at the very end becomes.
    QByteArray finish();

private:
    QChar m_half; ///< a high surrogate whose partner has not arrived
    bool m_endedInCarriageReturn = false;
};

} // namespace lineside
