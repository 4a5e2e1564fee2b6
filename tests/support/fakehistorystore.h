// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <vector>

namespace lineside::test {

/// A history in memory that keeps to the contract of the real one. Answers from the event loop, in the order of the calls; holds its
/// answers back or fails where it is told to. Its search finds parts of words too and reads no quotes.
class FakeHistoryStore : public HistoryStore
{
    Q_OBJECT
public:
    /// Ready at once; `pretend` says otherwise.
    explicit FakeHistoryStore(QObject *parent = nullptr);

    void put(const Conversation &conversation) override;
    void put(const StoredMessage &message) override;
    void removeMessages(ConversationId conversation, const QList<MessageId> &messages) override;
    void remove(const QList<ConversationId> &conversations) override;
    void restore(const QList<ConversationId> &conversations) override;
    void add(const QList<ConversationRecord> &records, QObject *context, Callback<void> done, std::function<void(qsizetype)> added) override;
    void conversation(ConversationId id, QObject *context, Callback<Conversation> done) override;
    void messages(ConversationId id, QObject *context, Callback<QList<StoredMessage>> done) override;
    void conversations(bool archived, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done) override;
    void search(const HistoryQuery &query, QObject *context, Callback<QList<HistoryHit>> done) override;
    void replyNames(QObject *context, Callback<ReplyNames> done) override;
    void usage(const QDate &from, const QDate &to, QObject *context, Callback<QList<UsageRow>> done) override;
    void flush(QObject *context, Callback<void> done) override;

    void pretend(State state, const QString &reason) { setState(state, reason); }
    void pretendChangedElsewhere(const QList<ConversationId> &conversations) { Q_EMIT changedElsewhere(conversations); }
    /// Answers are kept back from now on; `false` gives those that wait, in order.
    void holdAnswers(bool hold);
    /// What every question is answered with; empty: with what is kept.
    std::optional<Error> readError;

    bool has(ConversationId id) const { return m_conversations.contains(id) && !m_removed.contains(id); }
    Conversation kept(ConversationId id) const { return m_conversations.value(id); }
    QList<StoredMessage> keptMessages(ConversationId id) const;
    std::optional<StoredMessage> keptMessage(MessageId id) const;
    QList<Conversation> conversationPuts; ///< every one, in order
    QList<StoredMessage> messagePuts;

private:
    struct Used {
        QDateTime at;
        QString model;
        QString path;
        Usage usage;
    };
    template<class T>
    void answer(QObject *context, Callback<T> done, Result<T> result);
    void send(std::function<void()> deliver);
    QList<HistoryHit> find(const HistoryQuery &query) const;
    QList<UsageRow> sum(const QDate &from, const QDate &to) const;

    QMap<ConversationId, Conversation> m_conversations;
    QMap<MessageId, StoredMessage> m_messages;
    QSet<ConversationId> m_removed;
    QMap<MessageId, Used> m_used; ///< outlives its message: what is forgotten was paid for all the same
    bool m_hold = false;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace lineside::test
