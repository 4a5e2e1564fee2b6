// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QEventLoop>
#include <QTimer>

namespace lineside::test {

/// Waits for one answer; an error where none came in time.
template<class T>
Result<T> waitFor(const std::function<void(QObject *, Callback<T>)> &ask)
{
    QEventLoop loop;
    QObject context;
    Result<T> answer = failure(Error::Kind::Timeout, QStringLiteral("no answer"));
    ask(&context, [&answer, &loop](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    loop.exec();
    return answer;
}

inline Result<Conversation> conversationOf(HistoryStore &store, ConversationId id)
{
    return waitFor<Conversation>([&](QObject *context, auto done) { store.conversation(id, context, done); });
}

inline Result<QList<StoredMessage>> messagesOf(HistoryStore &store, ConversationId id)
{
    return waitFor<QList<StoredMessage>>([&](QObject *context, auto done) { store.messages(id, context, done); });
}

inline Result<QList<ConversationRow>> rowsOf(HistoryStore &store, bool archived = false, int offset = 0, int limit = 1000)
{
    return waitFor<QList<ConversationRow>>([&](QObject *context, auto done) { store.conversations(archived, offset, limit, context, done); });
}

inline Result<QList<HistoryHit>> hitsOf(HistoryStore &store, const HistoryQuery &query)
{
    return waitFor<QList<HistoryHit>>([&](QObject *context, auto done) { store.search(query, context, done); });
}

inline Result<QList<UsageRow>> usageOf(HistoryStore &store, const QDate &from, const QDate &to)
{
    return waitFor<QList<UsageRow>>([&](QObject *context, auto done) { store.usage(from, to, context, done); });
}

inline Result<void> added(HistoryStore &store, const QList<ConversationRecord> &records)
{
    return waitFor<void>([&](QObject *context, auto done) { store.add(records, context, done, {}); });
}

inline Result<void> flushed(HistoryStore &store)
{
    return waitFor<void>([&](QObject *context, auto done) { store.flush(context, done); });
}

} // namespace lineside::test
