// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "ui/transcript/transcriptselection.h"

#include <QSet>

#include <functional>

namespace lineside {

/// A stretch of a conversation, taken so that it can be read in another thread.
struct TranscriptExtract {
    QList<ChatTurn> turns;        ///< from the stretch's first message on to its last
    QSet<qsizetype> openReasoning; ///< places in `turns` whose reasoning is unfolded
    TranscriptSpan span;          ///< messages count from the first of `turns`

    qsizetype size() const; ///< of the text that has to be read, in characters
};

/// What goes to the clipboard.
struct CopiedText {
    QString plain;    ///< as it is seen: without signs, cells between tabs, marks before list items
    QString markdown; ///< as it was written

    friend bool operator==(const CopiedText &, const CopiedText &) = default;
};

/// Reads the stretch, one message after the other. Of more than one message it says who speaks. Ends early when `isCancelled`.
CopiedText copied(const TranscriptExtract &extract, const std::function<bool()> &isCancelled = {});

} // namespace lineside
