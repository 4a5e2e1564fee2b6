// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagecsv.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString quoted(QString text)
{
    // Spreadsheets run what begins like a formula, and a model's name is somebody else's text.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString number(const std::optional<qint64> &tokens)
{
    return tokens ? QString::number(*tokens) : QString();
}

QString decimal(const Money &amount)
{
    constexpr qint64 unit = 1'000'000'000'000;
    QString decimals = QString::number(amount.trillionths % unit).rightJustified(12, u'0');
    while (decimals.size() > 2 && decimals.endsWith(u'0'))
        decimals.chop(1);
    return QString::number(amount.trillionths / unit) + u'.' + decimals;
}

} // namespace

QString usageCsv(const QList<PricedUsage> &rows)
{
    QString csv = u"day,model,path,replies,replies_not_reported,input_tokens,cached_tokens,cache_write_tokens,output_tokens,reasoning_tokens,"
                  "total_tokens_reported,estimated_cost,currency\r\n"_s;
    for (const PricedUsage &priced : rows) {
        const UsageRow &row = priced.row;
        const Usage &usage = row.usage;
        const QStringList cells{row.day.toString(Qt::ISODate), quoted(row.model), quoted(row.path), QString::number(row.replies),
                                QString::number(row.repliesWithoutUsage), number(usage.input), number(usage.cached), number(usage.cacheWrite),
                                number(usage.output), number(usage.reasoning), number(usage.totalReported),
                                priced.cost ? decimal(priced.cost->total) : QString(), priced.cost ? priced.cost->total.currency : QString()};
        csv += cells.join(u',') + u"\r\n"_s;
    }
    return csv;
}

} // namespace lineside
