// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidpiece.h"
#include "ui/transcript/transcriptstyle.h"

namespace lineside {

struct PieceSample {
    QByteArray name;
    TranscriptPiece piece;
    PieceSetting setting;
};

/// Every kind of piece, and texts that are hard to lay, at a width where they wrap.
QList<PieceSample> pieceSamples();
/// The look that tests use, at that ratio.
TranscriptStyle sampleStyle(qreal devicePixelRatio);
/// The pieces of some Markdown, with the settings that a view would find for them.
QList<PieceSample> samplesOf(const QString &markdown, const TranscriptStyle &style, qreal width);

} // namespace lineside
