// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/definitions.h"
#include "markdown/resumepoint.h"

namespace lineside {

/// Reads the text that follows `resume` and stands at `offset` in the source, as it reads in the whole document. Lines count from the
/// text's begin.
ReadText readPiece(QByteArrayView text, qsizetype offset, const ResumePoint &resume, const QByteArray &definitions, qint64 &parsedBytes);

} // namespace lineside
