// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/messagetree.h"

#include <QString>

namespace lineside {

/// What is told at a turn that the turn itself does not know.
struct TurnContext {
    BranchPlace branch;
    QString cost; ///< of a reply, as its footer says it; empty where nothing can be said

    TurnContext(const BranchPlace &place = {}, const QString &costText = {})
        : branch(place)
        , cost(costText)
    {
    }
};

} // namespace lineside
