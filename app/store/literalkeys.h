// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace lineside {

/// Where a workspace holds a key in plain text instead of a reference, e.g. `providers "work": header x-api-key`; empty if nowhere.
/// The place never contains the key.
///
/// The rule, for a text without a reference:
///  - a header, query field or JSON member with a name that carries credentials (Authorization, x-api-key, *-token, *password …)
///    is a key if, after a scheme word such as `Bearer`, at least eight characters remain that are neither a gateway's own
///    reference (`$env://…`, `$secret://…`, `${…}`) nor a mask (`***`, `•••`);
///  - any other text is a key if one of its words begins as the keys of well-known providers do (`sk-`, `AIza`, `ghp_` …) and is
///    at least twenty characters long;
///  - a URL is one if it holds a password, or a query field as above.
std::optional<QString> findLiteralKey(const Workspace &workspace);

/// The rule for one named value.
bool looksLikeKey(QByteArrayView name, QStringView value);

} // namespace lineside
