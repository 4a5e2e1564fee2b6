// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <functional>

namespace lineside {

class HistoryReader;
class HistoryWriter;
class SqlConnection;

/// Conversations that are to be added, and what is to be told of it. All of it is called in the history's thread.
struct HistoryAddition {
    QList<ConversationRecord> records;
    std::function<bool()> isWanted;
    std::function<void(qsizetype)> added; ///< so many are ready
    std::function<void(const Result<void> &)> done;
};

/// Brings conversations into the history in portions, each in a transaction of its caller's: out of sight, like those that were removed, until
/// the last portion shows all of them at once. Other orders may come between, and what is left off at any moment is never seen and is
/// cleared away with what was removed.
class HistoryAdding
{
public:
    enum class Step { More, Shown, Refused };
    HistoryAdding(HistoryAddition addition, HistoryReader &reader, HistoryWriter &writer);

    bool isWanted() const { return m_addition.isWanted(); }
    /// Writes for some milliseconds, or shows what was written. Refused where something of it is in the history already.
    Step writeSome(const SqlConnection &connection);
    void tellAdded() const;
    void tellDone(const Result<void> &result) const { m_addition.done(result); }
    QList<ConversationId> conversations() const; ///< that were begun

private:
    bool writeNext();
    void show(const SqlConnection &connection);

    HistoryAddition m_addition;
    HistoryReader &m_reader;
    HistoryWriter &m_writer;
    QDateTime m_since; ///< when it was begun to be written
    qsizetype m_record = 0;
    qsizetype m_message = -1; ///< -1: the conversation itself comes next
};

} // namespace lineside
