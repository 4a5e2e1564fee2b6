// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suiterunsmodel.h"

#include "ui/suites/suitewords.h"
#include "ui/verify/probewords.h"

#include <QLocale>

#include <algorithm>

namespace lineside {

void SuiteRunsModel::setRuns(const QList<SuiteRunRecord> &runs)
{
    if (runs == m_runs)
        return;
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int SuiteRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int SuiteRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SuiteRunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuiteRunRecord &run = m_runs.at(index.row());
    const SuiteVerdict verdict = suitewords::verdictOf(run);
    if (role == VerdictRole)
        return int(verdict);
    const QLocale locale;
    const QString time = locale.toString(run.startedAt.toLocalTime(), QLocale::ShortFormat);
    if (role == Qt::AccessibleTextRole && index.column() == TimeColumn)
        return tr("%1: %2").arg(time, suitewords::verdictName(verdict));
    if (role != Qt::DisplayRole)
        return {};
    const auto passed = std::ranges::count(run.cases, SuiteVerdict::Passed, &SuiteCaseRecord::verdict);
    switch (index.column()) {
    case TimeColumn:
        return time;
    case CasesColumn:
        return run.cancelled ? tr("%1 of %2, cancelled").arg(locale.toString(qint64(passed)), locale.toString(run.cases.size()))
                             : tr("%1 of %2").arg(locale.toString(qint64(passed)), locale.toString(run.cases.size()));
    default:
        return probewords::duration(run.elapsedMs);
    }
}

QVariant SuiteRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList names{tr("Run"), tr("Cases passed"), tr("Took")};
    return names.value(section);
}

} // namespace lineside
