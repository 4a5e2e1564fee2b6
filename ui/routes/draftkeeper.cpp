// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/draftkeeper.h"

#include "gateway/routesync.h"

#include <chrono>

namespace lineside {

DraftKeeper::DraftKeeper(Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(300));
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::keep);
}

DraftKeeper::~DraftKeeper()
{
    keep();
}

void DraftKeeper::choose(const GatewayId &gateway, const RouteId &route)
{
    keep();
    m_gateway = gateway;
    m_route = route;
}

void DraftKeeper::edit(const Route &route)
{
    m_pending = route;
    m_pause.start();
}

void DraftKeeper::keep()
{
    m_pause.stop();
    if (!m_pending)
        return;
    Route route = *std::exchange(m_pending, std::nullopt);
    std::optional<GatewayRoute> kept = m_catalog.draft(m_gateway, m_route);
    if (!kept)
        return; // deleted meanwhile
    route.modifiedIndex = kept->route.modifiedIndex; // a push may have ended since
    if (route.id.isEmpty())
        route.id = m_route; // an id is being typed
    if (route.id != m_route && !rename(route))
        route.id = m_route;
    if (kept->route.id != m_route || route == kept->route)
        return; // renamed, or nothing new
    m_catalog.put(changed(*kept, route));
}

GatewayRoute DraftKeeper::changed(GatewayRoute entry, const Route &route) const
{
    if (m_note)
        m_note(entry);
    const Route before = std::exchange(entry.route, route);
    noteEdited(entry, before);
    return entry;
}

bool DraftKeeper::rename(const Route &route)
{
    if (m_catalog.route(m_gateway, route.id)) {
        Q_EMIT nameTaken(route.id);
        return false;
    }
    m_renaming = true;
    const RouteId before = std::exchange(m_route, route.id);
    m_catalog.put(m_gateway, route);
    Q_EMIT renaming(m_route);
    m_catalog.remove(m_gateway, before);
    m_renaming = false;
    Q_EMIT renamed();
    return true;
}

} // namespace lineside
