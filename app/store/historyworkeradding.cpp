// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// HistoryWorker, in so far as it brings whole conversations into the history.
#include "store/historyworker.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

Q_LOGGING_CATEGORY(storeLog, "lineside.store.history", QtInfoMsg)

using Outcome = HistoryOpening::Outcome;

} // namespace

void HistoryWorker::add(HistoryAddition addition)
{
    m_additions.emplace_back(std::move(addition), m_reader, m_writer);
    m_adding.start();
}

void HistoryWorker::goOnAdding()
{
    endTurn(); // what was put before has a transaction of its own
    if (m_additions.empty())
        return;
    if (m_outcome != Outcome::Writable || !m_unsaved.isEmpty())
        return endAdding(failure(Error::Kind::Storage, m_reason));
    HistoryAdding &adding = m_additions.front();
    auto step = HistoryAdding::Step::More;
    if (adding.isWanted() && m_connection.begin())
        step = adding.writeSome(m_connection);
    if (!adding.isWanted()) {
        m_connection.rollback();
        m_connection.takeFault();
        forgetTables();
        return endAdding(failure(Error::Kind::Cancelled, {}));
    }
    if (step == HistoryAdding::Step::Refused || !m_connection.isFine() || !m_connection.commit())
        return endAdding(failure(refusal()));
    if (step == HistoryAdding::Step::Shown)
        return endAdding({});
    adding.tellAdded();
    m_adding.start();
}

// Undoes the open transaction and says why it could not be.
Error HistoryWorker::refusal()
{
    const auto fault = m_connection.takeFault();
    m_connection.rollback();
    forgetTables();
    if (fault && fault->isDamage() && m_lock->isLocked())
        QMetaObject::invokeMethod(this, &HistoryWorker::mend, Qt::QueuedConnection);
    const QString message = fault ? describeRefusal(*fault, m_fileName) : describeClash();
    return {.kind = Error::Kind::Storage, .message = message, .hint = {}, .details = {}, .httpStatus = 0};
}

void HistoryWorker::endAdding(const Result<void> &result)
{
    const HistoryAdding adding = std::move(m_additions.front());
    m_additions.pop_front();
    if (!result)
        discard(adding.conversations());
    adding.tellDone(result);
    if (!m_additions.empty())
        m_adding.start();
    else if (m_outcome == Outcome::Writable)
        m_idle.start();
}

void HistoryWorker::discard(const QList<ConversationId> &conversations)
{
    endTurn();
    m_toDiscard += conversations;
    discardRest();
}

// Where it cannot be done, on a full disk perhaps, it stays out of sight and is tried again in idleness.
void HistoryWorker::discardRest()
{
    if (m_toDiscard.isEmpty() || m_outcome != Outcome::Writable || !m_unsaved.isEmpty())
        return;
    if (m_connection.begin())
        m_writer.discard(m_toDiscard);
    if (m_connection.isFine() && m_connection.commit()) {
        m_toDiscard.clear();
        return;
    }
    const auto fault = m_connection.takeFault();
    qCWarning(storeLog).noquote() << "what was not added could not be cleared away:" << (fault ? fault->text : QString());
    m_connection.rollback();
    forgetTables();
}

} // namespace lineside
