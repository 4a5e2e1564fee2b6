// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/curlcall.h"

namespace lineside {

/// Puts in what curl 8.3 would: `--variable NAME=text`, `--variable %NAME` as a reference to the environment, and `--expand-…` that uses
/// them, whose options lose that beginning. No file is read. URLs that were options become URLs of the call.
void expandVariables(CurlCall &call);

} // namespace lineside
