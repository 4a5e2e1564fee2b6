// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "highlight/syntaxtable.h"

#include <QHash>

namespace lineside::syntax {

/// The words of a rule's groups, to look up.
using WordIndex = QHash<QStringView, CodeToken>;
WordIndex indexedWords(std::span<const WordGroup> groups);

/// Where a rule is tried.
struct Spot {
    QStringView line;
    qsizetype at = 0;
    qsizetype ink = 0; ///< where the first character that is no blank stands
    bool whereValue = true;
    QStringView captured;
    const WordIndex *words = nullptr; ///< of the rule
};

struct Found {
    qsizetype length = -1; ///< negative: not found
    CodeToken token = CodeToken::Plain;
    QString capture;
};

/// Tries one rule. Adds to `looked` how many characters it looked at; this is what bounds the work.
Found find(const Rule &rule, const Spot &spot, qsizetype &looked);

/// Whether the rule can be found at a place that begins with this character.
bool mayBegin(const Rule &rule, QChar c);

} // namespace lineside::syntax
