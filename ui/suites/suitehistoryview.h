// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suitetrend.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QTableView;

namespace lineside {

class SuiteRunsModel;
class SuiteTrendChart;

/// The kept runs of a suite: a figure of a case over time, and what changed between two runs. One run that is chosen is compared with the
/// one before it, two with each other.
class SuiteHistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit SuiteHistoryView(QWidget *parent = nullptr);
    void showRuns(const QList<SuiteRunRecord> &runs); ///< newest first
    void showProblem(const QString &sentence);

private:
    QWidget *makeTrend();
    QWidget *makeComparison();
    void fillCases();
    void showTrend();
    void compare();

    SuiteRunsModel *m_runs;
    QTableView *m_table;
    QComboBox *m_case = nullptr;
    QComboBox *m_figure = nullptr;
    SuiteTrendChart *m_chart = nullptr;
    QLabel *m_compared = nullptr;
    QListWidget *m_changes = nullptr;
    QLabel *m_empty;
    QList<SuiteTrend> m_trends;
};

} // namespace lineside
