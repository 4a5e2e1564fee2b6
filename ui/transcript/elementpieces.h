// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdowndocument.h"
#include "ui/transcript/transcriptpiece.h"

#include <QStringView>

namespace lineside {

inline constexpr qsizetype longestSlice = 4096;
/// Where a long text is cut into slices that are laid out one at a time: ends of slices, the text's own end last. Cuts depend on what
/// stands before them alone, so those of a growing text stay. Never inside a character with its marks.
QList<qsizetype> sliceEnds(QStringView text, qsizetype longest = longestSlice);

/// Appends the pieces of one of a document's elements: of most one, of code its headline first, of a long text several.
void appendElementPieces(QList<TranscriptPiece> &pieces, const MarkdownDocument &document, qsizetype index, bool isQuiet);
/// Appends a text as it was written, line by line; what stands between fences, and they themselves, as lines of code.
void appendPlainLines(QList<TranscriptPiece> &pieces, const QString &text, bool isUser);

} // namespace lineside
