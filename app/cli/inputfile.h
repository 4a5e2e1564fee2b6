// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lineside::cli {

/// The whole file, or standard input for "-"; at most 256 MiB. Kind::Storage with the name.
Result<QByteArray> readInput(const QString &fileName);

} // namespace lineside::cli
