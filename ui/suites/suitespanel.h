// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "core/suitehistory.h"
#include "pricing/pricebook.h"
#include "suite/suitereports.h"
#include "suite/suiterun.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QTabWidget;

namespace lineside {

class ActionRegistry;
class Banner;
class SuiteEditor;
class SuiteHistoryView;
class SuiteResultView;

/// The suites of the workspace: to be edited, run, and compared with what they were. One runs at a time.
class SuitesPanel : public QWidget
{
    Q_OBJECT
public:
    /// What it works with. All of it outlives the panel.
    struct Services {
        Catalog &catalog;
        ChatBackend &backend;
        Prober &prober;
        SuiteHistory &history;
        const PriceBook &prices;
    };
    SuitesPanel(const Services &services, ActionRegistry &actions, QWidget *parent = nullptr);
    ~SuitesPanel() override;

Q_SIGNALS:
    void statusMessage(const QString &text);

private:
    QWidget *makeList();
    QWidget *makeMain();
    void connectSignals();
    void connectEditor();
    void followCatalog();
    void fillList();
    void showSuite();
    void loadHistory();
    void addSuite();
    void removeSuite();
    void askUndo(const QString &sentence, std::function<void()> undo);
    void run();
    void cancel();
    void takeProgress();
    void takeResult(const SuiteRunResult &result);
    void saveReport();
    SuiteRunSettings runSettings() const;
    void setControls();
    SuiteId chosen() const;

    Services m_services;
    QAction *m_run;
    QAction *m_cancel;
    QAction *m_new;
    QAction *m_remove;
    QAction *m_save;
    QHash<QString, SuiteRunResult> m_results; ///< the last one of each suite
    QList<SuiteRunRecord> m_history;          ///< of the suite that is shown
    std::unique_ptr<SuiteRun> m_running;
    std::function<void()> m_undo;
    QStackedLayout *m_stack = nullptr;
    QListWidget *m_list = nullptr;
    Banner *m_banner = nullptr;
    QTabWidget *m_tabs = nullptr;
    SuiteEditor *m_editor = nullptr;
    SuiteResultView *m_resultView = nullptr;
    SuiteHistoryView *m_historyView = nullptr;
    QPushButton *m_runButton = nullptr;
    QPushButton *m_cancelButton = nullptr;
    QPushButton *m_saveButton = nullptr;
    QSpinBox *m_atOnce = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
};

} // namespace lineside
