// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

#include <span>

namespace lineside {

/// What the turns contribute to a request, in an order that providers take: each reply's tool calls are followed at once by their results,
/// in the order of the calls. A call without a result is left out, as is a result without its call, and a reply that said nothing.
QList<ChatMessage> messagesOf(std::span<const ChatTurn> turns);

/// The tool calls of the last reply that no turn after it answers.
QList<ToolCall> openToolCalls(std::span<const ChatTurn> turns);

} // namespace lineside
