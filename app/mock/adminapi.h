// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/adminchecks.h"
#include "mock/gatewayreply.h"
#include "mock/resourcestore.h"
#include "mock/serverrequest.h"

#include <QJsonObject>
#include <QStringList>

namespace lineside {

/// The Admin API of the demo gateway: routes and what they may refer to, consumers with their credentials, secret managers, plugin
/// schemas and dry runs, in the words and with the habits that were measured on APISIX 3.18.0.
class AdminApi
{
public:
    AdminApi(ResourceStore &store, AdminKeys keys);
    GatewayReply answer(const ServerRequest &request);

private:
    struct Call; // one request, taken apart

    GatewayReply answerResource(const Call &call);
    GatewayReply list(const Call &call) const;
    GatewayReply put(const Call &call);
    GatewayReply post(const Call &call);
    GatewayReply patch(const Call &call);
    GatewayReply erase(const Call &call);
    GatewayReply store(const Call &call, const QString &id, const QJsonObject &value);
    QString referenceFault(const QString &folder, const QJsonObject &value) const;
    QString userFault(const QString &folder, const QString &id) const;

    ResourceStore &m_store;
    AdminKeys m_keys;
};

} // namespace lineside
