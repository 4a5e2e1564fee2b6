// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptpiece.h"

namespace lineside {

/// How a stretch of a piece's text looks, in the words of assistive technology ("name:value;").
struct TextAttributes {
    qsizetype begin = 0; ///< in the piece's text
    qsizetype end = 0;
    QString told;
    friend bool operator==(const TextAttributes &, const TextAttributes &) = default;
};

/// Around that place.
TextAttributes attributesAt(const TranscriptPiece &piece, qsizetype offset);

} // namespace lineside
