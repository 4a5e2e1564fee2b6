// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "suite/suiteresult.h"
#include "ui/verify/routebranches.h"

#include <QWidget>

#include <functional>

class QLabel;
class QSpinBox;
class QTableView;

namespace lineside {

class GapChart;
class SignalPicture;
class SuiteFindingsModel;
class SuiteResultsModel;
class StationEvidence;
class VerdictLine;
class Waterfall;

/// What came of a run: the cases, and of the one that is chosen each answer with its way, its times and what it was asked to fulfil.
class SuiteResultView : public QWidget
{
    Q_OBJECT
public:
    explicit SuiteResultView(QWidget *parent = nullptr);

    /// `branches` tells the instances behind a case's route.
    void setBranches(std::function<RouteBranches(const SuiteCase &)> branches) { m_branches = std::move(branches); }
    void showResult(const SuiteRunResult &result);
    void clear();

private:
    QWidget *makeDetails();
    void showCase();
    void showAnswer();

    std::function<RouteBranches(const SuiteCase &)> m_branches;
    SuiteResultsModel *m_model;
    SuiteFindingsModel *m_findings;
    QTableView *m_cases;
    QTableView *m_findingsTable = nullptr;
    QWidget *m_details = nullptr;
    QLabel *m_answerLabel = nullptr;
    QSpinBox *m_answer = nullptr;
    VerdictLine *m_verdict = nullptr;
    SignalPicture *m_picture = nullptr;
    StationEvidence *m_evidence = nullptr;
    Waterfall *m_waterfall = nullptr;
    GapChart *m_gaps = nullptr;
};

} // namespace lineside
