// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/textmovement.h"

#include <QList>

namespace lineside {

/// What is looked for in a text.
struct FindQuery {
    QString text;
    bool matchesCase = false;
    bool wholeWords = false;
    friend bool operator==(const FindQuery &, const FindQuery &) = default;
};

/// Where it stands in the text, in order and apart from each other. Letters with marks are found as they were typed, however the
/// text writes them; a letter is not found in one with a mark. A forced end of line is a space.
QList<TextSpan> foundIn(const QString &text, const FindQuery &query, qsizetype most);

} // namespace lineside
