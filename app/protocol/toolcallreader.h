// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "protocol/jsonextent.h"

#include <QJsonValue>
#include <QList>

#include <optional>

namespace lineside {

/// Gathers the tool calls of one choice. Servers number them by index, by id, by both, by neither, or all alike; a call's place
/// here is the order in which calls began.
class ToolCallReader
{
public:
    explicit ToolCallReader(int choice)
        : m_choice(choice)
    {
    }
    /// The field `tool_calls`; anything but objects in it is passed over.
    QList<ToolCallDelta> readCalls(const QJsonValue &toolCalls);
    /// The older field `function_call`: one call without a number.
    QList<ToolCallDelta> readLegacy(const QJsonValue &functionCall);

private:
    struct Call {
        std::optional<qint64> number;
        QString id;
        QString name;
        JsonExtent arguments;
    };
    struct Piece {
        std::optional<qint64> number;
        QString id;
        QString name;
        QString arguments;
    };
    std::optional<ToolCallDelta> take(const Piece &piece);
    qsizetype place(const Piece &piece) const; ///< -1: a call that has not been seen

    int m_choice;
    QList<Call> m_calls;
};

} // namespace lineside
