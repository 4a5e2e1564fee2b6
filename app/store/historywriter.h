// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QHash>
#include <QSet>

namespace lineside {

class HistoryIndex;
class HistoryReader;
class SqlConnection;

/// Writes the values of a history into its tables, within the transaction that its caller began. Of a reply that grows only what
/// was added is written. Faults stay with the connection; after one, and after a rollback, `forget` must be called.
class HistoryWriter
{
public:
    HistoryWriter(SqlConnection &connection, HistoryReader &reader, HistoryIndex &index);

    void put(const Conversation &conversation);
    void put(const StoredMessage &message);
    void putUncounted(const StoredMessage &message); ///< its usage is yet to be counted
    void count(const StoredMessage &message);
    void removeMessages(ConversationId conversation, const QList<MessageId> &messages);
    void setRemoved(const QList<ConversationId> &conversations, const std::optional<QDateTime> &at);
    /// Removes them with their usage, to be deleted as soon as there is time.
    void discard(const QList<ConversationId> &conversations);
    /// Deletes some of what was removed before that time. False when nothing is left to delete.
    bool purge(const QDateTime &removedBefore);
    /// Ends replies that grow and are not written by us, as after a crash.
    void endAbandoned();

    bool isGrowing(MessageId id) const { return m_growing.contains(id); }
    void forget();       ///< what it knows of the tables
    void forgetOthers(); ///< what other programs may have changed of it

private:
    struct Growing {
        StoredMessage written;
        qint64 chunks = 0;
    };
    bool append(const StoredMessage &message);
    void writeWhole(const StoredMessage &message);
    void writeRow(const StoredMessage &message, const QString &text, const QString &reasoning);
    void writeChunk(Growing &growing, const StoredMessage &message, qsizetype textFrom, qsizetype reasoningFrom);
    void writeAttachments(ConversationId conversation, MessageId message, const QList<Attachment> &attachments);
    void ensureConversation(const StoredMessage &message);
    void deleteMessage(MessageId id);
    bool deleteOrphans();
    qint64 nameId(const QString &name);
    qint64 targetId(const Target &target);
    qint64 blobId(const QByteArray &data);

    SqlConnection &m_connection;
    HistoryReader &m_reader;
    HistoryIndex &m_index;
    QHash<MessageId, Growing> m_growing;
    QSet<ConversationId> m_conversations; ///< that are known to be there
    QHash<ConversationId, QList<Attachment>> m_drafts; ///< the files last written with a draft
    QHash<QString, qint64> m_names;
    QHash<QByteArray, qint64> m_targets; ///< by hash
    bool m_mayHaveOrphans = true;
};

/// Is this a reply that ended and was more than a failure at the door?
bool countsAsReply(const ChatTurn &turn);

} // namespace lineside
