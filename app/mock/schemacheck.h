// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace lineside {

/// What is wrong with a value by that JSON schema, in the words that APISIX uses; empty if nothing is.
/// Knows the keywords that the demo gateway's own schemas use.
QString schemaFault(const QJsonObject &schema, const QJsonValue &value);

/// The demo gateway's schemas (resources/demogateway/schemas.json).
QJsonObject resourceSchema(const QString &resource); ///< "route", "consumer", "credential"
QStringList knownPlugins();                          ///< in the order in which they run
QJsonObject pluginSchema(const QString &plugin);     ///< empty if there is no such plugin
QJsonObject consumerPluginSchema(const QString &plugin);

/// What is wrong with a resource's `plugins`; empty if nothing is.
QString pluginsFault(const QJsonObject &plugins, bool ofConsumer);

} // namespace lineside
