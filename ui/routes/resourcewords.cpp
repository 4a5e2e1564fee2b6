// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/resourcewords.h"

#include <QCoreApplication>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ResourcesPanel)
};

} // namespace

QString resourceHeading(ResourceKind kind)
{
    switch (kind) {
    case ResourceKind::Service:
        return Tr::tr("Services");
    case ResourceKind::Upstream:
        return Tr::tr("Upstreams");
    case ResourceKind::Consumer:
        return Tr::tr("Consumers");
    case ResourceKind::PluginConfig:
        return Tr::tr("Plugin configurations");
    case ResourceKind::GlobalRule:
        return Tr::tr("Global rules");
    case ResourceKind::SecretManager:
        return Tr::tr("Secret managers");
    default:
        return describeKind(kind);
    }
}

QString resourcePurpose(ResourceKind kind)
{
    switch (kind) {
    case ResourceKind::Service:
        return Tr::tr("What several routes share: plugins and an upstream.");
    case ResourceKind::Upstream:
        return Tr::tr("Servers that requests are passed on to.");
    case ResourceKind::Consumer:
        return Tr::tr("Who may use the gateway; each has credentials, such as a key.");
    case ResourceKind::PluginConfig:
        return Tr::tr("Plugins that several routes use in the same way.");
    case ResourceKind::GlobalRule:
        return Tr::tr("Plugins that run for every request.");
    case ResourceKind::SecretManager:
        return Tr::tr("Where the gateway looks up $secret:// references, such as a Vault.");
    default:
        return {};
    }
}

std::optional<ResourceKind> resourceKindOf(const QString &folder)
{
    for (const ResourceKind kind : allResourceKinds()) {
        if (resourceFolder(kind) == folder)
            return kind;
    }
    return std::nullopt;
}

const QList<ResourceKind> &shownResourceKinds()
{
    static const QList<ResourceKind> kinds { ResourceKind::Service,      ResourceKind::Upstream,     ResourceKind::Consumer,
                                             ResourceKind::Credential,   ResourceKind::PluginConfig, ResourceKind::GlobalRule,
                                             ResourceKind::SecretManager };
    return kinds;
}

} // namespace lineside
