// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"
#include "core/usage.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QSet>

namespace lineside {

class SqlConnection;

/// What was used on a day by one model along one path, by the numbers of their names.
struct UsageSum {
    QDate day;
    qint64 model = 0;
    qint64 path = 0;
    qint64 replies = 0;
    qint64 notReported = 0;
    Usage usage;
};

/// The usage of replies day by day. Days that are over are summed once, when there is time; from then on few rows of theirs are read. A sum is of
/// exactly the span of time that it names: whoever changes a reply's usage within it has it forgotten, and in another time zone, where a day
/// begins at another moment, it counts for nothing.
class UsageDays
{
public:
    explicit UsageDays(SqlConnection &connection);

    /// In the order of days, but for the replies `without`.
    QList<UsageSum> read(const QDate &from, const QDate &to, const QSet<MessageId> &without);
    /// To be called before the usage of that reply is written as being of that time.
    void forgetSums(MessageId reply, const QDateTime &at);
    /// Sums some days before `today` that have no sums. False when none is left.
    bool sumSome(const QDate &today);
    void lookAgain(); ///< what was summed may be undone

private:
    QList<UsageSum> summed(const QDate &from, const QDate &to);
    QSet<QDate> daysOf(const QSet<MessageId> &replies);
    void readDay(const QDate &day, const QSet<MessageId> &without, QList<UsageSum> &sums);
    QDate nextUsedDay(const QDate &from);
    bool isSummed(const QDate &day);
    void sum(const QDate &day);
    void forgetDayAt(qint64 moment);

    SqlConnection &m_connection;
    QDate m_next;   ///< days before it need no look
    QDate m_doneOn; ///< when all days before that one were summed
};

} // namespace lineside
