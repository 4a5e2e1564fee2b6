// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "probe/report.h"
#include "ui/verify/routebranches.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
#include <QList>

namespace lineside {

/// One run that ended with a report.
struct ProbeRecord {
    QDateTime at;
    HttpRequest request;
    ProbeReport report;
    RouteBranches branches = {}; ///< of the route as it was then
};

/// The runs of each target, in memory; shows those of one target, the newest first.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, VerdictColumn, CauseColumn, FirstTokenColumn, TotalColumn, ColumnCount };
    enum Role { SignalRole = Qt::UserRole + 1 };
    /// Older runs of a target are dropped beyond this many.
    static constexpr int mostRuns = 50;
    using QAbstractTableModel::QAbstractTableModel;

    void showTarget(const QString &key);
    void add(const QString &key, ProbeRecord record);
    const ProbeRecord *record(int row) const; ///< null where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ProbeRecord> shown() const { return m_runs.value(m_key); }

    QHash<QString, QList<ProbeRecord>> m_runs;
    QString m_key;
};

} // namespace lineside
