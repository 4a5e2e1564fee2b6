// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/apisixapi.h"

#include <QList>

namespace lineside {

/// The kinds whose entries may refer to one of that kind.
QList<ResourceKind> possibleUsers(ResourceKind kind);
/// Does the resource with that JSON refer to it?
bool refersTo(const QJsonObject &user, const ResourceKey &used);
/// The users that a refusal to delete names: "…, route [svc-route] is still using it now".
QList<ResourceKey> usersNamedIn(const QString &refusal);

/// Reads all that may refer to it. Kinds that the gateway does not know refer to nothing.
void findResourceUsers(const ApisixApi &api, const ResourceKey &used, QObject *context, Callback<QList<ResourceKey>> done);

} // namespace lineside
