// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/curlcall.h"
#include "interchange/curlimport.h"

#include <vector>

namespace lineside {

/// The requests that curl would make for these arguments, one for each URL; their meaning is not looked at yet.
Result<std::vector<ImportedRequest>> requestsOf(const CurlCall &call);

} // namespace lineside
