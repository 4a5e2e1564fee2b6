// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/gatewayreply.h"
#include "mock/resourcestore.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lineside {

/// Answers of the Admin API, with the headers that all of them have.
GatewayReply adminJson(int status, const QJsonObject &object);
GatewayReply adminError(int status, const QString &message); ///< {"error_msg": …}
GatewayReply adminText(int status, const QByteArray &body);  ///< bare, though labelled JSON
GatewayReply adminPage(int status);                          ///< OpenResty's page
GatewayReply keyNotFound();
GatewayReply unversioned(GatewayReply reply); ///< without X-API-VERSION, as before a key was accepted and on dry runs

/// A resource as PUT, POST and PATCH give it back: its secrets as cipher text.
QJsonObject asEcho(const StoredResource &resource);
/// A resource as GET gives it: its secrets in clear text, and its revisions.
QJsonObject withIndexes(const StoredResource &resource);

/// What stands in for the gateway's encryption: of the same length, stable, not to be undone. It protects nothing.
QString cipherText(const QString &plain);

} // namespace lineside
