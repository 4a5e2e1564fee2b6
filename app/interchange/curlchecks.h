// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

#include <QString>

namespace lineside {

/// The body of a request that a command or a program can say. Kind::Configuration names what it cannot: a body that is not UTF-8 text or
/// has a NUL in it, a header with a line break, a name or method that is none, a URL that is not http, or one with a password in it.
Result<QString> bodyForExport(const HttpRequest &request);

} // namespace lineside
