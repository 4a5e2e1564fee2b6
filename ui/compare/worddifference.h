// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/textmovement.h"

#include <QList>

namespace lineside {

/// What each of two texts has that the other one lacks, in whole words. Words that stand together are one stretch, with the spaces between.
struct WordDifference {
    QList<TextSpan> first;
    QList<TextSpan> second;
    friend bool operator==(const WordDifference &, const WordDifference &) = default;
};

/// The words outside of a longest common subsequence. Texts of which that would take too long are cut at words that are in both once; where
/// there are none, a stretch differs as a whole. So it takes no more than some milliseconds and megabytes, whatever the texts are.
WordDifference wordDifference(const QString &first, const QString &second);

} // namespace lineside
