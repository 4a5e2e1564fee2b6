// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/usagedays.h"

#include "store/sqlconnection.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int summedAtOnce = 4; // some milliseconds with a thousand replies a day
constexpr int lookedAtOnce = 200;

// "replies, not_reported, input …" of what is grouped.
constexpr auto sums = "count(*), sum(coalesce(input, cached, cache_write, output, reasoning, total) IS NULL), sum(input), sum(cached), sum(cache_write), "
                      "sum(output), sum(reasoning), sum(total) FROM usage WHERE counts = 1 AND at >= ? AND at < ?"_L1;

// Before any reply of a model.
QDate firstDay()
{
    return {1970, 1, 1};
}

qint64 startOf(const QDate &day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

qint64 endOf(const QDate &day)
{
    return startOf(day.addDays(1));
}

QDate dayAt(qint64 moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment).date();
}

// From the column of the model on.
UsageSum sumAt(const SqlStatement &row, int column, const QDate &day)
{
    return {day, row.number(column), row.number(column + 1), row.number(column + 2), row.number(column + 3),
            {row.optional(column + 4), row.optional(column + 5), row.optional(column + 6), row.optional(column + 7), row.optional(column + 8),
             row.optional(column + 9)}};
}

QString listed(const QSet<MessageId> &replies)
{
    QStringList ids;
    for (const MessageId id : replies)
        ids.append(QString::number(qint64(id)));
    return ids.join(u',');
}

} // namespace

UsageDays::UsageDays(SqlConnection &connection)
    : m_connection(connection)
    , m_next(firstDay())
{
}

QList<UsageSum> UsageDays::read(const QDate &from, const QDate &to, const QSet<MessageId> &without)
{
    const QSet<QDate> changing = daysOf(without);
    QList<UsageSum> found;
    // Day by day from one that has something to the next: that is exact whatever the clock does between. Days with sums need no look.
    QDate day = qMax(from, firstDay());
    const auto readUpTo = [&](const QDate &end) {
        while (day < end) {
            day = nextUsedDay(day);
            if (!day.isValid() || day >= end)
                break;
            readDay(day, without, found);
            day = day.addDays(1);
        }
    };
    for (const UsageSum &sum : summed(day, to)) {
        if (changing.contains(sum.day))
            continue;
        readUpTo(sum.day);
        found.append(sum);
        day = sum.day.addDays(1);
    }
    readUpTo(to.addDays(1));
    return found;
}

QList<UsageSum> UsageDays::summed(const QDate &from, const QDate &to)
{
    QList<UsageSum> found;
    SqlStatement row(m_connection, u"SELECT starts, ends, model, path, replies, not_reported, input, cached, cache_write, output, reasoning, total FROM "
                                   "usage_days WHERE starts >= ? AND starts < ? ORDER BY starts"_s);
    row.with(startOf(from), endOf(to));
    std::pair<qint64, qint64> span;
    QDate day; // of the span; invalid where that is no day here
    while (row.next()) {
        if (const std::pair next(row.number(0), row.number(1)); next != span) {
            span = next;
            day = dayAt(span.first);
            if (startOf(day) != span.first || endOf(day) != span.second)
                day = {};
        }
        if (day.isValid())
            found.append(sumAt(row, 2, day));
    }
    return found;
}

QSet<QDate> UsageDays::daysOf(const QSet<MessageId> &replies)
{
    QSet<QDate> days;
    if (replies.isEmpty())
        return days;
    SqlStatement row(m_connection, u"SELECT at FROM usage WHERE at IS NOT NULL AND message IN (%1)"_s.arg(listed(replies)));
    while (row.next())
        days.insert(dayAt(row.number(0)));
    return days;
}

void UsageDays::readDay(const QDate &day, const QSet<MessageId> &without, QList<UsageSum> &found)
{
    SqlStatement row(m_connection, u"SELECT model, path, "_s + sums + u" AND message NOT IN (%1) GROUP BY model, path"_s.arg(listed(without)));
    row.with(startOf(day), endOf(day));
    while (row.next())
        found.append(sumAt(row, 0, day));
}

QDate UsageDays::nextUsedDay(const QDate &from)
{
    SqlStatement row(m_connection, u"SELECT at FROM usage WHERE at >= ? ORDER BY at LIMIT 1"_s);
    if (!row.with(startOf(from)).next())
        return {};
    return qMax(from, dayAt(row.number(0))); // never back, whatever the clock does
}

void UsageDays::forgetSums(MessageId reply, const QDateTime &at)
{
    SqlStatement before(m_connection, u"SELECT at FROM usage WHERE message = ? AND at IS NOT NULL"_s);
    const bool wasThere = before.with(qint64(reply)).next();
    const qint64 was = wasThere ? before.number(0) : 0;
    if (wasThere)
        forgetDayAt(was);
    if (at.isValid() && !(wasThere && at.toMSecsSinceEpoch() == was))
        forgetDayAt(at.toMSecsSinceEpoch());
}

void UsageDays::forgetDayAt(qint64 moment)
{
    SqlStatement(m_connection, u"DELETE FROM usage_days WHERE starts = (SELECT max(starts) FROM usage_days WHERE starts <= ?) AND ends > ?"_s)
        .with(moment, moment)
        .run();
    m_next = qMin(m_next, qMax(firstDay(), dayAt(moment)));
    m_doneOn = {};
}

bool UsageDays::sumSome(const QDate &today)
{
    if (m_doneOn == today)
        return false;
    int summedNow = 0;
    for (int looked = 0; looked < lookedAtOnce && summedNow < summedAtOnce; ++looked) {
        const QDate day = nextUsedDay(m_next);
        if (!day.isValid() || day >= today) {
            m_doneOn = today;
            return false;
        }
        if (!isSummed(day)) {
            sum(day);
            ++summedNow;
        }
        m_next = day.addDays(1);
    }
    return true;
}

bool UsageDays::isSummed(const QDate &day)
{
    SqlStatement row(m_connection, u"SELECT 1 FROM usage_days WHERE starts = ? AND ends = ? LIMIT 1"_s);
    return row.with(startOf(day), endOf(day)).next();
}

void UsageDays::sum(const QDate &day)
{
    const qint64 starts = startOf(day);
    const qint64 ends = endOf(day);
    // Those of another time zone give way: no two spans overlap.
    SqlStatement(m_connection, u"DELETE FROM usage_days WHERE starts > ? AND starts < ? AND ends > ?"_s)
        .with(startOf(day.addDays(-2)), ends, starts)
        .run();
    SqlStatement(m_connection, u"INSERT INTO usage_days (starts, ends, model, path, replies, not_reported, input, cached, cache_write, output, reasoning, "
                               "total) SELECT ?, ?, model, path, "_s
                     + sums + u" GROUP BY model, path"_s)
        .with(starts, ends, starts, ends)
        .run();
}

void UsageDays::lookAgain()
{
    m_next = firstDay();
    m_doneOn = {};
}

} // namespace lineside
