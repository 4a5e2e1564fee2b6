// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"
#include "core/chatbackend.h"
#include "core/compacttext.h"
#include "core/historyid.h"
#include "core/shared.h"

#include <QDateTime>

#include <optional>

namespace lineside {

/// How far a reply came.
enum class ReplyState {
    Waiting,  ///< nothing has come yet
    Growing,
    Complete,
    Cut,      ///< the answer ended without `[DONE]` or a finish reason
    Stopped,  ///< by the user
    Failed,
};

/// One turn of a conversation: what the user said, or what a model answered and how.
struct ChatTurn {
    MessageId id = MessageId::None; ///< None until the conversation takes it
    QDateTime createdAt;
    Role role = Role::User;
    CompactText text;
    QList<Attachment> attachments; ///< of the user's turns
    QString toolCallId;            ///< of a tool's result: the call that it answers
    CompactText reasoning;
    QString refusal;
    QList<ToolCall> toolCalls;
    // of replies only
    ReplyState state = ReplyState::Complete;
    SharedOptional<Error> error;
    Shared<Target> target;
    Shared<ChatParameters> parameters; ///< that it was asked with
    QString model; ///< as the answer named it
    Usage usage;
    std::optional<FinishReason> finishReason;
    QString finishReasonRaw;
    Shared<ReplyFacts> facts;
    qint64 deltas = 0;

    /// Nothing more comes: its texts are kept in less room from now on.
    void pack();
    /// Output tokens over the time between first and last token; absent where either is not known.
    std::optional<double> tokensPerSecond() const;
    friend bool operator==(const ChatTurn &, const ChatTurn &) = default;
};

} // namespace lineside
