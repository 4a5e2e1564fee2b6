// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// The branch that is shown, as one HTML page that needs nothing else and runs nothing: no script, no address is loaded; pictures that
/// went along are in it.
QString conversationToHtml(const ConversationRecord &record);

} // namespace lineside
