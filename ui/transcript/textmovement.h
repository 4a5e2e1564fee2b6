// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// A stretch of a text, from one place to another.
struct TextSpan {
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// The places in a text where a caret can stand, and the ways between them. What a reader takes for one letter is never cut through.
namespace textmovement {

qsizetype nextCharacter(const QString &text, qsizetype position); ///< the text's end from there on
qsizetype previousCharacter(const QString &text, qsizetype position);
/// Where the next word, or sign, begins; the text's end if there is none.
qsizetype nextWord(const QString &text, qsizetype position);
qsizetype previousWord(const QString &text, qsizetype position);
/// The word that the character behind that place belongs to; of spaces all that stand together.
TextSpan wordAt(const QString &text, qsizetype position);
/// Where a place in a text is after the text became another one: beside the same letters, or as far from the begin.
qsizetype placeAfter(const QString &before, qsizetype position, const QString &after);

} // namespace textmovement

} // namespace lineside
