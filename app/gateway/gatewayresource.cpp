// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayresource.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::GatewayResource)
};

struct KindWords {
    ResourceKind kind;
    QLatin1StringView folder;
    QLatin1StringView schema;
    const char *name;
};

constexpr std::array kinds{
    KindWords{ResourceKind::Route, "routes"_L1, "route"_L1, QT_TRANSLATE_NOOP("lineside::GatewayResource", "route")},
    KindWords{ResourceKind::Service, "services"_L1, "service"_L1, QT_TRANSLATE_NOOP("lineside::GatewayResource", "service")},
    KindWords{ResourceKind::Upstream, "upstreams"_L1, "upstream"_L1, QT_TRANSLATE_NOOP("lineside::GatewayResource", "upstream")},
    KindWords{ResourceKind::PluginConfig, "plugin_configs"_L1, "plugin_config"_L1,
              QT_TRANSLATE_NOOP("lineside::GatewayResource", "plugin configuration")},
    KindWords{ResourceKind::Consumer, "consumers"_L1, "consumer"_L1, QT_TRANSLATE_NOOP("lineside::GatewayResource", "consumer")},
    KindWords{ResourceKind::Credential, "credentials"_L1, "credential"_L1, QT_TRANSLATE_NOOP("lineside::GatewayResource", "credential")},
    KindWords{ResourceKind::ConsumerGroup, "consumer_groups"_L1, "consumer_group"_L1,
              QT_TRANSLATE_NOOP("lineside::GatewayResource", "consumer group")},
    KindWords{ResourceKind::GlobalRule, "global_rules"_L1, "global_rule"_L1,
              QT_TRANSLATE_NOOP("lineside::GatewayResource", "global rule")},
    KindWords{ResourceKind::SecretManager, "secrets"_L1, "secret"_L1,
              QT_TRANSLATE_NOOP("lineside::GatewayResource", "secret manager")},
    KindWords{ResourceKind::PluginMetadata, "plugin_metadata"_L1, "plugin_metadata"_L1,
              QT_TRANSLATE_NOOP("lineside::GatewayResource", "plugin metadata")},
};

const KindWords &wordsOf(ResourceKind kind)
{
    return *std::ranges::find(kinds, kind, &KindWords::kind);
}

} // namespace

QString GatewayResource::name() const
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QLatin1StringView field : {"name"_L1, "username"_L1}) {
        if (const QString text = object[field].toString(); !text.isEmpty())
            return text;
    }
    return key.id;
}

QString resourceFolder(ResourceKind kind)
{
    return wordsOf(kind).folder;
}

QString resourceSchemaName(ResourceKind kind)
{
    return wordsOf(kind).schema;
}

QString describeKind(ResourceKind kind)
{
    return Tr::tr(wordsOf(kind).name);
}

QList<ResourceKind> allResourceKinds()
{
    QList<ResourceKind> all;
    for (const KindWords &words : kinds)
        all.append(words.kind);
    return all;
}

} // namespace lineside
