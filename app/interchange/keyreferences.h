// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/secretref.h"
#include "core/workspace.h"

#include <QList>

namespace lineside {

/// The keys that a request refers to, each once.
QList<SecretRef> keyReferences(const HttpRequest &request);

/// All keys that what the user has set up refers to, and the variables in which providers' keys usually are: what must not stand in a text
/// that leaves.
QList<SecretRef> keyReferences(const Workspace &workspace);

} // namespace lineside
