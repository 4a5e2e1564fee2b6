// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/faultlab.h"
#include "core/httpclient.h"
#include "core/secretstore.h"
#include "gateway/gatewayadmin.h"
#include "probe/leakcheck.h"
#include "probe/prober.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lineside {

/// One trial: the lab plays a scenario, a copy of a route is led to it, a probe asks, and the copy is taken off again. Emits `completed` or
/// `failed` exactly once, and nothing after that; the copy is taken off also after `cancel` and when the trial is deleted.
class FaultTrial : public QObject
{
    Q_OBJECT
public:
    /// What it works with. All of it outlives the trial.
    struct Services {
        ChatBackend &backend;
        HttpClient &http;
        Prober &prober;
        FaultLab &lab;
        SecretStore &secrets;
    };
    /// `target`: a route, or none, and then the lab is asked directly.
    struct Plan {
        QString scenario;
        std::optional<RouteTarget> target;
        int instance = 0; ///< of several, the one that is led to the lab
        QString question;
    };
    FaultTrial(const Services &services, Plan plan, QObject *parent = nullptr);
    ~FaultTrial() override;

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(const QString &sentence);
    /// `call` is what was asked; `leaks` is what a gateway passed on of it to the model. Absent where nothing reached the model, or there
    /// is no gateway.
    void completed(const lineside::ProbeReport &report, const lineside::ChatCall &call, const std::optional<QList<lineside::LeakFinding>> &leaks);
    void failed(const lineside::Error &error);

private:
    void takeLab(const QUrl &modelUrl);
    void push(const Route &copy);
    void probe(const Target &target);
    void takeReport(const ProbeReport &report);
    void checkLeaks(const ProbeReport &report, const SeenRequest &seen);
    void complete(const ProbeReport &report, const std::optional<QList<LeakFinding>> &leaks);
    void takeOff();
    void fail(const Error &error);

    Services m_services;
    Plan m_plan;
    std::unique_ptr<GatewayAdmin> m_admin;
    std::unique_ptr<ProbeRun> m_run;
    ChatCall m_call;
    HttpRequest m_request;
    bool m_isOn = false; ///< the copy may be on the gateway
    bool m_isOver = false;
};

} // namespace lineside
