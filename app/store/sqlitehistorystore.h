// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QMutex>
#include <QPointer>
#include <QThread>

#include <functional>
#include <vector>

namespace lineside {

class HistoryWorker;

/// The history in an SQLite file. All work is done by a thread of its own, in the order of the calls; calls that come together share
/// one transaction. Its destruction waits until what was put is on disk, or could not be saved once more; what is still being added then is
/// left off.
class SqliteHistoryStore : public HistoryStore
{
    Q_OBJECT
public:
    /// Nothing is opened until `open` or the first call; with `OpenWhen::Told`, not by a call either: those before `open` wait for it.
    enum class OpenWhen { Asked, Told };
    explicit SqliteHistoryStore(const QString &fileName, const QString &migrations = QStringLiteral(":/lineside/sql"), OpenWhen when = OpenWhen::Asked, QObject *parent = nullptr);
    ~SqliteHistoryStore() override;

    void open();

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

    /// `lineside/history.db` in the user's data folder.
    static QString defaultFileName();

private:
    using Order = std::function<void(HistoryWorker &)>;
    void send(Order order);
    void takeTurn(); // in the thread
    template<class T>
    void answer(QObject *context, Callback<T> done, std::function<Result<T>(HistoryWorker &)> ask);
    template<class T>
    void deliver(const QPointer<QObject> &context, const Callback<T> &done, const Result<T> &result);

    HistoryWorker *m_worker; ///< lives in m_thread
    const OpenWhen m_openWhen;
    QThread m_thread;
    QMutex m_lock;
    std::vector<Order> m_orders;    ///< guarded by m_lock
    std::vector<Order> m_afterTurn; ///< used by the thread alone: what waits for the transaction's end
};

} // namespace lineside
