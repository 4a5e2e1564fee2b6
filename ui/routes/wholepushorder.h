// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routeorders.h"

#include <QObject>

namespace lineside {

class WholePush;

/// Carries all drafts of a gateway at once to one that takes only its whole configuration: looks at the drafts, shows what would
/// change, and notes afterwards what both have in common.
class WholePushOrder : public QObject
{
    Q_OBJECT
public:
    WholePushOrder(const RouteOrderParts &parts, QWidget *window);

    void start();

Q_SIGNALS:
    void openRequested(const lineside::GatewayId &gateway, const lineside::RouteId &route);
    void said(const QString &text); ///< in passing, for the status area

private:
    bool areSound(const QList<GatewayRoute> &drafts);
    void ended(const GatewayId &gateway, bool isPut, bool wasPutting);
    void noteStored(const GatewayId &gateway, const QList<Route> &stored);

    RouteOrderParts m_parts;
    QWidget *m_window;
    std::optional<GatewayId> m_noting; ///< was put, and is being listed
};

} // namespace lineside
