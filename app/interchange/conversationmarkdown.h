// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// The branch that is shown, as Markdown for people: a heading, then each turn under its speaker's name, replies as the model wrote them.
QString conversationToMarkdown(const ConversationRecord &record);

} // namespace lineside
