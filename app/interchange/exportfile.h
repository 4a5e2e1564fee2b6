// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "interchange/exportedtext.h"
#include "interchange/exportforms.h"

namespace lineside {

/// Who may read the file. One with keys in it is the user's alone.
enum class FileAccess { Usual, OwnerOnly };

/// Writes the text to that file, and what belongs beside it into its folder. Files are replaced whole or not at all. Kind::Storage. Waits for
/// the disk.
Result<void> writeExport(const ExportedText &made, const QString &fileName, FileAccess access = FileAccess::Usual);

/// A file name for what people call `name` in that form, without a folder: "gemini-chat.ps1".
QString exportFileName(const QString &name, const ExportForm &form);

} // namespace lineside
