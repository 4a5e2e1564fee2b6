// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QMetaType>

namespace lineside {

/// Under which heading a conversation is listed.
struct DayGroup {
    enum class Kind {
        Pinned,
        Today, ///< or later, where a clock was wrong
        Yesterday,
        LastWeek, ///< the five days before
        Month,
    };
    Kind kind = Kind::Today;
    QDate month; ///< of Month: its first day
    friend bool operator==(const DayGroup &, const DayGroup &) = default;
};

/// In the user's time zone.
DayGroup dayGroup(const QDateTime &at, const QDate &today);

} // namespace lineside

Q_DECLARE_METATYPE(lineside::DayGroup)
