// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/routesync.h"

#include "gateway/apisixroute.h"
#include "gateway/canonicalroute.h"
#include "gateway/secretplaces.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace lineside {

QByteArray routeDigest(const Route &route)
{
    const QByteArray text = QJsonDocument(CanonicalRoutes::shipped().of(route)).toJson(QJsonDocument::Compact);
    return "1:" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(16).toHex();
}

void noteSynced(GatewayRoute &entry, const Route &stored)
{
    entry.synced = RouteSync{stored.modifiedIndex.value_or(0), routeDigest(stored), {}};
}

void noteEdited(GatewayRoute &entry, const Route &before)
{
    if (!entry.synced)
        return;
    const QByteArray now = routeDigest(entry.route);
    if (now == entry.synced->digest)
        entry.synced->base.clear();
    else if (entry.synced->base.isEmpty() && routeDigest(before) == entry.synced->digest)
        entry.synced->base = QJsonDocument(withSecretsMasked(toApisix(before).json)).toJson(QJsonDocument::Compact);
}

} // namespace lineside
