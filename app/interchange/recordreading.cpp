// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/recordreading.h"

namespace lineside {

void readRecord(HistoryStore &history, ConversationId id, QObject *context, Callback<ConversationRecord> done)
{
    history.conversation(id, context, [&history, id, context, done = std::move(done)](const Result<Conversation> &conversation) {
        if (!conversation) {
            done(failure(conversation.error()));
            return;
        }
        history.messages(id, context, [conversation = *conversation, done](const Result<QList<StoredMessage>> &messages) {
            if (messages)
                done(ConversationRecord{conversation, *messages});
            else
                done(failure(messages.error()));
        });
    });
}

} // namespace lineside
