// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/resolve.h"
#include "probe/report.h"

namespace lineside {

/// Puts dots in place of the request's keys wherever an answer or an error brought them back.
void maskKeys(const ResolvedRequest &request, ProbeReport &report);

} // namespace lineside
