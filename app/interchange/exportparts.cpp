// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/exportparts.h"

#include "interchange/shownbranch.h"

#include <QSet>

namespace lineside {

namespace {

// Who answered stays, as every form names the speakers by it.
void takeOutDetails(ChatTurn &turn)
{
    if (turn.model.isEmpty())
        turn.model = requestedModel(turn.target);
    turn.target = {};
    turn.parameters = {};
    turn.usage = {};
    turn.facts = {};
    turn.deltas = 0;
    turn.finishReason.reset();
    turn.finishReasonRaw.clear();
}

void keepShownBranch(ConversationRecord &record)
{
    QSet<MessageId> shown;
    for (const ChatTurn &turn : shownBranch(record))
        shown.insert(turn.id);
    record.messages.removeIf([&shown](const StoredMessage &message) { return !shown.contains(message.turn.id); });
}

} // namespace

ConversationRecord withParts(const ConversationRecord &record, const ExportParts &parts)
{
    ConversationRecord kept = record;
    if (!parts.allBranches)
        keepShownBranch(kept);
    for (StoredMessage &message : kept.messages) {
        if (!parts.reasoning)
            message.turn.reasoning.clear();
        if (!parts.attachments)
            message.turn.attachments.clear();
        if (!parts.details)
            takeOutDetails(message.turn);
    }
    return kept;
}

} // namespace lineside
