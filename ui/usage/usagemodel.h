// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/usagefigures.h"
#include "ui/usage/usagespan.h"

#include <QAbstractTableModel>

namespace lineside {

/// A row for each span of days, model and path.
class UsageModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Day, Model, Path, Replies, Input, Cached, Output, Reasoning, CostColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<PricedUsage> &rows, UsageSpan span);
    const QList<PricedUsage> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const PricedUsage &row, int column) const;

    QList<PricedUsage> m_rows;
    UsageSpan m_span = UsageSpan::Day;
};

} // namespace lineside
