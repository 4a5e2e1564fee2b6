// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What the shown route is handed over to: verification, a chat, the export.
#include "ui/routes/routespage.h"

#include "ui/routes/draftkeeper.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routenotices.h"
#include "ui/routes/routeoperations.h"
#include "ui/routes/routetreemodel.h"

namespace lineside {

std::optional<RouteTarget> RoutesPage::currentTarget()
{
    m_editor->flush();
    m_keeper->keep();
    const std::optional<Gateway> gateway = m_catalog.gateway(m_keeper->gateway());
    std::optional<Route> route = m_catalog.route(m_keeper->gateway(), m_keeper->route());
    if (!route)
        route = m_model->there(m_keeper->gateway(), m_keeper->route());
    if (!gateway || !route)
        return std::nullopt;
    return RouteTarget { .gateway = *gateway, .route = *route, .model = {} };
}

void RoutesPage::verify()
{
    const std::optional<RouteTarget> target = currentTarget();
    if (target)
        Q_EMIT verifyRequested(questionTo(*target));
}

ChatCall RoutesPage::questionTo(const RouteTarget &target) const
{
    ChatCall call { .target = target, .request = {} };
    call.request.messages = { { .role = Role::User, .text = tr("What is the capital of France?"), .toolCalls = {}, .toolCallId = {} } };
    return call;
}

// The push of that route, as it can leave; nothing where a notice says why not.
std::optional<ExportSource> RoutesPage::pushSource(const RouteTarget &target)
{
    const Result<HttpRequest> push = m_operations->describePush(target.gateway.id, target.route);
    if (!push) {
        m_notices->say(push.error());
        return std::nullopt;
    }
    return ExportSource { .name = target.route.label(),
                          .request = *push,
                          .routeTemplate = push->body,
                          .server = target.gateway.dataUrl,
                          .title = tr("The route, and the request that pushes it") };
}

void RoutesPage::copyCurl()
{
    const std::optional<RouteTarget> target = currentTarget();
    if (const std::optional<ExportSource> push = target ? pushSource(*target) : std::nullopt)
        Q_EMIT curlRequested(*push);
}

void RoutesPage::askForExport()
{
    const std::optional<RouteTarget> target = currentTarget();
    if (const std::optional<ExportSource> push = target ? pushSource(*target) : std::nullopt)
        Q_EMIT exportRequested(*push, questionTo(*target));
}

void RoutesPage::chat()
{
    if (const std::optional<RouteTarget> target = currentTarget())
        Q_EMIT chatRequested(*target);
}

} // namespace lineside
