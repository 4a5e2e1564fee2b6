// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/sqlitehistorystore.h"

#include "store/historyview.h"
#include "store/historyworker.h"

#include <QCoreApplication>
#include <QMutexLocker>
#include <QStandardPaths>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::History)
};

constexpr std::chrono::seconds closingPatience{6}; // with another program that is writing

tl::unexpected<Error> notThere()
{
    return failure(Error::Kind::NotFound, Tr::tr("This conversation is not in the history."));
}

} // namespace

SqliteHistoryStore::SqliteHistoryStore(const QString &fileName, const QString &migrations, OpenWhen when, QObject *parent)
    : HistoryStore(parent)
    , m_worker(new HistoryWorker(fileName, migrations))
    , m_openWhen(when)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &HistoryWorker::open, Qt::DirectConnection); // before any order that waits
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &HistoryWorker::stateFound, this, &SqliteHistoryStore::setState);
    connect(m_worker, &HistoryWorker::changeElsewhereSeen, this, [this] { Q_EMIT changedElsewhere({}); });
    m_thread.setObjectName(u"history"_s);
}

SqliteHistoryStore::~SqliteHistoryStore()
{
    if (!m_thread.isRunning() && m_orders.empty()) {
        delete m_worker;
        return;
    }
    open();
    send([this](HistoryWorker &) {
        m_afterTurn.push_back([this](HistoryWorker &worker) {
            worker.saveLast(closingPatience);
            m_thread.quit();
        });
    });
    m_thread.wait();
}

QString SqliteHistoryStore::defaultFileName()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lineside/history.db"_s;
}

void SqliteHistoryStore::open()
{
    if (m_thread.isRunning())
        return;
    m_thread.start();
}

void SqliteHistoryStore::send(Order order)
{
    if (m_openWhen == OpenWhen::Asked)
        open();
    const QMutexLocker lock(&m_lock);
    m_orders.push_back(std::move(order));
    if (m_orders.size() == 1)
        QMetaObject::invokeMethod(m_worker, [this] { takeTurn(); }, Qt::QueuedConnection);
}

void SqliteHistoryStore::takeTurn()
{
    std::vector<Order> orders;
    {
        const QMutexLocker lock(&m_lock);
        orders.swap(m_orders);
    }
    for (const Order &order : orders)
        order(*m_worker);
    m_worker->endTurn();
    for (const Order &order : std::exchange(m_afterTurn, {}))
        order(*m_worker);
}

