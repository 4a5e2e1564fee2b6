// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/targets/targets.h"

#include "core/chatevent.h"

#include <algorithm>

namespace lineside {

QList<Target> targetsOf(const Workspace &workspace)
{
    QList<Target> targets;
    for (const Provider &provider : workspace.providers)
        targets.append(DirectTarget{provider, provider.model});
    for (const GatewayRoute &entry : workspace.routes) {
        const auto gateway = std::ranges::find(workspace.gateways, entry.gateway, &Gateway::id);
        const QList<AiProxy> proxies = entry.route.proxies();
        if (gateway != workspace.gateways.end() && !proxies.isEmpty())
            targets.append(RouteTarget{*gateway, entry.route, proxies.constFirst().model});
    }
    return targets;
}

bool isSameWay(const Target &a, const Target &b)
{
    return std::visit(overloaded{
                          [](const DirectTarget &one, const DirectTarget &other) { return one.provider.id == other.provider.id; },
                          [](const RouteTarget &one, const RouteTarget &other) {
                              return one.gateway.id == other.gateway.id && one.route.id == other.route.id;
                          },
                          [](const UrlTarget &one, const UrlTarget &other) { return one.url == other.url; },
                          [](const auto &, const auto &) { return false; },
                      },
                      a, b);
}

Target withModel(Target target, const QString &model)
{
    std::visit([&model](auto &way) { way.model = model; }, target);
    return target;
}

} // namespace lineside
