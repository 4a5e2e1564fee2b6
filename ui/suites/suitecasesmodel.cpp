// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitecasesmodel.h"

#include "core/chatevent.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostRuns = 1000;

} // namespace

QString targetKeyOf(const SuiteCase &entry)
{
    if (entry.route)
        return u"route/"_s + (entry.gateway ? entry.gateway->toString() : QString()) + u'/' + entry.route->toString();
    return entry.provider ? u"direct/"_s + entry.provider->toString() : QString();
}

void aimAt(SuiteCase &entry, const Target &target)
{
    entry.gateway.reset();
    entry.route.reset();
    entry.provider.reset();
    std::visit(overloaded{
                   [&entry](const DirectTarget &direct) { entry.provider = direct.provider.id; },
                   [&entry](const RouteTarget &routed) {
                       entry.gateway = routed.gateway.id;
                       entry.route = routed.route.id;
                   },
                   [](const UrlTarget &) {},
               },
               target);
}

void SuiteCasesModel::setCases(const QList<SuiteCase> &cases)
{
    if (cases == m_cases)
        return;
    beginResetModel();
    m_cases = cases;
    endResetModel();
}

void SuiteCasesModel::setChoices(const QList<TargetChoice> &choices)
{
    m_choices = choices;
    if (!m_cases.isEmpty())
        Q_EMIT dataChanged(index(0, TargetColumn), index(int(m_cases.size()) - 1, TargetColumn));
}

void SuiteCasesModel::setChecks(int row, const QList<SuiteCheck> &checks)
{
    if (row < 0 || row >= m_cases.size() || m_cases.at(row).checks == checks)
        return;
    m_cases[row].checks = checks;
    Q_EMIT dataChanged(index(row, ChecksColumn), index(row, ChecksColumn));
    Q_EMIT edited();
}

void SuiteCasesModel::insert(int row, const SuiteCase &added)
{
    beginInsertRows({}, row, row);
    m_cases.insert(row, added);
    endInsertRows();
    Q_EMIT edited();
}

SuiteCase SuiteCasesModel::take(int row)
{
    beginRemoveRows({}, row, row);
    const SuiteCase taken = m_cases.takeAt(row);
    endRemoveRows();
    Q_EMIT edited();
    return taken;
}

int SuiteCasesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cases.size());
}

int SuiteCasesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SuiteCasesModel::targetText(const SuiteCase &entry) const
{
    const QString key = targetKeyOf(entry);
    const auto found = std::ranges::find_if(m_choices, [&](const TargetChoice &choice) {
        SuiteCase aimed;
        aimAt(aimed, choice.target);
        return targetKeyOf(aimed) == key;
    });
    if (found != m_choices.end())
        return describePath(found->target);
    return key.isEmpty() ? tr("Choose a target") : tr("Not there: %1").arg(key.section(u'/', -1));
}

QVariant SuiteCasesModel::shownText(const SuiteCase &entry, int column) const
{
    switch (column) {
    case NameColumn:
        return entry.name;
    case TargetColumn:
        return targetText(entry);
    case QuestionColumn:
        return entry.question;
    case ModelColumn:
        return entry.model;
    case RunsColumn:
        return QLocale().toString(entry.runs);
    case ChecksColumn:
        return entry.checks.isEmpty() ? tr("that nothing is wrong") : QLocale().toString(entry.checks.size());
    default:
        return {};
    }
}

QVariant SuiteCasesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuiteCase &entry = m_cases.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == StreamColumn)
        return entry.stream ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole && index.column() == StreamColumn)
        return entry.stream ? tr("streamed") : tr("not streamed");
    if (role == Qt::TextAlignmentRole && (index.column() == RunsColumn))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::EditRole && index.column() == TargetColumn)
        return targetKeyOf(entry);
    if (role == Qt::EditRole && index.column() == RunsColumn)
        return entry.runs;
    if (role == Qt::ToolTipRole && index.column() == QuestionColumn)
        return entry.question.left(2000).toHtmlEscaped();
    return role == Qt::DisplayRole || role == Qt::EditRole ? shownText(entry, index.column()) : QVariant();
}

bool SuiteCasesModel::write(SuiteCase &entry, int column, const QVariant &value) const
{
    switch (column) {
    case NameColumn:
        entry.name = value.toString();
        return true;
    case TargetColumn: {
        const auto found = std::ranges::find(m_choices, value.toString(), &TargetChoice::key);
        if (found == m_choices.end())
            return false;
        aimAt(entry, found->target);
        return true;
    }
    case QuestionColumn:
        entry.question = value.toString();
        return true;
    case ModelColumn:
        entry.model = value.toString().trimmed();
        return true;
    case RunsColumn:
        entry.runs = std::clamp(value.toInt(), 1, mostRuns);
        return true;
    default:
        return false;
    }
}

bool SuiteCasesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    SuiteCase entry = m_cases.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == StreamColumn)
        entry.stream = value.toInt() == Qt::Checked;
    else if (role != Qt::EditRole || !write(entry, index.column(), value))
        return false;
    if (entry == m_cases.at(index.row()))
        return true;
    m_cases[index.row()] = entry;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags SuiteCasesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return base;
    if (index.column() == StreamColumn)
        return base | Qt::ItemIsUserCheckable;
    return index.column() == ChecksColumn ? base : base | Qt::ItemIsEditable;
}

QVariant SuiteCasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList names{tr("Case"), tr("Target"), tr("Question"), tr("Model"), tr("Stream"), tr("Runs"), tr("Checks")};
    return names.value(section);
}

} // namespace lineside
