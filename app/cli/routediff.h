// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/routecommands.h"

namespace lineside::cli {

int runDiff(RouteCall &call);

} // namespace lineside::cli
