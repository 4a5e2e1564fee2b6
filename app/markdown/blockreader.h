// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdown/markdownelement.h"

#include <QByteArrayView>

namespace lineside {

/// A block that no other one contains.
struct TopBlock {
    enum class Kind { Leaf, Quote, List, FencedCode, Table };
    Kind kind = Kind::Leaf;
    bool loose = false; ///< of a list
    qsizetype firstElement = 0;
};

/// An element, and where in the text that was read its signs are.
struct ReadElement {
    MarkdownElement element;
    qsizetype firstByte = -1; ///< of its visible text; -1: it has none
    qsizetype lastByte = -1;
    qsizetype topBlock = 0;
    qsizetype topItem = -1; ///< which item of a list that is a top block
    qsizetype leaf = 0; ///< elements of one block share it
    bool isStandIn = false; ///< for a code block that has no line yet
    bool isLocated = false; ///< its line is certain
    qsizetype line = 0; ///< where its block, fence or mark begins
    qsizetype contentLine = 0; ///< where its text begins
};

struct ReadText {
    QList<ReadElement> elements;
    QList<TopBlock> tops;
};

/// One parse of the whole text, in elements. Lines are not yet filled in.
ReadText readBlocks(QByteArrayView text);

} // namespace lineside
