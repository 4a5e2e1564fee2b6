// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagefigures.h"
#include "ui/usage/usagespan.h"

namespace lineside {

enum class UsageMeasure { Tokens, Cost };

/// What the chart shows: for each span of days, one value of each series. The models that were used most have a series of their own, the
/// others share the last one.
struct UsageSeries {
    static constexpr int MostSeries = 5;

    UsageSpan span = UsageSpan::Day;
    QList<QDate> firstDays;
    QStringList names;           ///< of the series, the largest first
    QList<QList<double>> values; ///< for each span, one for each name
    QString currency;            ///< of cost; amounts of others are left out

    double total(qsizetype span) const;
};

UsageSeries seriesOf(const QList<PricedUsage> &rows, const QDate &from, const QDate &to, UsageMeasure measure);
/// One row for each span, model and path, with the span's first day; what is summed is told as a sum.
QList<PricedUsage> grouped(const QList<PricedUsage> &rows, UsageSpan span);

} // namespace lineside
