// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

namespace lineside {

/// Puts what came into the reply. Only the first of several choices is kept. True if text, reasoning, a refusal or tool calls grew.
bool addEvents(ChatTurn &reply, const QList<ChatEvent> &events);

/// Whether the reply holds anything that a reader could miss.
bool saidAnything(const ChatTurn &reply);

/// Gives every tool call of an ended reply an identifier of its own, as some servers leave it out or repeat it: answers need one.
void completeToolCalls(ChatTurn &reply);

} // namespace lineside
