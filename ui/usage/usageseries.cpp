// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usageseries.h"

#include <QCoreApplication>
#include <QHash>
#include <QMap>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::UsageSeries)
};

constexpr double unit = 1e12;

double valueOf(const PricedUsage &row, UsageMeasure measure, const QString &currency)
{
    const Usage &usage = row.row.usage;
    if (measure == UsageMeasure::Tokens)
        return double(usage.input.value_or(0)) + double(usage.output.value_or(0));
    return row.cost && row.cost->total.currency == currency ? double(row.cost->total.trillionths) / unit : 0; // a length to draw, not an amount
}

QString nameOf(const PricedUsage &row)
{
    return row.row.model.isEmpty() ? Tr::tr("not named") : row.row.model;
}

/// The models by what they come to, the largest first; so many that one more would need the last place.
QStringList largest(const QHash<QString, double> &sums)
{
    QStringList names = sums.keys();
    std::ranges::sort(names, [&sums](const QString &a, const QString &b) { return std::tuple(-sums[a], a) < std::tuple(-sums[b], b); });
    names.removeIf([&sums](const QString &name) { return sums[name] <= 0; });
    if (names.size() > UsageSeries::MostSeries)
        names.resize(UsageSeries::MostSeries - 1);
    return names;
}

void add(std::optional<qint64> &sum, const std::optional<qint64> &more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

void add(CostEstimate &sum, const CostEstimate &more)
{
    if (!more)
        return;
    if (!sum) {
        sum = more;
        return;
    }
    sum->total = lineside::sum(sum->total, more->total).value_or(sum->total);
    sum->varies = sum->varies || more->varies;
}

} // namespace

double UsageSeries::total(qsizetype place) const
{
    return std::accumulate(values.at(place).cbegin(), values.at(place).cend(), 0.0);
}

UsageSeries seriesOf(const QList<PricedUsage> &rows, const QDate &from, const QDate &to, UsageMeasure measure)
{
    UsageSeries series;
    series.span = spanFor(from, to);
    for (QDate day = firstDayOf(series.span, from); day.isValid() && day <= to; day = nextAfter(series.span, day))
        series.firstDays.append(day);
    const auto priced = std::ranges::find_if(rows, [](const PricedUsage &row) { return row.cost.has_value(); });
    if (measure == UsageMeasure::Cost && priced != rows.end())
        series.currency = priced->cost->total.currency;
    QHash<QString, double> sums;
    for (const PricedUsage &row : rows)
        sums[nameOf(row)] += valueOf(row, measure, series.currency);
    series.names = largest(sums);
    const bool hasOthers = std::ranges::any_of(sums.keys(), [&](const QString &name) { return sums[name] > 0 && !series.names.contains(name); });
    const qsizetype count = series.names.size() + (hasOthers ? 1 : 0);
    series.values.fill(QList<double>(count), series.firstDays.size());
    for (const PricedUsage &row : rows) {
        const double value = valueOf(row, measure, series.currency);
        const auto span = std::ranges::lower_bound(series.firstDays, firstDayOf(series.span, row.row.day));
        if (value <= 0 || span == series.firstDays.end())
            continue;
        const qsizetype own = series.names.indexOf(nameOf(row));
        series.values[span - series.firstDays.begin()][own >= 0 ? own : count - 1] += value;
    }
    if (hasOthers)
        series.names.append(Tr::tr("other models"));
    return series;
}

QList<PricedUsage> grouped(const QList<PricedUsage> &rows, UsageSpan span)
{
    if (span == UsageSpan::Day)
        return rows;
    QMap<std::tuple<QDate, QString, QString>, PricedUsage> groups;
    for (const PricedUsage &row : rows) {
        const QDate day = firstDayOf(span, row.row.day);
        const std::tuple key(day, row.row.model, row.row.path);
        auto group = groups.find(key);
        if (group == groups.end()) {
            group = groups.insert(key, row);
            group->row.day = day;
            continue;
        }
        Usage &usage = group->row.usage;
        add(usage.input, row.row.usage.input);
        add(usage.cached, row.row.usage.cached);
        add(usage.cacheWrite, row.row.usage.cacheWrite);
        add(usage.output, row.row.usage.output);
        add(usage.reasoning, row.row.usage.reasoning);
        add(usage.totalReported, row.row.usage.totalReported);
        group->row.replies += row.row.replies;
        group->row.repliesWithoutUsage += row.row.repliesWithoutUsage;
        add(group->cost, row.cost);
    }
    return groups.values();
}

} // namespace lineside
