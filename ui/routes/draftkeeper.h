// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"

#include <QObject>
#include <QTimer>

#include <functional>
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

    /// Is told of each draft before it becomes another: what is in common with the gateway is noted while it can be told.
    void setNoting(std::function<void(GatewayRoute &)> note) { m_note = std::move(note); }

    void edit(const Route &route);
    /// The entry with another route in it.
    GatewayRoute changed(GatewayRoute entry, const Route &route) const;
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
    std::function<void(GatewayRoute &)> m_note;
    QTimer m_pause;
};

} // namespace lineside
