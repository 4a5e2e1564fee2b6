// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/nohistory.h"

namespace lineside {

namespace {

template<class T>
void answer(QObject *context, Callback<T> done, Result<T> result)
{
    QMetaObject::invokeMethod(context, [done = std::move(done), result = std::move(result)] { done(result); }, Qt::QueuedConnection);
}

} // namespace

NoHistory::NoHistory(QObject *parent)
    : HistoryStore(parent)
{
    setState(State::Unusable, {});
}

void NoHistory::add(const QList<ConversationRecord> &, QObject *context, Callback<void> done, std::function<void(qsizetype)>)
{
    answer<void>(context, std::move(done), failure(Error::Kind::Storage, tr("There is no history to take this in.")));
}

void NoHistory::conversation(ConversationId, QObject *context, Callback<Conversation> done)
{
    answer<Conversation>(context, std::move(done), failure(Error::Kind::NotFound, tr("There is no such conversation.")));
}

void NoHistory::messages(ConversationId, QObject *context, Callback<QList<StoredMessage>> done)
{
    answer<QList<StoredMessage>>(context, std::move(done), failure(Error::Kind::NotFound, tr("There is no such conversation.")));
}

void NoHistory::conversations(bool, int, int, QObject *context, Callback<QList<ConversationRow>> done)
{
    answer<QList<ConversationRow>>(context, std::move(done), QList<ConversationRow>());
}

void NoHistory::search(const HistoryQuery &, QObject *context, Callback<QList<HistoryHit>> done)
{
    answer<QList<HistoryHit>>(context, std::move(done), QList<HistoryHit>());
}

void NoHistory::replyNames(QObject *context, Callback<ReplyNames> done)
{
    answer<ReplyNames>(context, std::move(done), ReplyNames());
}

void NoHistory::usage(const QDate &, const QDate &, QObject *context, Callback<QList<UsageRow>> done)
{
    answer<QList<UsageRow>>(context, std::move(done), QList<UsageRow>());
}

void NoHistory::flush(QObject *context, Callback<void> done)
{
    answer<void>(context, std::move(done), {});
}

} // namespace lineside
