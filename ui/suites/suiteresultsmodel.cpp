// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suiteresultsmodel.h"

#include "ui/suites/suitewords.h"
#include "ui/verify/probewords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString durationOr(const std::optional<double> &ms)
{
    return ms ? probewords::duration(*ms) : QString();
}

} // namespace

// The rows stay what they are while a run grows, so that the one that is looked at stays chosen.
void SuiteResultsModel::setResult(const SuiteRunResult &result)
{
    const bool isSame = result.suite == m_result.suite && result.startedAt == m_result.startedAt && result.cases.size() == m_result.cases.size();
    if (!isSame)
        beginResetModel();
    m_result = result;
    m_figures = recordOf(result);
    if (!isSame)
        endResetModel();
    else if (!m_result.cases.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SuiteResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_result.cases.size());
}

int SuiteResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SuiteResultsModel::shownText(int row, int column) const
{
    const SuiteCaseResult &entry = m_result.cases.at(row);
    const SuiteCaseRecord figures = m_figures.cases.value(row);
    const QLocale locale;
    switch (column) {
    case CaseColumn:
        return entry.asked.name;
    case AnswersColumn:
        return tr("%1 of %2").arg(locale.toString(figures.passed), locale.toString(figures.answers));
    case FirstTokenColumn:
        return durationOr(figures.firstTokenMs);
    case TotalColumn:
        return durationOr(figures.totalMs);
    default:
        return entry.problem ? entry.problem->message : entry.failures().join(u' ');
    }
}

QVariant SuiteResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuiteVerdict verdict = m_result.cases.at(index.row()).verdict();
    if (role == VerdictRole)
        return int(verdict);
    if (role == Qt::AccessibleTextRole && index.column() == CaseColumn)
        return tr("%1: %2").arg(shownText(index.row(), CaseColumn), suitewords::verdictName(verdict));
    if (role == Qt::TextAlignmentRole && index.column() != CaseColumn && index.column() != FailureColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == FailureColumn)
        return shownText(index.row(), FailureColumn).left(2000).toHtmlEscaped();
    return role == Qt::DisplayRole ? shownText(index.row(), index.column()) : QVariant();
}

QVariant SuiteResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList names{tr("Case"), tr("Passed"), tr("First token"), tr("Total"), tr("What did not pass")};
    return names.value(section);
}

void SuiteFindingsModel::setFindings(const QList<SuiteFinding> &findings)
{
    if (findings == m_findings)
        return;
    beginResetModel();
    m_findings = findings;
    endResetModel();
}

int SuiteFindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int SuiteFindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SuiteFindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuiteFinding &finding = m_findings.at(index.row());
    if (role == VerdictRole)
        return int(finding.verdict);
    if (role == Qt::AccessibleTextRole && index.column() == AskedColumn)
        return tr("%1: %2").arg(finding.asked, suitewords::verdictName(finding.verdict));
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == AskedColumn ? finding.asked : finding.seen;
}

QVariant SuiteFindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == AskedColumn ? tr("Asked") : tr("Seen");
}

} // namespace lineside
