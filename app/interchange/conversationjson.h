// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QJsonObject>

namespace lineside {

/// Lineside's own form of conversations: a JSON array whose first element is `conversationFileHeader()` and whose others are one
/// conversation each, with every branch. Of a target it keeps the names alone; of an answer's head the status alone: no address, no
/// header, no key.
QJsonObject conversationFileHeader();
bool isConversationFileHeader(const QJsonObject &object);
QJsonObject conversationToJson(const ConversationRecord &record);
/// Takes new identifiers, so that a conversation can be imported beside itself. A member of another version is passed over; Kind::Protocol
/// where the object is no conversation. One that has no time gets `undated`, or now.
Result<ConversationRecord> conversationFromJson(const QJsonObject &object, const QDateTime &undated = {});
/// The whole file.
QByteArray conversationsToJson(const QList<ConversationRecord> &records);

} // namespace lineside
