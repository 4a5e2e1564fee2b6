// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routenotices.h"

#include "ui/widgets/banner.h"

#include <utility>

namespace lineside {

RouteNotices::RouteNotices(Banner &atRoute, Banner &atGateway, QObject *parent)
    : QObject(parent)
    , m_route(atRoute)
    , m_gateway(atGateway)
{
    for (Banner *banner : { &m_route, &m_gateway })
        connect(banner, &Banner::actionTriggered, this, [this] {
            if (const std::function<void()> action = std::exchange(m_action, {}))
                action();
        });
}

void RouteNotices::say(theme::Signal signal, const QString &message, const QString &hint)
{
    m_action = {};
    ++m_turn;
    here().showMessage(signal, message, hint);
}

void RouteNotices::say(const Error &error)
{
    m_action = {};
    ++m_turn;
    here().showError(error);
}

void RouteNotices::offer(const QString &text, std::function<void()> action)
{
    m_action = std::move(action);
    here().setAction(text);
}

void RouteNotices::clear()
{
    m_action = {};
    ++m_turn;
    m_route.clear();
    m_gateway.clear();
}

} // namespace lineside
