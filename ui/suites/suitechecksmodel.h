// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suite.h"

#include <QAbstractTableModel>

namespace lineside {

/// What the answers of one case must fulfil, a row each, to be edited in place. The last column says it in words.
class SuiteChecksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, HeaderColumn, ValueColumn, WordsColumn, ColumnCount };
    enum Role { CheckKindRole = Qt::UserRole + 1, ProblemRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(const QList<SuiteCheck> &checks);
    const QList<SuiteCheck> &checks() const { return m_checks; }
    void append(const SuiteCheck &check);
    void remove(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited();

private:
    QList<SuiteCheck> m_checks;
};

} // namespace lineside
