// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"

#include <QList>
#include <QString>

namespace lineside {

enum class Role { System, User, Assistant, Tool };

struct ToolCall {
    QString id;
    QString name;
    QString arguments; ///< JSON text as the model wrote it; may be incomplete in a cut reply
    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

/// One message of a conversation, as it is sent to a model.
struct ChatMessage {
    Role role = Role::User;
    QString text;
    QList<Attachment> attachments = {}; ///< of a user
    QList<ToolCall> toolCalls = {};     ///< of an assistant
    QString toolCallId = {};            ///< of a tool
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

} // namespace lineside
