// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routestart.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

QList<SecretRef> keysForTemplate(const RoutePreset &preset, const Workspace &workspace)
{
    const QList<ProviderKind> kinds = knownProviderKinds();
    QList<SecretRef> keys;
    for (const QString &name : preset.keyNames) {
        const auto isOurs = [&](const Provider &provider) {
            const auto kind = std::ranges::find(kinds, provider.kind, &ProviderKind::id);
            return provider.key && kind != kinds.end() && kind->keyVariable == name;
        };
        const auto provider = std::ranges::find_if(workspace.providers, isOurs);
        keys.append(provider == workspace.providers.end() ? SecretRef::environment(name) : *provider->key);
    }
    return keys;
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
