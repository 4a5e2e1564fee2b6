// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suite.h"
#include "ui/verify/targetchoices.h"

#include <QAbstractTableModel>

namespace lineside {

/// The cases of a suite, a row each, to be edited in place.
class SuiteCasesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, TargetColumn, QuestionColumn, ModelColumn, StreamColumn, RunsColumn, ChecksColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setCases(const QList<SuiteCase> &cases);
    const QList<SuiteCase> &cases() const { return m_cases; }
    void setChoices(const QList<TargetChoice> &choices);
    const QList<TargetChoice> &choices() const { return m_choices; }
    void setChecks(int row, const QList<SuiteCheck> &checks);
    void insert(int row, const SuiteCase &added);
    SuiteCase take(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited(); ///< by the user, or by `setChecks`, `insert` and `take`

private:
    QString targetText(const SuiteCase &entry) const;
    QVariant shownText(const SuiteCase &entry, int column) const;
    bool write(SuiteCase &entry, int column, const QVariant &value) const;

    QList<SuiteCase> m_cases;
    QList<TargetChoice> m_choices;
};

/// The key that the case's target has among the choices.
QString targetKeyOf(const SuiteCase &entry);
/// Makes the case ask that target.
void aimAt(SuiteCase &entry, const Target &target);

} // namespace lineside
