// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// JSON with line ends and indentation put in, and nothing else changed: names, numbers and their order stay as they were written. What
/// is not whole JSON, or none at all, is left as it is from where that shows.
QString indentedJson(const QString &text);

} // namespace lineside
