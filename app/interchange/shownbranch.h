// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// The messages from the first one to `leaf`, or to the newest one where the leaf is not known.
QList<ChatTurn> shownBranch(const ConversationRecord &record);

} // namespace lineside
