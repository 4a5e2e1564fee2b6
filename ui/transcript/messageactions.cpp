// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/messageactions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::MessageActions)
};

} // namespace

QList<MessageAction> messageActions(const ChatSession &session, int turn)
{
    using Kind = TranscriptAction::Kind;
    const ChatTurn &message = session.turns().at(turn);
    const BranchPlace branch = session.branchAt(turn);
    QList<MessageAction> actions{{Kind::CopyMessage, Tr::tr("Copy"), u"copy"_s}};
    if (message.role == Role::User)
        actions.append({Kind::Edit, Tr::tr("Edit"), u"edit"_s, !session.isBusy()});
    if (message.role == Role::Assistant) {
        const bool isOver = message.state != ReplyState::Waiting && message.state != ReplyState::Growing;
        actions.append({Kind::Regenerate, Tr::tr("Regenerate"), u"retry"_s, !session.isBusy()});
        actions.append({Kind::CopyCurl, Tr::tr("Copy as curl"), u"curl"_s});
        actions.append({Kind::Verify, Tr::tr("Verify"), u"verify"_s, isOver});
    }
    if (branch.count > 1) {
        actions.append({Kind::PreviousBranch, Tr::tr("Previous version"), u"arrow-up"_s, branch.index > 0 && !session.isBusy()});
        actions.append({Kind::NextBranch, Tr::tr("Next version"), u"arrow-down"_s, branch.index + 1 < branch.count && !session.isBusy()});
    }
    return actions;
}

} // namespace lineside
