// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/textimport.h"

namespace lineside {

/// A file that was dropped or picked: what it holds, and the text itself unless it is too long to be shown.
struct PastedFile {
    Result<ImportedText> made;
    QString text;
};

/// Reads at most 16 MiB. Takes a while: for another thread.
PastedFile readPastedFile(const QString &fileName);

} // namespace lineside