// From the thread back by way of this store's, where the context can be looked at.
template<class T>
void SqliteHistoryStore::deliver(const QPointer<QObject> &context, const Callback<T> &done, const Result<T> &result)
{
    const auto call = [context, done, result] {
        if (!context)
            return;
        if (context->thread() == QThread::currentThread())
            done(result);
        else
            QMetaObject::invokeMethod(context.data(), [done, result] { done(result); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
}

template<class T>
void SqliteHistoryStore::answer(QObject *context, Callback<T> done, std::function<Result<T>(HistoryWorker &)> ask)
{
    send([this, context = QPointer(context), done = std::move(done), ask = std::move(ask)](HistoryWorker &worker) {
        deliver(context, done, ask(worker));
    });
}

void SqliteHistoryStore::put(const Conversation &conversation)
{
    send([conversation](HistoryWorker &worker) { worker.change(conversation); });
}

void SqliteHistoryStore::put(const StoredMessage &message)
{
    send([message](HistoryWorker &worker) { worker.change(message); });
}

void SqliteHistoryStore::removeMessages(ConversationId conversation, const QList<MessageId> &messages)
{
    send([conversation, messages](HistoryWorker &worker) { worker.change(UnsavedHistory::MessageRemoval{conversation, messages}); });
}

void SqliteHistoryStore::remove(const QList<ConversationId> &conversations)
{
    send([conversations, now = QDateTime::currentDateTimeUtc()](HistoryWorker &worker) {
        worker.change(UnsavedHistory::ConversationRemoval{conversations, now});
    });
}

void SqliteHistoryStore::restore(const QList<ConversationId> &conversations)
{
    send([conversations](HistoryWorker &worker) { worker.change(UnsavedHistory::ConversationRemoval{conversations, std::nullopt}); });
}

void SqliteHistoryStore::conversation(ConversationId id, QObject *context, Callback<Conversation> done)
{
    answer<Conversation>(context, std::move(done), [id](HistoryWorker &worker) -> Result<Conversation> {
        const auto found = worker.ask<std::optional<Conversation>>([id](const HistoryView &view) { return view.conversation(id); });
        if (!found)
            return failure(found.error());
        return *found ? Result<Conversation>(**found) : notThere();
    });
}

void SqliteHistoryStore::messages(ConversationId id, QObject *context, Callback<QList<StoredMessage>> done)
{
    using Messages = QList<StoredMessage>;
    answer<Messages>(context, std::move(done), [id](HistoryWorker &worker) -> Result<Messages> {
        const auto found = worker.ask<std::optional<Messages>>([id](const HistoryView &view) { return view.messages(id); });
        if (!found)
            return failure(found.error());
        return *found ? Result<Messages>(**found) : notThere();
    });
}

void SqliteHistoryStore::conversations(bool archived, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done)
{
    using Rows = QList<ConversationRow>;
    answer<Rows>(context, std::move(done), [archived, offset, limit](HistoryWorker &worker) {
        return worker.ask<Rows>([=](const HistoryView &view) { return view.rows(archived, offset, limit); });
    });
}

void SqliteHistoryStore::search(const HistoryQuery &query, QObject *context, Callback<QList<HistoryHit>> done)
{
    using Hits = QList<HistoryHit>;
    answer<Hits>(context, std::move(done), [query](HistoryWorker &worker) {
        return worker.ask<Hits>([&query](const HistoryView &view) { return view.find(query); });
    });
}

void SqliteHistoryStore::replyNames(QObject *context, Callback<ReplyNames> done)
{
    answer<ReplyNames>(context, std::move(done), [](HistoryWorker &worker) {
        return worker.ask<ReplyNames>([](const HistoryView &view) { return view.replyNames(); });
    });
}

void SqliteHistoryStore::usage(const QDate &from, const QDate &to, QObject *context, Callback<QList<UsageRow>> done)
{
    using Rows = QList<UsageRow>;
    answer<Rows>(context, std::move(done), [from, to](HistoryWorker &worker) {
        return worker.ask<Rows>([&](const HistoryView &view) { return view.usage(from, to); });
    });
}

void SqliteHistoryStore::add(const QList<ConversationRecord> &records, QObject *context, Callback<void> done, std::function<void(qsizetype)> added)
{
    const auto isWanted = std::make_shared<std::atomic_bool>(true);
    connect(context, &QObject::destroyed, this, [isWanted] { *isWanted = false; }, Qt::DirectConnection);
    QList<ConversationId> conversations;
    for (const ConversationRecord &record : records)
        conversations.append(record.conversation.id);
    const QPointer owner(context);
    const auto tellAdded = [owner, added](qsizetype count) {
        if (owner && added)
            added(count);
    };
    // All may have been shown in the moment in which the context went.
    const auto tellDone = [this, owner, done, conversations](const Result<void> &result) {
        if (owner)
            done(result);
        else if (result)
            send([conversations](HistoryWorker &worker) { worker.discard(conversations); });
    };
    send([=, this](HistoryWorker &worker) {
        worker.add({.records = records,
                    .isWanted = [isWanted] { return isWanted->load(); },
                    .added = [=, this](qsizetype count) { QMetaObject::invokeMethod(this, [=] { tellAdded(count); }, Qt::QueuedConnection); },
                    .done = [=, this](const Result<void> &result) { QMetaObject::invokeMethod(this, [=] { tellDone(result); }, Qt::QueuedConnection); }});
    });
}

void SqliteHistoryStore::flush(QObject *context, Callback<void> done)
{
    send([this, context = QPointer(context), done = std::move(done)](HistoryWorker &) {
        m_afterTurn.push_back([this, context, done](HistoryWorker &worker) {
            const auto error = worker.unsavedError();
            deliver<void>(context, done, error ? Result<void>(failure(*error)) : Result<void>());
        });
    });
}

} // namespace lineside
