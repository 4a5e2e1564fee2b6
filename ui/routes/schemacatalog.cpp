// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/schemacatalog.h"

#include <algorithm>

namespace lineside {

namespace {

// What has a form besides routes. Those of the managers of secrets are not told by gateways.
const QList<ResourceKind> formKinds { ResourceKind::Service,    ResourceKind::Upstream,     ResourceKind::Consumer,
                                      ResourceKind::Credential, ResourceKind::PluginConfig, ResourceKind::GlobalRule };

constexpr qsizetype mostPlugins = 300; ///< whose schemas are asked for; APISIX has about a hundred

} // namespace

SchemaCatalog::SchemaCatalog(Catalog &catalog, HttpClient &http, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_http(http)
{
}

SchemaCatalog::~SchemaCatalog() = default;

// What was learnt holds for an address, not for what the user calls it.
QString SchemaCatalog::place(const GatewayId &gateway) const
{
    const std::optional<Gateway> known = m_catalog.gateway(gateway);
    return known ? known->id.toString() + u' ' + known->adminUrl.toString() : QString();
}

QString SchemaCatalog::version(const GatewayId &gateway) const
{
    return m_known.value(place(gateway)).version;
}

GatewayInfo::Mode SchemaCatalog::mode(const GatewayId &gateway) const
{
    return m_known.value(place(gateway)).mode;
}

GatewaySchemas SchemaCatalog::schemas(const GatewayId &gateway) const
{
    const auto known = m_known.constFind(place(gateway));
    return known == m_known.constEnd() ? GatewaySchemas::shipped() : known->schemas;
}

void SchemaCatalog::askOnce(const GatewayId &gateway)
{
    if (!m_known.contains(place(gateway)) && !(m_context && m_asking == place(gateway)))
        ask(gateway);
}

void SchemaCatalog::ask(const GatewayId &gateway)
{
    const std::optional<Gateway> known = m_catalog.gateway(gateway);
    if (!known)
        return;
    m_admin = makeGatewayAdmin(*known, m_http);
    m_context = std::make_unique<QObject>();
    m_asking = place(gateway);
    // A gateway that does not tell is no trouble: what is shipped stands in, and a listing tells why it cannot be reached.
    m_admin->inspect(m_context.get(), [this, gateway](const Result<GatewayInfo> &info) {
        if (info)
            takeInfo(gateway, *info);
        else
            end();
    });
}

void SchemaCatalog::takeInfo(const GatewayId &gateway, const GatewayInfo &info)
{
    const auto before = m_known.constFind(place(gateway));
    if (before != m_known.constEnd() && before->version == info.version && before->mode == info.mode)
        return end();
    if (info.mode != GatewayInfo::Mode::Traditional) {
        m_known.insert(place(gateway), { info.version, GatewaySchemas::shipped(), info.mode }); // it tells no schemas
        end();
        Q_EMIT changed(gateway);
        return;
    }
    QStringList plugins = info.plugins.isEmpty() ? GatewaySchemas::shipped().plugins() : info.plugins;
    plugins.resize(std::min(plugins.size(), mostPlugins));
    m_admin->fetchSchemas(formKinds, plugins, m_context.get(),
                          [this, gateway, at = place(gateway), version = info.version](const Result<GatewaySchemas> &schemas) {
                              m_known.insert(at, { version, schemas.value_or(GatewaySchemas()).completedBy(GatewaySchemas::shipped()),
                                                   GatewayInfo::Mode::Traditional });
                              end();
                              Q_EMIT changed(gateway);
                          });
}

void SchemaCatalog::end()
{
    m_context.release()->deleteLater(); // the answer that ends it may come from inside of it
}

} // namespace lineside
