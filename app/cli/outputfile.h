// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lineside::cli {

/// Writes the file as a whole, or leaves what was there. Kind::Storage with its name.
Result<void> writeOutput(const QString &name, const QByteArray &bytes);

} // namespace lineside::cli
