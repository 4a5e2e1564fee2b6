// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/runsmodel.h"

#include "ui/verify/probewords.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A kept run needs no more of the raw body than is ever shown.
constexpr qsizetype keptBody = 64 * 1024;

QString timeText(const std::optional<ProbeMs> &time)
{
    return time ? probewords::duration(*time) : QString();
}

QString textOf(const ProbeRecord &record, int column)
{
    switch (column) {
    case RunsModel::TimeColumn:
        return record.at.toString(u"HH:mm:ss"_s);
    case RunsModel::VerdictColumn:
        return probewords::verdictName(record.report.verdict);
    case RunsModel::CauseColumn:
        return probewords::causeSentence(record.report.cause);
    case RunsModel::FirstTokenColumn:
        return timeText(record.report.times.firstToken);
    case RunsModel::TotalColumn:
        return timeText(record.report.times.total);
    default:
        return {};
    }
}

} // namespace

void RunsModel::showTarget(const QString &key)
{
    if (key == m_key)
        return;
    beginResetModel();
    m_key = key;
    endResetModel();
}

void RunsModel::add(const QString &key, ProbeRecord record)
{
    record.report.bodyStart.truncate(keptBody);
    QList<ProbeRecord> &runs = m_runs[key];
    const bool isShown = key == m_key;
    if (isShown)
        beginInsertRows({}, 0, 0);
    runs.prepend(std::move(record));
    if (isShown)
        endInsertRows();
    if (runs.size() <= mostRuns)
        return;
    if (isShown)
        beginRemoveRows({}, mostRuns, int(runs.size()) - 1);
    runs.resize(mostRuns);
    if (isShown)
        endRemoveRows();
}

const ProbeRecord *RunsModel::record(int row) const
{
    const auto runs = m_runs.constFind(m_key);
    return runs != m_runs.constEnd() && row >= 0 && row < runs->size() ? &runs->at(row) : nullptr;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(shown().size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProbeRecord &run = *record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(run, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= FirstTokenColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case SignalRole:
        return int(run.report.verdict);
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section >= FirstTokenColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case VerdictColumn:
        return tr("Verdict");
    case CauseColumn:
        return tr("What was found");
    case FirstTokenColumn:
        return tr("First token");
    case TotalColumn:
        return tr("Total");
    default:
        return {};
    }
}

} // namespace lineside
