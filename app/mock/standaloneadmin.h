// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/adminchecks.h"
#include "mock/resourcestore.h"

#include <QJsonObject>

namespace lineside {

/// The Admin API of a gateway that is told its whole configuration and keeps it in memory alone: the API-driven standalone mode. It has
/// one resource, `/apisix/admin/configs`; what is put replaces all, kind by kind as their versions say.
class StandaloneAdmin
{
public:
    StandaloneAdmin(ResourceStore &store, AdminKeys keys);
    GatewayReply answer(const ServerRequest &request);
    /// Adds or replaces one resource ("routes/gemini-chat"), as a configuration with it in would. True if it was taken.
    bool put(const QString &resource, const QJsonObject &value);

private:
    GatewayReply putAll(const ServerRequest &request);
    QString fault(const QJsonObject &wanted) const;
    void take(const QJsonObject &wanted, const QByteArray &digest);
    void store(const QString &type);
    GatewayReply stamped(GatewayReply reply) const;

    ResourceStore &m_store;
    AdminKeys m_keys;
    QJsonObject m_configuration; ///< as GET gives it
    QByteArray m_digest;
    QByteArray m_lastModified;
};

} // namespace lineside
