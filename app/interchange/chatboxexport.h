// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "interchange/importnotes.h"

#include <QJsonValue>

namespace lineside {

/// Whether a member of that name stands in the file that Chatbox exports: `session:ID`, or `chat-sessions` of older versions.
bool isChatboxMember(const QString &key);

/// The conversations of one member. Settings, which may hold keys, are not looked at. A thread becomes a conversation of its own; a fork
/// becomes branches. What has no time gets `undated`, or now.
QList<ConversationRecord> chatboxConversations(const QString &key, const QJsonValue &value, ImportNotes &notes, const QDateTime &undated = {});

} // namespace lineside
