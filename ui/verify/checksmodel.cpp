// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/checksmodel.h"

#include "ui/verify/probewords.h"

namespace lineside {

namespace {

QString textOf(const ProbeCheck &check, int column)
{
    switch (column) {
    case ChecksModel::CheckColumn:
        return probewords::checkName(check.id);
    case ChecksModel::SeenColumn:
        return check.seen.isEmpty() && check.outcome == ProbeCheck::Outcome::Skip ? probewords::outcomeName(check.outcome) : check.seen;
    case ChecksModel::CauseColumn:
        return check.cause.isEmpty() ? QString() : probewords::causeSentence(check.cause);
    default:
        return {};
    }
}

} // namespace

void ChecksModel::setChecks(const QList<ProbeCheck> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProbeCheck &check = m_checks.at(index.row());
    const QString text = textOf(check, index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text;
    case Qt::AccessibleTextRole:
        return index.column() == CheckColumn ? tr("%1: %2").arg(text, probewords::outcomeName(check.outcome)) : text;
    case OutcomeRole:
        return int(check.outcome);
    default:
        return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CheckColumn:
        return tr("Check");
    case SeenColumn:
        return tr("Seen");
    case CauseColumn:
        return tr("What it means");
    default:
        return {};
    }
}

} // namespace lineside
