// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Where new drafts come from: an example, a template, what somebody else wrote.
#include "ui/routes/routespage.h"

#include "ui/routes/draftkeeper.h"
#include "ui/routes/routeeditor.h"
#include "ui/routes/routenotices.h"
#include "ui/routes/routestart.h"
#include "ui/routes/schemacatalog.h"
#include "ui/routes/searchchooser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

void RoutesPage::newRoute()
{
    m_keeper->keep();
    const std::optional<Gateway> gateway = m_catalog.gateway(m_keeper->gateway());
    if (gateway)
        addRoute(newRouteFor(*gateway, m_schemas->version(gateway->id), m_catalog.workspace()));
}

void RoutesPage::addRoute(const Route &route)
{
    const GatewayId gateway = m_keeper->gateway();
    m_catalog.put(gateway, route);
    openRoute(gateway, route.id);
    m_editor->focusField(RouteField::Id);
}

void RoutesPage::chooseTemplate()
{
    QList<ChooserEntry> entries;
    const QList<RoutePreset> presets = routeTemplates(m_schemas->version(m_keeper->gateway()));
    for (const RoutePreset &preset : presets)
        entries.append({ preset.id, preset.title, preset.description });
    auto *chooser = new SearchChooser(tr("New route from a template"), u"template"_s, entries, this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &SearchChooser::chosen, this, &RoutesPage::addFromTemplate);
    chooser->open();
}

void RoutesPage::addFromTemplate(const QString &preset)
{
    m_keeper->keep();
    const std::optional<Gateway> gateway = m_catalog.gateway(m_keeper->gateway());
    const QString version = m_schemas->version(m_keeper->gateway());
    const QList<RoutePreset> presets = routeTemplates(version);
    const auto chosen = std::ranges::find(presets, preset, &RoutePreset::id);
    if (!gateway || chosen == presets.end())
        return;
    const Result<Route> made = routeFromTemplate(preset, version, keysForTemplate(*chosen, m_catalog.workspace(), *gateway));
    if (!made)
        return m_notices->say(made.error());
    addRoute(withoutCollision(*made, m_catalog.routesOf(gateway->id)));
}

void RoutesPage::addRoutes(const GatewayId &gateway, const QList<QByteArray> &routes)
{
    m_keeper->keep();
    std::optional<RouteId> first;
    qsizetype refused = 0;
    for (const QByteArray &json : routes) {
        const Result<Route> read = routeFromJson(json);
        if (!read) {
            ++refused;
            continue;
        }
        const Route route = withoutCollision(*read, m_catalog.routesOf(gateway));
        m_catalog.put(gateway, route);
        first = first.value_or(route.id);
    }
    if (first)
        openRoute(gateway, *first);
    m_notices->say(refused == 0 ? theme::Signal::Information : theme::Signal::Caution, tr("Drafts that were imported: %1.").arg(routes.size() - refused),
                   refused == 0 ? tr("Nothing was sent to the gateway: push them when they are right.") : tr("Those that cannot be read as a route: %1.").arg(refused));
}

} // namespace lineside
