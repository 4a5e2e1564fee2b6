// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/usagemodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Less than every count, so that what was not reported stands together.
QVariant sortable(const std::optional<qint64> &tokens)
{
    return tokens.value_or(-1);
}

QVariant sortValue(const PricedUsage &row, int column)
{
    switch (column) {
    case UsageModel::Day:
        return row.row.day;
    case UsageModel::Model:
        return row.row.model;
    case UsageModel::Path:
        return row.row.path;
    case UsageModel::Replies:
        return row.row.replies;
    case UsageModel::Input:
        return sortable(row.row.usage.input);
    case UsageModel::Cached:
        return sortable(row.row.usage.cached);
    case UsageModel::Output:
        return sortable(row.row.usage.output);
    case UsageModel::Reasoning:
        return sortable(row.row.usage.reasoning);
    default:
        return row.cost ? row.cost->total.trillionths : qint64(-1);
    }
}

} // namespace

void UsageModel::setRows(const QList<PricedUsage> &rows, UsageSpan span)
{
    beginResetModel();
    m_rows = rows;
    m_span = span;
    endResetModel();
}

int UsageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int UsageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UsageModel::text(const PricedUsage &row, int column) const
{
    const Usage &usage = row.row.usage;
    switch (column) {
    case Day:
        return usageSpanText(m_span, row.row.day);
    case Model:
        return row.row.model.isEmpty() ? tr("not named") : row.row.model;
    case Path:
        return row.row.path;
    case Replies:
        return row.row.repliesWithoutUsage > 0
            ? tr("%1, not reported: %2").arg(QLocale().toString(row.row.replies), QLocale().toString(row.row.repliesWithoutUsage))
            : QLocale().toString(row.row.replies);
    case Input:
        return tokensText(usage.input);
    case Cached:
        return tokensText(usage.cached);
    case Output:
        return tokensText(usage.output);
    case Reasoning:
        return tokensText(usage.reasoning);
    default:
        return costText(row.cost);
    }
}

QVariant UsageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PricedUsage &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == SortRole)
        return sortValue(row, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(index.column() >= Replies ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == CostColumn && row.cost)
        return row.cost->ownPrice ? tr("By your own price for %1").arg(row.cost->priceName)
                                  : tr("By the price of %1 as of %2").arg(row.cost->priceName, QLocale().toString(row.cost->asOf, QLocale::ShortFormat));
    return {};
}

QVariant UsageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section >= Replies ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString day = m_span == UsageSpan::Month ? tr("Month") : m_span == UsageSpan::Week ? tr("Week") : tr("Day");
    const QStringList names{day, tr("Model"), tr("Path"), tr("Replies"), tr("Input"), tr("From cache"), tr("Output"), tr("Reasoning"), tr("Cost")};
    return names.value(section);
}

} // namespace lineside
