// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ownprice.h"

#include <QList>
#include <QStringList>

namespace lineside {

/// A price as it stands in the form: amounts for a million tokens, as they were typed.
struct OwnPriceDraft {
    QString model;
    QString currency = QStringLiteral("USD");
    QString input;
    QString output;
    QString cached;     ///< empty: as input
    QString cacheWrite; ///< empty: as input
};

OwnPriceDraft draftOf(const OwnPrice &price);
/// What is wrong, as sentences, in the order of the form. `others` are the prices that it will stand beside.
QStringList problemsIn(const OwnPriceDraft &draft, const QList<OwnPrice> &others);
/// Of a draft without problems.
OwnPrice priceOf(const OwnPriceDraft &draft);
/// The first that fits counts: whole names come before patterns, and longer patterns before shorter ones.
QList<OwnPrice> inOrder(QList<OwnPrice> prices);

} // namespace lineside
