// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anyrequest.h"

#include <QStringList>

#include <optional>

namespace lineside::testing {

// Models of how the two shells of Windows come from a text to a program's arguments, written from their documents and sources, apart
// from the program's own reader. They know what an exported command may hold and no more; anything else gives nothing.

/// The arguments of the first curl.exe in a batch file.
std::optional<QStringList> cmdArguments(const QString &batch, const Environment &environment);
/// The arguments of the first curl.exe in a script, in all versions that pass arguments in the old way.
std::optional<QStringList> powerShellArguments(const QString &script, const Environment &environment);

} // namespace lineside::testing
