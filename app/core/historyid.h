// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QtGlobal>

namespace lineside {

/// Identifiers of what the history keeps. They are made here, not by the database, so that nobody waits for it; a later one is
/// greater, so that the newest can be found first; and two programs on one history do not make the same one.
enum class ConversationId : qint64 { None = 0 };
enum class MessageId : qint64 { None = 0 };

/// Milliseconds since 2020 above 22 bits, of which 10 are this process's own and 12 count. Greater than all that this process made before.
qint64 newHistoryId();
/// For what was said elsewhere, at another time: sorts among the others by that time.
qint64 historyIdAt(const QDateTime &time);
/// When an identifier was made, or the time it was made for.
QDateTime timeOfHistoryId(qint64 id);

} // namespace lineside

Q_DECLARE_METATYPE(lineside::ConversationId)
Q_DECLARE_METATYPE(lineside::MessageId)
