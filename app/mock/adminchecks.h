// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/gatewayreply.h"
#include "mock/serverrequest.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lineside {

/// The keys of the demo gateway's Admin API.
struct AdminKeys {
    QByteArray admin;
    QByteArray viewer; ///< reads only
};

inline const QByteArray adminPrefix = "/apisix/admin";

/// What is wrong with the request's key; empty if nothing.
QString adminKeyFault(const AdminKeys &keys, const ServerRequest &request);
GatewayReply keyRefused(const QString &fault);

/// The schema that a resource goes by: "routes" are checked as "route".
QString resourceSchemaName(const QString &folder);
/// What the gateway would complain of in that resource; empty if nothing.
QString resourceFault(const QString &folder, const QJsonObject &value);
/// The dry run of a whole configuration.
GatewayReply validateConfigs(const QJsonObject &configs);

} // namespace lineside
