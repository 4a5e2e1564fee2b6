// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/shownbranch.h"

#include <QHash>
#include <QSet>

namespace lineside {

QList<ChatTurn> shownBranch(const ConversationRecord &record)
{
    QHash<MessageId, qsizetype> places;
    qsizetype newest = -1;
    for (qsizetype i = 0; i < record.messages.size(); ++i) {
        places.insert(record.messages.at(i).turn.id, i);
        if (newest < 0 || record.messages.at(i).turn.id > record.messages.at(newest).turn.id)
            newest = i;
    }
    QList<ChatTurn> turns;
    QSet<qsizetype> seen; // a damaged tree may hold a ring
    for (qsizetype at = places.value(record.conversation.leaf, newest); at >= 0 && !seen.contains(at);) {
        seen.insert(at);
        turns.prepend(record.messages.at(at).turn);
        at = places.value(record.messages.at(at).parent, -1);
    }
    return turns;
}

} // namespace lineside
