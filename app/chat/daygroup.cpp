// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/daygroup.h"

namespace lineside {

DayGroup dayGroup(const QDateTime &at, const QDate &today)
{
    const QDate day = at.toLocalTime().date();
    const qint64 ago = day.isValid() ? day.daysTo(today) : 0;
    if (ago <= 0)
        return {DayGroup::Kind::Today, {}};
    if (ago == 1)
        return {DayGroup::Kind::Yesterday, {}};
    if (ago < 7)
        return {DayGroup::Kind::LastWeek, {}};
    return {DayGroup::Kind::Month, QDate(day.year(), day.month(), 1)};
}

} // namespace lineside
