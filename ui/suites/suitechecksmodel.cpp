// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitechecksmodel.h"

#include "suite/suitecheck.h"
#include "ui/suites/suitewords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using suitewords::ValueForm;

bool hasValue(const SuiteCheck &check)
{
    return suitewords::valueForm(check.kind) != ValueForm::None;
}

QString valueText(const SuiteCheck &check)
{
    bool isNumber = false;
    const double number = check.value.toDouble(&isNumber);
    const QLocale locale;
    switch (isNumber ? suitewords::valueForm(check.kind) : ValueForm::Text) {
    case ValueForm::Milliseconds:
        return SuiteChecksModel::tr("%1 ms").arg(locale.toString(number, 'g', 10));
    case ValueForm::TokensPerSecond:
        return SuiteChecksModel::tr("%1 tokens/s").arg(locale.toString(number, 'g', 10));
    case ValueForm::Amount:
        return locale.toString(number, 'g', 10);
    default:
        return check.value;
    }
}

} // namespace

void SuiteChecksModel::setChecks(const QList<SuiteCheck> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

void SuiteChecksModel::append(const SuiteCheck &check)
{
    beginInsertRows({}, int(m_checks.size()), int(m_checks.size()));
    m_checks.append(check);
    endInsertRows();
    Q_EMIT edited();
}

void SuiteChecksModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_checks.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

int SuiteChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_checks.size());
}

int SuiteChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SuiteChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuiteCheck &check = m_checks.at(index.row());
    if (role == CheckKindRole)
        return int(check.kind);
    const QString problem = suitewords::problemOf(check);
    if (role == ProblemRole)
        return problem;
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case KindColumn:
        return role == Qt::EditRole ? QVariant(int(check.kind)) : suitewords::kindName(check.kind);
    case HeaderColumn:
        return check.name;
    case ValueColumn:
        return role == Qt::EditRole ? check.value : valueText(check);
    default:
        return problem.isEmpty() ? askedBy(check) : problem;
    }
}

bool SuiteChecksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    SuiteCheck check = m_checks.at(index.row());
    if (index.column() == KindColumn && value.toInt() != int(check.kind)) {
        const auto kind = SuiteCheck::Kind(value.toInt());
        check = {.kind = kind, .name = kind == SuiteCheck::Kind::Header ? check.name : QString(), .value = suitewords::suggestedValue(kind)};
    } else if (index.column() == HeaderColumn) {
        check.name = value.toString().trimmed();
    } else if (index.column() == ValueColumn) {
        check.value = value.toString();
    }
    if (check == m_checks.at(index.row()))
        return true;
    m_checks[index.row()] = check;
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags SuiteChecksModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() == WordsColumn)
        return base;
    const SuiteCheck &check = m_checks.at(index.row());
    const bool isThere = index.column() == KindColumn || (index.column() == HeaderColumn && check.kind == SuiteCheck::Kind::Header)
        || (index.column() == ValueColumn && hasValue(check));
    return isThere ? base | Qt::ItemIsEditable : base;
}

QVariant SuiteChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList names{tr("Check"), tr("Header"), tr("Expected"), tr("In words")};
    return names.value(section);
}

} // namespace lineside
