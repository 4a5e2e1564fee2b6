// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "probe/prober.h"
#include "ui/verify/runsmodel.h"
#include "ui/verify/verifybar.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QScrollArea;
class QStackedLayout;
class QTableView;

namespace lineside {

class ActionRegistry;
class Banner;
class ChecksModel;
class ResultTabs;
class SignalPicture;
class StationEvidence;
class VerdictLine;
class Waterfall;

/// The workspace that verifies: sends one request to a target, and shows how far it came, how long each phase took, what was
/// seen, and what is behind a failure. One probe at a time.
class VerifyPage : public QWidget
{
    Q_OBJECT
public:
    VerifyPage(Catalog &catalog, ChatBackend &backend, Prober &prober, ActionRegistry &actions, QWidget *parent = nullptr);
    ~VerifyPage() override;

    /// Shows the call and verifies it at once. A probe that runs is given up for it.
    void verify(const ChatCall &call);

Q_SIGNALS:
    void statusMessage(const QString &text);
    void connectGatewayRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    VerifyBar::Actions addActions(ActionRegistry &actions);
    void build();
    QWidget *makeResults();
    QTableView *makeChecksTable();
    void connectSignals();

    void refreshChoices();
    void showPlan();
    void start();
    void cancel();
    void end();
    void take(const ProbeReport &report);
    void present(const ProbeRecord &record);
    void showProgress();
    void fitChecks();
    void showChecks(const QList<ProbeCheck> &checks);
    void copyCurl();
    void setActionsEnabled();

    Catalog &m_catalog;
    ChatBackend &m_backend;
    Prober &m_prober;
    VerifyBar::Actions m_actions;
    RunsModel m_runs;
    ChecksModel *m_checks;

    QStackedLayout *m_stack = nullptr;
    VerifyBar *m_bar = nullptr;
    Banner *m_banner = nullptr;
    VerdictLine *m_verdict = nullptr;
    SignalPicture *m_picture = nullptr;
    StationEvidence *m_evidence = nullptr;
    QBoxLayout *m_details = nullptr; ///< waterfall and checks, beside each other where there is room
    Waterfall *m_waterfall = nullptr;
    QTableView *m_checksTable = nullptr;
    ResultTabs *m_tabs = nullptr;
    QScrollArea *m_scroll = nullptr;

    std::unique_ptr<ProbeRun> m_run;
    HttpRequest m_request; ///< of the run
    QString m_runKey;      ///< its target's
    QString m_phase;
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace lineside
