// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

namespace lineside::cli {

/// Reads a key: one line of standard input, after a prompt without echo where that is a terminal.
Result<Secret> readKey(const QString &prompt);

} // namespace lineside::cli
