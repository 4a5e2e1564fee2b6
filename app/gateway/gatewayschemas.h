// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/gatewayresource.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace lineside {

/// JSON Schemas of a gateway's resources and plugins: its own, or those that are shipped. A value; read once, it can be used in any
/// thread.
class GatewaySchemas
{
public:
    /// Those of APISIX 3.18, for the plugins that routes to models use. A later version's are asked for at the gateway.
    static const GatewaySchemas &shipped();

    QByteArray resource(ResourceKind kind) const; ///< empty where it is not known
    QByteArray plugin(const QString &name) const;
    QStringList plugins() const; ///< in alphabetical order
    /// The names of all plugins that the gateway has switched on; empty where it is not known.
    QStringList switchedOn() const { return m_switchedOn; }
    bool isEmpty() const { return m_resources.isEmpty() && m_plugins.isEmpty(); }

    void setResource(ResourceKind kind, const QByteArray &schema);
    void setPlugin(const QString &name, const QByteArray &schema);
    void setSwitchedOn(const QStringList &plugins) { m_switchedOn = plugins; }
    /// With the other's in place of those that are missing here.
    GatewaySchemas completedBy(const GatewaySchemas &other) const;

    friend bool operator==(const GatewaySchemas &, const GatewaySchemas &) = default;

private:
    QHash<QString, QByteArray> m_resources; // by schema name
    QHash<QString, QByteArray> m_plugins;
    QStringList m_switchedOn;
};

} // namespace lineside
