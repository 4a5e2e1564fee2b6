// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "interchange/exportforms.h"
#include "probe/prober.h"
#include "ui/verify/runsmodel.h"
#include "ui/verify/verifybar.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace lineside {

class ActionRegistry;
class Banner;
class ChecksTable;
class GapChart;
class PaintedList;
class ResultTabs;
class SignalPicture;
class StationEvidence;
class VerdictLine;
class Waterfall;

/// Sends one request to a target, and shows how far it came, how long each phase took, what was seen, and what is behind a failure.
/// One probe at a time.
class ProbePanel : public QWidget
{
    Q_OBJECT
public:
    ProbePanel(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent = nullptr);
    ~ProbePanel() override;

    /// Shows the call and verifies it at once. A probe that runs is given up for it.
    void verify(const ChatCall &call);
    /// Shows a request that is no call; sends nothing until it is told to.
    void offer(const HttpRequest &request);
    bool hasTarget() const; ///< there is something to verify

Q_SIGNALS:
    void targetsChanged();
    void curlRequested(const lineside::ExportSource &source); ///< on the clipboard
    void exportRequested(const QList<lineside::ExportSource> &sources);
    void statusMessage(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    VerifyBar::Actions addActions(ActionRegistry &actions);
    void build();
    QWidget *makeResults();
    void connectSignals();

    /// What would be sent, and where to.
    struct Plan {
        HttpRequest request;
        ProbeTarget target;
        RouteBranches branches;
        QString title;
    };
    std::optional<Result<Plan>> plan() const; ///< nothing: there is nothing to send
    void refreshChoices();
    void showPlan();
    void start();
    void cancel();
    void end();
    void take(const ProbeReport &report);
    void present(const ProbeRecord &record);
    void showProgress();
    void showChecks(const QList<ProbeCheck> &checks);
    void clearResults();
    void showTimes(const ProbeReport *report);
    void connectPicture(const PaintedList &list);
    std::optional<ExportSource> source();
    void copyCurl();
    void askForExport();
    void saveWhole();
    void setActionsEnabled();

    Catalog &m_catalog;
    ChatBackend &m_backend;
    Prober &m_prober;
    VerifyBar::Actions m_actions;
    RunsModel m_runs;

    VerifyBar *m_bar = nullptr;
    Banner *m_banner = nullptr;
    VerdictLine *m_verdict = nullptr;
    SignalPicture *m_picture = nullptr;
    StationEvidence *m_evidence = nullptr;
    QBoxLayout *m_details = nullptr; ///< waterfall and checks, beside each other where there is room
    Waterfall *m_waterfall = nullptr;
    GapChart *m_gaps = nullptr;
    QLabel *m_gapsHeading = nullptr;
    ChecksTable *m_checks = nullptr;
    ResultTabs *m_tabs = nullptr;
    QScrollArea *m_scroll = nullptr;

    std::unique_ptr<ProbeRun> m_run;
    HttpRequest m_request; ///< of the run
    RouteBranches m_branches; ///< of its route
    QString m_runKey;      ///< its target's
    std::optional<ProbeRecord> m_shown; ///< the run that is looked at
    QString m_phase;
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace lineside
