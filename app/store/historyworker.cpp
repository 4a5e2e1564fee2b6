// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/historyworker.h"

#include "core/chatevent.h"
#include "store/historyrecovery.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

Q_LOGGING_CATEGORY(storeLog, "lineside.store.history", QtInfoMsg)

using Outcome = HistoryOpening::Outcome;

constexpr auto idlePause = 20ms;   // between two pieces of work that nobody waits for
constexpr int indexedAtOnce = 128; // some ten milliseconds
constexpr auto noticedAfter = 200ms;
constexpr auto lookedAfter = 5s; // where the file system tells nothing
constexpr auto firstRetry = 1s;
constexpr auto lastRetry = 30s;
constexpr auto betweenAttempts = 250ms;
constexpr int busyAttempts = 4; // of two seconds each, before it is said
constexpr int removedDays = 1;
constexpr int pagesGivenBack = 500;

} // namespace

HistoryWorker::HistoryWorker(const QString &fileName, const QString &migrations)
    : m_fileName(fileName)
    , m_migrations(migrations)
    , m_reader(m_connection)
    , m_index(m_connection)
    , m_writer(m_connection, m_reader, m_index)
    , m_search(m_connection, m_reader, m_index)
    , m_adding(this)
    , m_idle(this)
    , m_retry(this)
    , m_look(this)
    , m_lookRarely(this)
{
    m_adding.setSingleShot(true);
    m_adding.setInterval(0); // when no order waits
    m_idle.setSingleShot(true);
    m_idle.setInterval(idlePause);
    m_retry.setSingleShot(true);
    m_look.setSingleShot(true);
    m_look.setInterval(noticedAfter);
    m_lookRarely.setInterval(lookedAfter);
    connect(&m_adding, &QTimer::timeout, this, &HistoryWorker::goOnAdding);
    connect(&m_idle, &QTimer::timeout, this, &HistoryWorker::workInIdleness);
    connect(&m_retry, &QTimer::timeout, this, &HistoryWorker::tryAgain);
    connect(&m_look, &QTimer::timeout, this, &HistoryWorker::lookAround);
    connect(&m_lookRarely, &QTimer::timeout, this, &HistoryWorker::lookAround);
}

HistoryWorker::~HistoryWorker() = default;

void HistoryWorker::open()
{
    m_sinceAttempt.start();
    for (const HistoryAdding &adding : std::exchange(m_additions, {})) // what was written of it may not be in this file
        adding.tellDone(failure(Error::Kind::Storage, describeReading(m_fileName)));
    adoptRecovered(m_fileName);
    const HistoryOpening opening = openHistory(m_connection, m_fileName, m_migrations);
    m_outcome = opening.outcome;
    forgetTables();
    if (!m_lock)
        m_lock = std::make_unique<QLockFile>(m_fileName + u".lock"_s);
    const bool isFirst = m_lock->isLocked() || m_lock->tryLock(0);
    m_identity = fileIdentity(m_fileName);
    switch (m_outcome) {
    case Outcome::Writable:
        m_dataVersion = m_connection.ask(u"PRAGMA data_version"_s);
        if (isFirst && m_connection.begin()) {
            m_writer.endAbandoned();
            commit();
        }
        watch();
        m_idle.start();
        if (m_state != HistoryStore::State::NotSaving)
            report(HistoryStore::State::Ready, m_mended);
        return;
    case Outcome::Damaged:
        if (isFirst && !m_isMending)
            return mend();
        return report(HistoryStore::State::Unusable, describeOpening(opening, m_fileName));
    case Outcome::Newer:
    case Outcome::Foreign:
        return report(HistoryStore::State::Unusable, describeOpening(opening, m_fileName));
    case Outcome::ReadOnly:
    case Outcome::Closed:
        report(HistoryStore::State::NotSaving, describeOpening(opening, m_fileName));
        retryLater(firstRetry);
    }
}

