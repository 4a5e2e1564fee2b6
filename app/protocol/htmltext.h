// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// What a web page says of itself in one line: its title, else its first heading, else its first words. Never markup.
QString htmlSummary(const QString &page);

} // namespace lineside
