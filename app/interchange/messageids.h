// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QHash>

namespace lineside {

/// Gives the messages of an imported conversation identifiers of this history: new ones, in the order of their times, and in the order
/// they are added where they share a parent.
class MessageIds
{
public:
    /// Gives the conversation itself its identifier and, where it has none, its times: `undated`, or now.
    explicit MessageIds(Conversation &conversation, const QDateTime &undated = {});

    /// A parent that is not known yet, or empty, begins the conversation. A name that was added before is added no more.
    void add(QList<StoredMessage> &messages, const QString &name, const QString &parent, ChatTurn turn);
    /// MessageId::None for a name that is not known.
    MessageId of(const QString &name) const { return m_ids.value(name, MessageId::None); }

private:
    ConversationId m_conversation;
    QDateTime m_time; ///< of the last message, for one without a time
    qint64 m_last = 0;
    QHash<QString, MessageId> m_ids;
};

} // namespace lineside
