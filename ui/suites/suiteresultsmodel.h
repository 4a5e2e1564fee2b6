// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suiteresult.h"

#include <QAbstractTableModel>

namespace lineside {

/// What came of each case of a run, a row each. Grows while the run does.
class SuiteResultsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CaseColumn, AnswersColumn, FirstTokenColumn, TotalColumn, FailureColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setResult(const SuiteRunResult &result);
    const SuiteRunResult &result() const { return m_result; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString shownText(int row, int column) const;

    SuiteRunResult m_result;
    SuiteRunRecord m_figures; ///< of the same run
};

/// What was asked of one answer and what was seen, a row each.
class SuiteFindingsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { AskedColumn, SeenColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(const QList<SuiteFinding> &findings);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<SuiteFinding> m_findings;
};

} // namespace lineside
