// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagespan.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::UsageSpan)
};

constexpr int mostDays = 92;
constexpr int mostDaysInWeeks = 2 * 366;

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

} // namespace

UsageSpan spanFor(const QDate &from, const QDate &to)
{
    const qint64 days = from.daysTo(to) + 1;
    if (days <= mostDays)
        return UsageSpan::Day;
    return days <= mostDaysInWeeks ? UsageSpan::Week : UsageSpan::Month;
}

QDate firstDayOf(UsageSpan span, const QDate &day)
{
    switch (span) {
    case UsageSpan::Week:
        return day.addDays(-((day.dayOfWeek() - int(QLocale().firstDayOfWeek()) + 7) % 7));
    case UsageSpan::Month:
        return {day.year(), day.month(), 1};
    case UsageSpan::Day:
        break;
    }
    return day;
}

QDate nextAfter(UsageSpan span, const QDate &firstDay)
{
    switch (span) {
    case UsageSpan::Week:
        return firstDay.addDays(7);
    case UsageSpan::Month:
        return firstDay.addMonths(1);
    case UsageSpan::Day:
        break;
    }
    return firstDay.addDays(1);
}

QString usageSpanText(UsageSpan span, const QDate &firstDay)
{
    switch (span) {
    case UsageSpan::Week:
        //: From the first to the last day of a week.
        return Tr::tr("%1 – %2").arg(dayText(firstDay), dayText(firstDay.addDays(6)));
    case UsageSpan::Month:
        return QLocale().toString(firstDay, u"MMMM yyyy"_s);
    case UsageSpan::Day:
        break;
    }
    return dayText(firstDay);
}

} // namespace lineside