void HistoryWorker::mend()
{
    m_isMending = true;
    m_connection.close();
    const RecoveredHistory recovered = recoverHistory(m_fileName, m_migrations);
    if (recovered.isDone) {
        qCWarning(storeLog) << "history recovered: conversations" << recovered.conversations << "messages" << recovered.messages << "lost"
                            << recovered.lost;
        m_mended = describeRecovery(recovered, m_fileName);
        open();
    } else {
        m_outcome = Outcome::Closed;
        report(HistoryStore::State::NotSaving, describeFault(recovered.fault, m_fileName));
        retryLater(firstRetry);
    }
    m_isMending = false;
}

HistoryView HistoryWorker::view()
{
    const bool hasTables = m_outcome == Outcome::Writable || m_outcome == Outcome::ReadOnly;
    const bool allApplied = m_unsaved.isEmpty() || (m_connection.isWriting() && m_applied == m_unsaved.lastNumber());
    return {hasTables ? &m_reader : nullptr, hasTables ? &m_search : nullptr, allApplied ? m_nothing : m_unsaved};
}

void HistoryWorker::endTurn()
{
    m_idle.stop();
    if (m_outcome != Outcome::Writable && !m_unsaved.isEmpty() && m_sinceAttempt.elapsed() > betweenAttempts.count())
        tryAgain();
    else if (applyUnsaved())
        commit();
    if (m_outcome == Outcome::Writable)
        m_idle.start();
}

// Brings what is unsaved into an open transaction. False if not everything is in it.
bool HistoryWorker::applyUnsaved()
{
    if (m_outcome != Outcome::Writable || m_unsaved.isEmpty())
        return m_unsaved.isEmpty();
    if (!m_connection.isWriting() && !m_connection.begin()) {
        writingFailed();
        return false;
    }
    quint64 suspect = 0;
    for (auto change = m_unsaved.changes().upper_bound(m_applied); change != m_unsaved.changes().end();) {
        const quint64 number = change->first;
        if (apply(change->second)) {
            m_applied = number;
            ++change;
            continue;
        }
        const auto fault = m_connection.takeFault().value_or(SqlFault());
        if (!fault.isOfValue()) {
            m_connection.putBack(fault);
            writingFailed();
            return false;
        }
        // What was remembered of the tables may be wrong by what another program did; if it is not that, the value cannot be kept.
        m_connection.rollback();
        forgetTables();
        if (number == suspect) {
            qCWarning(storeLog).noquote() << "a value cannot be kept:" << fault.text;
            m_unsaved.drop(number);
        }
        suspect = number;
        if (!m_connection.begin()) {
            writingFailed();
            return false;
        }
        change = m_unsaved.changes().begin();
    }
    return true;
}

bool HistoryWorker::apply(const UnsavedHistory::Change &change)
{
    std::visit(overloaded{
                   [this](const Conversation &conversation) { m_writer.put(conversation); },
                   [this](const StoredMessage &message) { m_writer.put(message); },
                   [this](const UnsavedHistory::MessageRemoval &removal) { m_writer.removeMessages(removal.conversation, removal.messages); },
                   [this](const UnsavedHistory::ConversationRemoval &removal) { m_writer.setRemoved(removal.conversations, removal.at); },
               },
               change);
    return m_connection.isFine();
}

void HistoryWorker::commit()
{
    if (!m_connection.isWriting())
        return;
    if (!m_connection.isFine() || !m_connection.commit())
        return writingFailed();
    m_unsaved.dropUpTo(m_applied);
    m_applied = 0;
    m_failures = 0;
    m_isBusy = false;
    m_retry.stop();
    report(HistoryStore::State::Ready, m_mended);
}

void HistoryWorker::writingFailed()
{
    const SqlFault fault = m_connection.takeFault().value_or(SqlFault());
    m_connection.rollback();
    forgetTables();
    if (fault.isDamage() && !m_isMending)
        return mend();
    ++m_failures;
    m_isBusy = fault.isBusy();
    if (fault.isBusy() && m_failures < busyAttempts)
        return retryLater(betweenAttempts);
    report(HistoryStore::State::NotSaving, describeFault(fault, m_fileName));
    retryLater(firstRetry);
}

void HistoryWorker::forgetTables()
{
    m_applied = 0;
    m_reader.forget();
    m_writer.forget();
}

