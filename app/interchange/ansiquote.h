// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace lineside {

/// What `$'…'` means in bash, zsh and ksh.
struct AnsiQuote {
    QString text;
    qsizetype length = 0; ///< of what was read, closing quote included
};

/// Reads from behind `$'`. Nothing where the quote is not closed. `\xE2\x82\xAC` are bytes, so they make one character together.
std::optional<AnsiQuote> readAnsiQuote(QStringView rest);

} // namespace lineside
