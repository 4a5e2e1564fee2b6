// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"

#include <QAbstractTableModel>

namespace lineside {

/// The checks of one probe, a row each: what was looked at, what was seen, and what is behind it.
class ChecksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CheckColumn, SeenColumn, CauseColumn, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(const QList<ProbeCheck> &checks);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ProbeCheck> m_checks;
};

} // namespace lineside
