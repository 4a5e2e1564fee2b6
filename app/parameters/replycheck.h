// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lineside {

/// Can replies be checked against it? Kind::Configuration and why not. A schema that refers to another document cannot be used; nothing is fetched.
Result<void> checkSchema(const QByteArray &schema);
/// Does the reply's text fit the JSON Schema? Kind::Protocol where it does not, with the place; Kind::Configuration where it cannot be told.
Result<void> checkReply(const QString &text, const QByteArray &schema);

} // namespace lineside
