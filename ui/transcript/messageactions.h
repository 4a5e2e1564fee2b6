// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "ui/transcript/transcriptpiece.h"

namespace lineside {

/// Something that can be done with a message.
struct MessageAction {
    TranscriptAction::Kind kind = TranscriptAction::Kind::None;
    QString text;
    QString icon;
    bool isEnabled = true;
};

/// What can be done with that turn of the session, in the order in which it is offered.
QList<MessageAction> messageActions(const ChatSession &session, int turn);

} // namespace lineside
