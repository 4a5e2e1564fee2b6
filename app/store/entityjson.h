// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"
#include "store/jsonmembers.h"

namespace lineside {

// What a user has set up, as JSON: the same form in the workspace file and in the history. Keys are references.
ConnectionSettings readConnection(const JsonReader &json);
Provider readProvider(const JsonReader &json);
Gateway readGateway(const JsonReader &json);
GatewayRoute readRoute(const JsonReader &json);

/// Members of `source` that have no name here are kept.
QJsonObject toJson(const ConnectionSettings &connection, const QJsonObject &source);
QJsonObject toJson(const Provider &provider, const QJsonObject &source);
QJsonObject toJson(const Gateway &gateway, const QJsonObject &source);
QJsonObject toJson(const GatewayRoute &entry, const QJsonObject &source);

} // namespace lineside
