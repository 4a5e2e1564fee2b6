// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "pricing/pricetable.h"

#include <QStringList>

namespace lineside {

/// One figure of a reply, as it is told among others of its kind.
struct ComparedFigure {
    QString label;
    QString value;
    QString more;       ///< what there is to add, for those who ask
    bool isBest = false;
    friend bool operator==(const ComparedFigure &, const ComparedFigure &) = default;
};

using ComparedFigures = QList<ComparedFigure>;

/// The same figures for each reply, in the same order: time to first token, speed, tokens, cost, end. The best of its kind is marked where
/// there are several that differ. Null for what was not asked yet.
QList<ComparedFigures> comparedFigures(const QList<const ChatTurn *> &replies, const PriceTable &prices);

/// In one sentence each, with what is best said.
QString spokenFigures(const ComparedFigures &figures);

} // namespace lineside
