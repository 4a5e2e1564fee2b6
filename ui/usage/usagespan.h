// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

namespace lineside {

/// What is shown as one: over a long time days would be too many.
enum class UsageSpan { Day, Week, Month };

UsageSpan spanFor(const QDate &from, const QDate &to);
QDate firstDayOf(UsageSpan span, const QDate &day); ///< of the one that holds that day
QDate nextAfter(UsageSpan span, const QDate &firstDay);
/// "11/22/26", "11/16/26 – 11/22/26", "November 2026"
QString usageSpanText(UsageSpan span, const QDate &firstDay);

} // namespace lineside
