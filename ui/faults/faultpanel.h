// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "ui/faults/faulttrial.h"
#include "ui/verify/targetchoices.h"

#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace lineside {

class ActionRegistry;
class Banner;
class GapChart;
class SignalPicture;
class StationEvidence;
class VerdictLine;
class Waterfall;

/// The fault lab: a model misbehaves as it is told, and a route shows what it makes of that.
class FaultPanel : public QWidget
{
    Q_OBJECT
public:
    FaultPanel(Catalog &catalog, const FaultTrial::Services &services, ActionRegistry &actions, QWidget *parent = nullptr);
    ~FaultPanel() override;

Q_SIGNALS:
    void statusMessage(const QString &text);

private:
    QWidget *makeScenarios();
    QWidget *makeTrial();
    QWidget *makeResults();
    void connectSignals();
    void followCatalog();
    void followTarget();
    void ask();
    void begin(const FaultTrial::Plan &plan);
    void end();
    void takeReport(const ProbeReport &report, const ChatCall &call, const std::optional<QList<LeakFinding>> &leaks);
    void showLeaks(const std::optional<QList<LeakFinding>> &leaks);
    void fitLeaks();
    void setControls();
    const FaultScenario *scenario() const;
    std::optional<RouteTarget> target() const;

    Catalog &m_catalog;
    FaultTrial::Services m_services;
    QAction *m_try;
    QAction *m_cancel;
    QList<FaultScenario> m_scenarios;
    QList<TargetChoice> m_routes;
    std::unique_ptr<FaultTrial> m_trial;
    QListWidget *m_list = nullptr;
    QLabel *m_sentence = nullptr;
    QComboBox *m_target = nullptr;
    QComboBox *m_instance = nullptr;
    QLabel *m_instanceLabel = nullptr;
    QPushButton *m_tryButton = nullptr;
    QPushButton *m_cancelButton = nullptr;
    Banner *m_banner = nullptr;
    VerdictLine *m_verdict = nullptr;
    SignalPicture *m_picture = nullptr;
    StationEvidence *m_evidence = nullptr;
    Waterfall *m_waterfall = nullptr;
    GapChart *m_gaps = nullptr;
    QLabel *m_leaksText = nullptr;
    QTableWidget *m_leaks = nullptr;
};

} // namespace lineside
