// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// A whole conversation from the history. Kind::NotFound where there is none.
void readRecord(HistoryStore &history, ConversationId id, QObject *context, Callback<ConversationRecord> done);

} // namespace lineside
