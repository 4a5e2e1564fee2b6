// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayschemas.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

GatewaySchemas readShipped()
{
    GatewaySchemas schemas;
    const QDir folder(u":/lineside/schemas/apisix-3.18"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString base = name.chopped(5);
        const auto isKind = [&base](ResourceKind kind) { return base == u'_' + resourceSchemaName(kind); };
        const QList<ResourceKind> kinds = allResourceKinds();
        if (const auto kind = std::ranges::find_if(kinds, isKind); kind != kinds.end())
            schemas.setResource(*kind, file.readAll());
        else
            schemas.setPlugin(base, file.readAll());
    }
    return schemas;
}

} // namespace

const GatewaySchemas &GatewaySchemas::shipped()
{
    static const GatewaySchemas schemas = readShipped();
    return schemas;
}

QByteArray GatewaySchemas::resource(ResourceKind kind) const
{
    return m_resources.value(resourceSchemaName(kind));
}

QByteArray GatewaySchemas::plugin(const QString &name) const
{
    return m_plugins.value(name);
}

QStringList GatewaySchemas::plugins() const
{
    QStringList names = m_plugins.keys();
    names.sort();
    return names;
}

void GatewaySchemas::setResource(ResourceKind kind, const QByteArray &schema)
{
    m_resources.insert(resourceSchemaName(kind), schema);
}

void GatewaySchemas::setPlugin(const QString &name, const QByteArray &schema)
{
    m_plugins.insert(name, schema);
}

GatewaySchemas GatewaySchemas::completedBy(const GatewaySchemas &other) const
{
    GatewaySchemas complete = other;
    complete.m_resources.insert(m_resources);
    complete.m_plugins.insert(m_plugins);
    if (!m_switchedOn.isEmpty())
        complete.m_switchedOn = m_switchedOn;
    return complete;
}

} // namespace lineside
