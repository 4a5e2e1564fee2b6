// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"

namespace lineside {

class ChatSession;

/// Makes an empty conversation stand where a call does, as if it had come that far here: target, parameters, system prompt, the questions
/// and replies before the last question, which becomes the draft. Asks nobody. False where messages did not fit into a conversation and
/// were left out: those of tools, and questions that no reply follows.
bool takeUpCall(ChatSession &session, const ChatCall &call);

} // namespace lineside
