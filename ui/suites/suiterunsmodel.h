// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suitehistory.h"

#include <QAbstractTableModel>

namespace lineside {

/// The kept runs of a suite, the newest first.
class SuiteRunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, CasesColumn, DurationColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const QList<SuiteRunRecord> &runs);
    const QList<SuiteRunRecord> &runs() const { return m_runs; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<SuiteRunRecord> m_runs;
};

} // namespace lineside
