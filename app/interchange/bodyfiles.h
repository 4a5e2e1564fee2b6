// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace lineside {

/// What files hold that a command names, by the names in the command. An import opens none by itself: whoever asks for it has read them,
/// because the user said so.
using BodyFiles = QMap<QString, QByteArray>;

/// Reads such a file. Kind::Storage with a sentence where it is no plain file, cannot be read, is larger than 16 MiB or is not UTF-8 text.
Result<QByteArray> readBodyFile(const QString &fileName);

} // namespace lineside
