// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/messageactions.h"

#include <functional>

class QMenu;

namespace lineside {

/// What the context menu of the transcript is opened on.
struct TranscriptMenuPlace {
    TranscriptAction under; ///< what a click there does
    bool isInCode = false;
    bool hasReasoning = false;
    bool isReasoningOpen = false;
    bool hasSelection = false;
};

/// Everything that can be done with what is there: the link, the code, the message.
void fillTranscriptMenu(QMenu &menu, const TranscriptMenuPlace &place, const QList<MessageAction> &actions,
                        const std::function<void(const TranscriptAction &)> &act);

} // namespace lineside
