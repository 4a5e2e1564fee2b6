// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/workspace.h"
#include "gateway/gatewayadmin.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace lineside {

/// Drafts on their way to a gateway that takes only its whole configuration: first what putting them would change, then, once that was
/// looked at, the put. One thing at a time; each ends with exactly one signal. Deleting it cancels.
class WholePush : public QObject
{
    Q_OBJECT
public:
    WholePush(std::unique_ptr<GatewayAdmin> admin, const QList<GatewayRoute> &drafts, const GatewaySchemas &schemas, QObject *parent);
    ~WholePush() override;

    const QList<GatewayRoute> &drafts() const { return m_drafts; }
    bool isBusy() const { return m_context != nullptr; }
    bool isPutting() const { return isBusy() && m_isPutting; }
    /// With `onlyThese`, the gateway's other routes go. A plan that is asked for meanwhile takes the place of the one before.
    void plan(bool onlyThese);
    /// What was planned last. The gateway is asked again first, so that nothing goes over what somebody put since.
    void put(bool mayDrop);

Q_SIGNALS:
    void busyChanged();
    /// `overTheirs` are routes that somebody else changed since draft and gateway were last the same.
    void planned(const lineside::WholeConfigurationPlan &plan, const QSet<lineside::RouteId> &overTheirs);
    void wasPut();
    void failed(const lineside::Error &error);

private:
    QObject *begin(bool isPutting);
    void end();
    void look(const WholeConfigurationPlan &plan);

    std::unique_ptr<GatewayAdmin> m_admin;
    QList<GatewayRoute> m_drafts;
    GatewaySchemas m_schemas;
    WholeConfigurationPlan m_plan;
    bool m_isPutting = false;
    std::unique_ptr<QObject> m_context; ///< of what runs; deleting it cancels
};

} // namespace lineside