void HistoryWorker::tryAgain()
{
    if (m_outcome == Outcome::ReadOnly || m_outcome == Outcome::Closed)
        open();
    if (m_outcome != Outcome::Writable)
        return;
    if (m_unsaved.isEmpty()) // can it be written at all?
        m_connection.begin();
    if (m_connection.isFine() && applyUnsaved())
        commit();
    else if (!m_connection.isFine())
        writingFailed();
}

void HistoryWorker::saveLast(std::chrono::milliseconds most)
{
    while (!m_additions.empty())
        endAdding(failure(Error::Kind::Cancelled, {}));
    const QDeadlineTimer deadline(most);
    while (m_isBusy && !m_unsaved.isEmpty() && !deadline.hasExpired())
        tryAgain(); // each waits for the other one
}

void HistoryWorker::retryLater(std::chrono::milliseconds atFirst)
{
    const auto wait = atFirst * (1 << qMin(m_failures, 5));
    m_retry.start(std::min<std::chrono::milliseconds>(wait, lastRetry));
}

std::optional<Error> HistoryWorker::unsavedError() const
{
    if (m_unsaved.isEmpty())
        return std::nullopt;
    return Error{.kind = Error::Kind::Storage, .message = m_reason, .hint = {}, .details = {}, .httpStatus = 0};
}

std::optional<SqlFault> HistoryWorker::takeReadFault()
{
    const auto fault = m_connection.takeFault();
    if (!fault)
        return fault;
    m_connection.rollback();
    forgetTables();
    if (fault->isDamage() && !m_isMending) {
        if (m_lock->isLocked())
            mend();
    } else if (fault->isOfIndex() && m_outcome == Outcome::Writable && m_connection.begin()) {
        m_index.beginAnew();
        commit();
    }
    qCWarning(storeLog).noquote() << "reading failed:" << fault->code << fault->text;
    return fault;
}

void HistoryWorker::watch()
{
    m_lookRarely.start();
    if (m_watcher)
        return;
    m_watcher = std::make_unique<QFileSystemWatcher>();
    m_watcher->addPath(m_fileName + u"-wal"_s);
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, [this] {
        if (!m_look.isActive())
            m_look.start();
    });
}

// Did another program change something, or put another file in place of ours?
void HistoryWorker::lookAround()
{
    if (m_outcome != Outcome::Writable)
        return;
    if (const QByteArray identity = fileIdentity(m_fileName); identity != m_identity) {
        m_connection.close();
        m_watcher.reset();
        open();
        Q_EMIT changeElsewhereSeen();
        return;
    }
    const qint64 version = m_connection.ask(u"PRAGMA data_version"_s);
    m_connection.takeFault();
    if (version == m_dataVersion)
        return;
    m_dataVersion = version;
    m_writer.forgetOthers();
    m_idle.start();
    Q_EMIT changeElsewhereSeen();
}

void HistoryWorker::workInIdleness()
{
    if (m_outcome != Outcome::Writable || !m_unsaved.isEmpty() || !m_additions.empty() || m_state != HistoryStore::State::Ready)
        return;
    discardRest();
    if (!m_lock->isLocked() && m_lock->tryLock(0) && m_connection.begin()) {
        m_writer.endAbandoned(); // of the one that was first, and is gone
        commit();
    }
    const bool hasMore = m_connection.begin() && idleStep();
    const auto fault = m_connection.takeFault();
    if (fault) {
        m_connection.rollback();
        forgetTables();
        m_connection.putBack(*fault);
        takeReadFault();
    } else {
        commit();
    }
    if (hasMore && !fault)
        m_idle.start();
}

bool HistoryWorker::idleStep()
{
    if (m_writer.purge(QDateTime::currentDateTimeUtc().addDays(-removedDays))) // first: what is gone need not be indexed
        return true;
    if (m_index.isAvailable() && m_index.addSome(indexedAtOnce) > 0)
        return true;
    if (m_reader.usageDays().sumSome(QDate::currentDate()))
        return true;
    if (m_connection.ask(u"PRAGMA freelist_count"_s) < 2 * pagesGivenBack)
        return false;
    return m_connection.run(u"PRAGMA incremental_vacuum(%1)"_s.arg(pagesGivenBack));
}

void HistoryWorker::report(HistoryStore::State state, const QString &reason)
{
    if (state == m_state && reason == m_reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateFound(state, reason);
}

} // namespace lineside
