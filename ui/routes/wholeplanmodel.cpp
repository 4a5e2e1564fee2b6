// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/wholeplanmodel.h"

#include <algorithm>

namespace lineside {

using Change = WholeConfigurationPlan::Change;

WholePlanModel::WholePlanModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void WholePlanModel::setPlan(const WholeConfigurationPlan &plan, const QSet<RouteId> &overTheirs, const QHash<RouteId, QString> &names)
{
    beginResetModel();
    m_rows.clear();
    for (const Change &change : plan.changes) {
        const RouteId id(change.key.id);
        const QString theirName = change.theirs ? change.theirs->label() : change.key.id;
        m_rows.append({ change.kind, change.kind == Change::Kind::Replaced && overTheirs.contains(id), names.value(id, theirName), change.key.id });
    }
    const auto rank = [](const Row &row) { return row.kind == Change::Kind::Dropped ? 0 : row.isOverTheirs ? 1 : 2; };
    std::ranges::stable_sort(m_rows, {}, rank);
    endResetModel();
}

int WholePlanModel::count(Change::Kind kind) const
{
    return int(std::ranges::count(m_rows, kind, &Row::kind));
}

int WholePlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WholePlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString WholePlanModel::words(const Row &row)
{
    switch (row.kind) {
    case Change::Kind::Created:
        return tr("is new");
    case Change::Kind::Replaced:
        return row.isOverTheirs ? tr("is replaced, though somebody else made what is there") : tr("is replaced");
    case Change::Kind::Dropped:
        break;
    }
    return tr("is taken away");
}

theme::Signal WholePlanModel::signal(const Row &row)
{
    if (row.kind == Change::Kind::Dropped)
        return theme::Signal::Stop;
    return row.isOverTheirs ? theme::Signal::Caution : theme::Signal::Information;
}

QVariant WholePlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isName = index.column() == RouteName;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? row.name : words(row);
    case Qt::ToolTipRole:
        return row.id.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        //: A route, and what would happen to it.
        return tr("%1 %2").arg(row.name, words(row));
    case SignalRole:
        return int(signal(row));
    default:
        return {};
    }
}

QVariant WholePlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == RouteName ? tr("Route") : tr("What happens to it");
}

} // namespace lineside
