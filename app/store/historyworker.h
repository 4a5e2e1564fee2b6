// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/historyadding.h"
#include "store/historyfile.h"
#include "store/historyindex.h"
#include "store/historyreader.h"
#include "store/historysearch.h"
#include "store/historyview.h"
#include "store/historywriter.h"
#include "store/unsavedhistory.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QLockFile>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace lineside {

/// The history at work, in a thread of its own: opens the file, saves in one transaction a turn what was put, answers, and with
/// nothing else to do fills the index and clears away. Keeps in memory what it cannot save and tries again.
class HistoryWorker : public QObject
{
    Q_OBJECT
public:
    HistoryWorker(const QString &fileName, const QString &migrations);
    ~HistoryWorker() override;

    void open();
    void change(UnsavedHistory::Change change) { m_unsaved.add(std::move(change)); }
    /// Writes all of them or none, in the time that other orders leave.
    void add(HistoryAddition addition);
    void discard(const QList<ConversationId> &conversations);
    /// Asks what there is after all changes so far; asked again after a damage was mended.
    template<class T>
    Result<T> ask(const std::function<T(const HistoryView &)> &question);
    /// Saves what this turn brought.
    void endTurn();
    /// Before the end: leaves off what is being added, and tries on while another program has the file for itself, but no longer than that.
    void saveLast(std::chrono::milliseconds most);
    /// Why something is not on disk; nothing if all is.
    std::optional<Error> unsavedError() const;

Q_SIGNALS:
    void stateFound(lineside::HistoryStore::State state, const QString &reason);
    void changeElsewhereSeen();

private:
    bool applyUnsaved();
    bool apply(const UnsavedHistory::Change &change);
    void commit();
    void writingFailed();
    void goOnAdding();
    void endAdding(const Result<void> &result);
    void discardRest();
    Error refusal();
    void forgetTables();
    void mend();
    void tryAgain();
    void retryLater(std::chrono::milliseconds atFirst);
    void lookAround();
    void watch();
    void workInIdleness();
    bool idleStep();
    void report(HistoryStore::State state, const QString &reason);
    HistoryView view();
    std::optional<SqlFault> takeReadFault();

    const QString m_fileName;
    const SchemaMigrations m_migrations;
    SqlConnection m_connection;
    HistoryReader m_reader;
    HistoryIndex m_index;
    HistoryWriter m_writer;
    HistorySearch m_search;
    UnsavedHistory m_unsaved;
    const UnsavedHistory m_nothing;
    quint64 m_applied = 0; ///< up to here the changes are in the open transaction
    HistoryOpening::Outcome m_outcome = HistoryOpening::Outcome::Closed;
    HistoryStore::State m_state = HistoryStore::State::Opening;
    QString m_reason;
    QString m_mended; ///< what to say of a mended damage while all is well
    QByteArray m_identity;
    qint64 m_dataVersion = 0;
    int m_failures = 0;
    bool m_isBusy = false; ///< the last of them was that another program was writing
    bool m_isMending = false;
    std::unique_ptr<QLockFile> m_lock; ///< held by the first of all who work with the file
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    std::deque<HistoryAdding> m_additions; ///< the first one is being written
    QList<ConversationId> m_toDiscard; ///< that could not be yet
    QTimer m_adding;
    QTimer m_idle;
    QTimer m_retry;
    QTimer m_look;
    QTimer m_lookRarely;
    QElapsedTimer m_sinceAttempt;
};

template<class T>
Result<T> HistoryWorker::ask(const std::function<T(const HistoryView &)> &question)
{
    for (bool isSecond : {false, true}) {
        applyUnsaved();
        T answer = question(view());
        const auto fault = takeReadFault();
        if (!fault)
            return answer;
        if (isSecond || m_isMending)
            break;
    }
    return failure(Error::Kind::Storage, describeReading(m_fileName));
}

} // namespace lineside
