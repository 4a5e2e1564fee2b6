// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/transfer.h"

#include <curl/curl.h>

namespace lineside {

/// What libcurl's result means, as far as it tells by itself.
TransportFacts::Fault faultOf(CURLcode code, const QString &text, bool throughProxy);

} // namespace lineside
