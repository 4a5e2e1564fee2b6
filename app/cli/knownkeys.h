// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"
#include "core/httpmessage.h"

#include <map>
#include <vector>

namespace lineside::cli {

/// The keys that the workspace and the request refer to, as far as environment and keychain give them within a few seconds: what
/// must not stand in an exported text. A keychain that stays silent is told of on standard error.
std::vector<Secret> knownKeys(Session &session, const HttpRequest *request);

/// The keys that the request refers to, all of them.
Result<std::map<SecretRef, Secret>> keysOf(Session &session, const HttpRequest &request);

} // namespace lineside::cli
