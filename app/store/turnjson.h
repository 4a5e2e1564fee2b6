// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"

#include <QByteArray>
#include <QStringList>

namespace lineside {

/// What few turns have, as compact JSON: refusal, tool calls, error, parameters, facts. "{}" for most.
/// Of the answer's head only the headers that `isKeptHeader` names.
QByteArray writeTurnDetails(const ChatTurn &turn);
/// Fills those fields of the turn. What cannot be understood is left as it is.
void readTurnDetails(const QByteArray &json, ChatTurn &turn);

/// Parameters without what looks like a key written out.
QByteArray writeParameters(const ChatParameters &parameters);
ChatParameters readParameters(const QByteArray &json);

QByteArray writeTexts(const QStringList &texts);
QStringList readTexts(const QByteArray &json);

/// Is this header of an answer kept? Only those that are known to hold no key, no cookie and nobody's account.
bool isKeptHeader(QByteArrayView name);

} // namespace lineside
