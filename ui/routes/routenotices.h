// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <functional>

namespace lineside {

class Banner;

/// What is said to the user on the routes' page: at the route, or at the gateway while no route is shown. An offer is the banner's
/// button; it goes with the next thing that is said.
class RouteNotices : public QObject
{
    Q_OBJECT
public:
    RouteNotices(Banner &atRoute, Banner &atGateway, QObject *parent);

    void setAtRoute(bool atRoute) { m_atRoute = atRoute; }
    void say(theme::Signal signal, const QString &message, const QString &hint = {});
    void say(const Error &error);
    void offer(const QString &text, std::function<void()> action);
    void clear();
    /// Grows with all that is said and cleared: whoever said something can tell whether it still stands there.
    int turn() const { return m_turn; }

private:
    Banner &here() const { return m_atRoute ? m_route : m_gateway; }

    Banner &m_route;
    Banner &m_gateway;
    bool m_atRoute = false;
    int m_turn = 0;
    std::function<void()> m_action;
};

} // namespace lineside
