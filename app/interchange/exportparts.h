// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// What of a conversation goes into a file.
struct ExportParts {
    bool allBranches = true; ///< where the form of the file can hold them; otherwise the branch that is shown
    bool reasoning = true;
    bool details = true;     ///< of replies: way, tokens, times, how they ended
    bool attachments = true;
    friend bool operator==(const ExportParts &, const ExportParts &) = default;
};

/// The conversation with these parts alone.
ConversationRecord withParts(const ConversationRecord &record, const ExportParts &parts);

} // namespace lineside
