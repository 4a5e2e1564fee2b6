// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <optional>

namespace lineside {

class ChatSession;

/// What the user changes about conversations in a list of them; what is absent stays.
struct ConversationChange {
    std::optional<QString> title; ///< blank: follow the first words again
    std::optional<bool> pinned;
    std::optional<bool> archived;
    std::optional<QStringList> tags;

    void applyTo(ChatSession &session) const;
    void applyTo(Conversation &conversation) const;
    void applyTo(ConversationRow &row) const;
};

} // namespace lineside
