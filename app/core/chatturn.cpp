// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/chatturn.h"

namespace lineside {

void ChatTurn::pack()
{
    text.pack();
    reasoning.pack();
}

std::optional<double> ChatTurn::tokensPerSecond() const
{
    const ReplyTimes &times = facts->times;
    if (!usage.output || !times.firstToken || !times.lastToken || *times.lastToken <= *times.firstToken)
        return std::nullopt;
    const std::chrono::duration<double> span = *times.lastToken - *times.firstToken;
    return double(*usage.output) / span.count();
}

} // namespace lineside
