// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/shownbranch.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationExport)
};

} // namespace

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

QString speakerOf(const ChatTurn &turn)
{
    switch (turn.role) {
    case Role::User:
        return Tr::tr("You");
    case Role::System:
        return Tr::tr("System");
    case Role::Tool:
        return Tr::tr("Tool");
    case Role::Assistant:
        break;
    }
    const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
    return model.isEmpty() ? Tr::tr("Model") : model;
}

} // namespace lineside
