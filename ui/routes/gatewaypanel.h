// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "ui/routes/routeactions.h"

#include <QWidget>

class QLabel;

namespace lineside {

class Banner;
class EmptyState;

/// What is shown of a gateway while it is chosen and none of its routes.
class GatewayPanel : public QWidget
{
    Q_OBJECT
public:
    GatewayPanel(const RouteActions &actions, QWidget *parent);

    /// The version is empty where it is not known.
    void showGateway(const std::optional<Gateway> &gateway, bool hasRoutes, const QString &version, bool isStandalone);
    Banner &banner() { return *m_banner; }

Q_SIGNALS:
    void newRouteRequested();
    void editRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    Banner *m_banner;
    EmptyState *m_noRoute;
};

} // namespace lineside
