// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/replycost.h"

#include "pricing/pricebook.h"
#include "ui/usage/usagefigures.h"

#include <QCoreApplication>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ReplyCost)
};

} // namespace

bool usedTokens(const ChatTurn &reply)
{
    const bool isOver = reply.role == Role::Assistant && reply.state != ReplyState::Waiting && reply.state != ReplyState::Growing;
    return isOver && (reply.state != ReplyState::Failed || reply.deltas > 0 || !reply.usage.isEmpty());
}

QString replyCostText(const ChatTurn &reply, const PriceBook &prices)
{
    if (!usedTokens(reply))
        return {};
    if (const CostEstimate cost = prices.costOf(reply))
        return estimateText(cost->total);
    return reply.usage.isEmpty() ? Tr::tr("tokens not reported") : QString();
}

} // namespace lineside
