// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lineside {

/// What a gateway keeps besides routes, as far as a route may need it.
enum class ResourceKind {
    Route,
    Service,
    Upstream,
    Consumer,
    Credential,   ///< of a consumer; its id is "alice/key-1"
    ConsumerGroup,
    PluginConfig,
    GlobalRule,
    SecretManager, ///< where `$secret://` looks; its id is "vault/1"
    PluginMetadata, ///< what all uses of a plugin share; its id is the plugin's name
};

/// Which of a gateway's resources.
struct ResourceKey {
    ResourceKind kind = ResourceKind::Route;
    QString id;
    friend bool operator==(const ResourceKey &, const ResourceKey &) = default;
};

/// One of a gateway's resources. Its JSON is all there is of it: fields that Lineside has no name for are in it like all others.
struct GatewayResource {
    ResourceKey key;
    QByteArray json; ///< the Admin API's `value`, indented; secrets masked, without times
    std::optional<qint64> modifiedIndex; ///< the gateway's revision when it was read
    QString name() const; ///< its own name, a consumer's username, or the id
    friend bool operator==(const GatewayResource &, const GatewayResource &) = default;
};

/// "routes", "plugin_configs": the word in the Admin API's paths and in a whole configuration.
QString resourceFolder(ResourceKind kind);
/// "route", "plugin_config": the name of its schema.
QString resourceSchemaName(ResourceKind kind);
/// For people, in the singular: "route", "plugin configuration".
QString describeKind(ResourceKind kind);
/// All kinds, routes first, then what routes use.
QList<ResourceKind> allResourceKinds();

} // namespace lineside
