// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/targetchoices.h"

#include "core/chatevent.h"
#include "gateway/pluginnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString keyOf(const Target &target)
{
    return std::visit(overloaded{
                          [](const DirectTarget &direct) {
                              return u"direct/"_s + direct.provider.id.toString() + u'/' + direct.model;
                          },
                          [](const RouteTarget &routed) {
                              return u"route/"_s + routed.gateway.id.toString() + u'/' + routed.route.id.toString();
                          },
                          [](const UrlTarget &url) { return u"url/"_s + url.url.toString(); },
                      },
                      target);
}

bool hasSeveralModels(const Route &route)
{
    return route.aiProxyMulti && std::ranges::any_of(route.aiProxyMulti->instances, [](const ProxyInstance &instance) { return !instance.proxy.model.isEmpty(); });
}

} // namespace

TargetChoice choiceFor(const Target &target)
{
    return {.key = keyOf(target), .text = describe(target), .target = target};
}

QList<TargetChoice> targetChoices(const Workspace &workspace)
{
    QList<TargetChoice> choices;
    for (const Gateway &gateway : workspace.gateways) {
        for (const GatewayRoute &entry : workspace.routes) {
            if (entry.gateway == gateway.id)
                choices.append(choiceFor(RouteTarget{.gateway = gateway, .route = entry.route, .model = {}}));
        }
    }
    for (const Provider &provider : workspace.providers)
        choices.append(choiceFor(DirectTarget{.provider = provider, .model = provider.model}));
    return choices;
}

ProbeTarget probeTargetFor(const ChatCall &call, const HttpRequest &request)
{
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = request.url;
    target.requestedModel = call.request.model.isEmpty() ? requestedModel(call.target) : call.request.model;
    target.askedForStream = call.request.stream;
    std::visit(overloaded{
                   [&target](const DirectTarget &direct) { target.provider = direct.provider.name; },
                   [&target](const RouteTarget &routed) {
                       target.path = u"gateway"_s;
                       target.gateway = routed.gateway.name;
                       target.route = routed.route.label();
                       target.plugins = pluginNames(routed.route);
                       if (routed.route.aiProxy)
                           target.provider = routed.route.aiProxy->provider;
                       if (hasSeveralModels(routed.route))
                           target.requestedModel.clear(); // any of its instances' own is right
                   },
                   [&target](const UrlTarget &url) { target.provider = url.url.host(); },
               },
               call.target);
    return target;
}

ProbeTarget probeTargetFor(const HttpRequest &request)
{
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = request.url;
    target.provider = request.url.host();
    target.askedForStream = request.expectsStream;
    return target;
}

QString fixedProxy(const ConnectionSettings &connection)
{
    if (connection.proxyMode != ConnectionSettings::Proxy::Fixed)
        return {};
    const int port = connection.proxy.port();
    return port < 0 ? connection.proxy.host() : connection.proxy.host() + u':' + QString::number(port);
}

} // namespace lineside
