// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"
#include "store/usagedays.h"

#include <QHash>
#include <QSet>

namespace lineside {

class SqlConnection;

/// Reads the values of a history out of its tables. Takes nothing on trust: what is out of its range is left out, parents that do
/// not exist or go in circles are dropped, and there is an end to everything. Faults stay with the connection.
class HistoryReader
{
public:
    explicit HistoryReader(SqlConnection &connection);

    enum class Presence { Absent, Kept, Removed };
    Presence presence(ConversationId id);
    bool has(MessageId id);
    std::optional<Conversation> conversation(ConversationId id); ///< a removed one too
    /// In the order of their ids.
    QList<StoredMessage> messages(ConversationId id);
    std::optional<StoredMessage> message(MessageId id);
    QList<ConversationRow> rows(bool archived, int offset, int limit);
    /// Summed, but for these messages.
    QList<UsageRow> usage(const QDate &from, const QDate &to, const QSet<MessageId> &without);
    UsageDays &usageDays() { return m_usageDays; }

    /// Forgets what it remembers of rows that never change; for when the tables are others.
    void forget();

private:
    QList<StoredMessage> read(const QString &where, qint64 id);
    void addChunks(const QString &where, qint64 id, QList<StoredMessage> &messages);
    void addAttachments(const QString &where, qint64 conversation, QList<StoredMessage> &messages);
    QString name(qint64 id);
    Shared<Target> target(qint64 id);

    SqlConnection &m_connection;
    UsageDays m_usageDays;
    QHash<qint64, QString> m_names;
    QHash<qint64, Shared<Target>> m_targets;
};

/// Drops parents that are not among the messages or lead back to the message itself.
void mendTree(QList<StoredMessage> &messages);

} // namespace lineside
