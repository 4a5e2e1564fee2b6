// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/suite.h"
#include "ui/verify/targetchoices.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;
class QTableView;

namespace lineside {

class SuiteCasesModel;
class SuiteChecksModel;

/// A suite to be edited: its name, its cases, and the checks of the case that is chosen. What is taken out can be brought back.
class SuiteEditor : public QWidget
{
    Q_OBJECT
public:
    explicit SuiteEditor(QWidget *parent = nullptr);

    void showSuite(const Suite &suite);
    void setChoices(const QList<TargetChoice> &choices);
    const Suite &suite() const { return m_suite; }
    void setLocked(bool locked); ///< while it runs
    /// Brings back what was taken out last.
    void undo();

Q_SIGNALS:
    void edited(const lineside::Suite &suite);
    void tookOut(const QString &sentence);

private:
    QWidget *makeCases();
    QWidget *makeChecks();
    void connectSignals();
    void keep();
    void showChecks();
    void addCase();
    void duplicateCase();
    void removeCase();
    void addCheck();
    void removeCheck();
    void setButtonsEnabled();
    int chosenCase() const;

    Suite m_suite;
    std::optional<Suite> m_before;
    bool m_isShowing = false;
    bool m_isLocked = false;
    SuiteCasesModel *m_cases;
    SuiteChecksModel *m_checks;
    QLineEdit *m_name = nullptr;
    QTableView *m_casesTable = nullptr;
    QTableView *m_checksTable = nullptr;
    QPushButton *m_addCase = nullptr;
    QPushButton *m_duplicateCase = nullptr;
    QPushButton *m_removeCase = nullptr;
    QPushButton *m_addCheck = nullptr;
    QPushButton *m_removeCheck = nullptr;
};

} // namespace lineside
