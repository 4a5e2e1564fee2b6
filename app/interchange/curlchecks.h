// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

namespace lineside {

/// Can a command say this request? Kind::Configuration names what it cannot: a header with a line break, a name or method that is
/// none, a URL that is not http, or one with a password in it.
Result<void> checkForCurl(const HttpRequest &request);

} // namespace lineside
