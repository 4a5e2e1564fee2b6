// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/route.h"

#include <QByteArray>
#include <QStringList>

namespace lineside {

// A route's plugins one by one, each as the JSON object that configures it. ai-proxy is among them, wherever the route keeps it.

/// In the order in which the gateway runs them, as far as it is known; what is not known comes last, by name.
QStringList pluginsInOrder(const Route &route);
bool hasPlugin(const Route &route, const QString &name);
/// Compact; "{}" for a plugin without settings, empty where the route does not have it.
QByteArray pluginConfig(const Route &route, const QString &name);
/// Adds or replaces it. What is no JSON object changes nothing.
Route withPlugin(Route route, const QString &name, const QByteArray &config);
Route withoutPlugin(Route route, const QString &name);

/// `_meta.disable`: the gateway keeps the plugin and does not run it.
bool isPluginDisabled(const Route &route, const QString &name);
Route withPluginDisabled(const Route &route, const QString &name, bool disabled);

/// The route without its plugins, as the Admin API's JSON; and the route with other fields of that kind.
QByteArray routeFieldsJson(const Route &route);
Route withRouteFields(const Route &route, const QByteArray &json);

} // namespace lineside
