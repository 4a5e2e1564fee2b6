// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace lineside {

/// Puts the draft that is being edited into the catalog: after a pause in the typing, and whenever something is done with it.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(Catalog &catalog, QObject *parent);
    ~DraftKeeper() override;

    /// The route that is shown from now on; an empty one for none. What was edited before is kept first.
    void choose(const GatewayId &gateway, const RouteId &route);
    const GatewayId &gateway() const { return m_gateway; }
    const RouteId &route() const { return m_route; }

    void edit(const Route &route);
    void keep();
    void drop() { m_pending.reset(); }
    bool isPending() const { return m_pending.has_value(); }
    /// The catalog holds a route under two ids for a moment; nobody should follow that.
    bool isRenaming() const { return m_renaming; }

Q_SIGNALS:
    void renaming(const lineside::RouteId &name); ///< the new one is there, the old one too
    void renamed();
    void nameTaken(const lineside::RouteId &name);

private:
    bool rename(const Route &route);

    Catalog &m_catalog;
    GatewayId m_gateway;
    RouteId m_route;
    std::optional<Route> m_pending; ///< edited, and not in the catalog yet
    bool m_renaming = false;
    QTimer m_pause;
};

} // namespace lineside
