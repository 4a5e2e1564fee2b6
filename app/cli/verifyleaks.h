// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"
#include "cli/session.h"

namespace lineside::cli {

/// `verify --leaks`: lets a copy of the route ask a mock model and tells what reached it. The exit status.
int runVerifyLeaks(const CommandLine &line, Session &session);

} // namespace lineside::cli
