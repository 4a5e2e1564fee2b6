// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

/// Stands where there is no history: keeps nothing, knows nothing.
class NoHistory : public HistoryStore
{
    Q_OBJECT
public:
    explicit NoHistory(QObject *parent = nullptr);

    void put(const Conversation &) override {}
    void put(const StoredMessage &) override {}
    void removeMessages(ConversationId, const QList<MessageId> &) override {}
    void remove(const QList<ConversationId> &) override {}
    void restore(const QList<ConversationId> &) override {}
    void add(const QList<ConversationRecord> &records, QObject *context, Callback<void> done, std::function<void(qsizetype)> added) override;
    void conversation(ConversationId id, QObject *context, Callback<Conversation> done) override;
    void messages(ConversationId id, QObject *context, Callback<QList<StoredMessage>> done) override;
    void conversations(bool archived, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done) override;
    void search(const HistoryQuery &query, QObject *context, Callback<QList<HistoryHit>> done) override;
    void replyNames(QObject *context, Callback<ReplyNames> done) override;
    void usage(const QDate &from, const QDate &to, QObject *context, Callback<QList<UsageRow>> done) override;
    void flush(QObject *context, Callback<void> done) override;
};

} // namespace lineside
