// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routestart.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QString example = u"gemini"_s; // of the templates

} // namespace

QList<SecretRef> keysForTemplate(const RoutePreset &preset, const Workspace &workspace, const Gateway &gateway)
{
    const QList<ProviderKind> kinds = knownProviderKinds();
    QList<SecretRef> keys;
    for (const QString &name : preset.keyNames) {
        const auto isOurs = [&](const Provider &provider) {
            if (gateway.isDemo)
                return provider.key && QUrl(provider.baseUrl).host() == gateway.dataUrl.host(); // its model is on the same machine
            const auto kind = std::ranges::find(kinds, provider.kind, &ProviderKind::id);
            return provider.key && kind != kinds.end() && kind->keyVariable == name;
        };
        const auto provider = std::ranges::find_if(workspace.providers, isOurs);
        keys.append(provider == workspace.providers.end() ? SecretRef::environment(name) : *provider->key);
    }
    return keys;
}

Route newRouteFor(const Gateway &gateway, const QString &version, const Workspace &workspace)
{
    const QList<RoutePreset> presets = routeTemplates();
    const auto preset = std::ranges::find(presets, example, &RoutePreset::id);
    const QList<SecretRef> keys = keysForTemplate(preset == presets.end() ? RoutePreset() : *preset, workspace, gateway);
    // Of a gateway that is too old for any, the draft's remarks tell what is wrong with it.
    Route route = routeFromTemplate(example, version, keys).or_else([&keys](const Error &) { return routeFromTemplate(example, {}, keys); }).value_or(Route());
    route.id = RouteId(u"gemini-chat"_s);
    route.uris = { u"/anything"_s };
    route.name.clear();
    route.methods.clear();
    if (route.aiProxy)
        route.aiProxy->timeoutMs.reset();
    QList<Route> others;
    for (const GatewayRoute &entry : workspace.routes) {
        if (entry.gateway == gateway.id)
            others.append(entry.route);
    }
    return withoutCollision(route, others);
}

Route withoutCollision(Route route, const QList<Route> &others)
{
    const QString id = route.id.toString();
    const QStringList uris = route.uris;
    const auto collides = [&others](const Route &made) {
        return std::ranges::any_of(others, [&made](const Route &other) {
            return other.id == made.id || std::ranges::any_of(made.uris, [&other](const QString &uri) { return other.uris.contains(uri); });
        });
    };
    for (int number = 2; collides(route); ++number) {
        route.id = RouteId(id + u'-' + QString::number(number));
        for (qsizetype i = 0; i < uris.size(); ++i)
            route.uris[i] = uris.at(i) + u'-' + QString::number(number);
    }
    return route;
}

} // namespace lineside
