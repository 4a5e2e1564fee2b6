// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/keysigns.h"
#include "core/workspace.h"

#include <QString>

#include <optional>

namespace lineside {

/// Where a workspace holds a key in plain text instead of a reference, e.g. `providers "work": header x-api-key`; empty if nowhere.
/// The place never contains the key.
/// What counts as one is told by core/keysigns.h; a URL is one if it holds a password, or a query field of such a name.
std::optional<QString> findLiteralKey(const Workspace &workspace);

} // namespace lineside
