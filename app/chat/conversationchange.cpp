// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/conversationchange.h"

#include "chat/chatsession.h"

namespace lineside {

void ConversationChange::applyTo(ChatSession &session) const
{
    if (title)
        session.rename(*title);
    if (pinned)
        session.setPinned(*pinned);
    if (archived)
        session.setArchived(*archived);
    if (tags)
        session.setTags(*tags);
}

void ConversationChange::applyTo(Conversation &conversation) const
{
    if (title) {
        // Without a name of its own it has the old one until it is opened: its words are not at hand.
        conversation.titleByUser = !title->simplified().isEmpty();
        if (conversation.titleByUser)
            conversation.title = title->simplified();
    }
    conversation.pinned = pinned.value_or(conversation.pinned);
    conversation.archived = archived.value_or(conversation.archived);
    conversation.tags = tags.value_or(conversation.tags);
}

void ConversationChange::applyTo(ConversationRow &row) const
{
    if (title && !title->simplified().isEmpty())
        row.title = title->simplified();
    row.pinned = pinned.value_or(row.pinned);
    row.archived = archived.value_or(row.archived);
    row.tags = tags.value_or(row.tags);
}

} // namespace lineside
