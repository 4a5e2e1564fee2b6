// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "interchange/importnotes.h"

#include <QJsonObject>

namespace lineside {

/// Whether this is an element of the `conversations.json` that ChatGPT's export of all data holds.
bool isChatGptConversation(const QJsonObject &object);

/// One conversation of it, with every branch. What the file hides (instructions of the program, empty steps) is left out; a custom
/// instruction becomes the system prompt; thoughts become the reasoning of the reply that follows. A conversation without a message is
/// one without messages. One that has no time gets `undated`, or now.
ConversationRecord chatGptConversation(const QJsonObject &object, ImportNotes &notes, const QDateTime &undated = {});

} // namespace lineside
