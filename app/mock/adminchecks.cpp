// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/adminchecks.h"

#include "mock/adminreplies.h"
#include "mock/schemacheck.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

QString adminKeyFault(const AdminKeys &keys, const ServerRequest &request)
{
    QByteArray key = request.header("X-API-KEY");
    if (key.isNull())
        key = request.query().queryItemValue(u"api_key"_s, QUrl::FullyDecoded).toUtf8();
    if (key.isEmpty())
        return u"missing apikey"_s;
    if (key == keys.admin)
        return {};
    if (key != keys.viewer)
        return u"wrong apikey"_s;
    return request.method == "GET" ? QString() : u"invalid method for role viewer"_s;
}

GatewayReply keyRefused(const QString &fault)
{
    return unversioned(adminJson(401, {{u"error_msg"_s, u"failed to check token"_s}, {u"description"_s, fault}}));
}

QString resourceSchemaName(const QString &folder)
{
    return folder == "plugin_metadata"_L1 ? folder : folder.chopped(1);
}

QString resourceFault(const QString &folder, const QJsonObject &value)
{
    if (const QString fault = schemaFault(resourceSchema(resourceSchemaName(folder)), value); !fault.isEmpty())
        return u"invalid configuration: "_s + fault;
    return pluginsFault(value["plugins"_L1].toObject(), folder == "consumers"_L1 || folder == "credentials"_L1);
}

GatewayReply validateConfigs(const QJsonObject &configs)
{
    QJsonArray errors;
    const QJsonArray routes = configs["routes"_L1].toArray();
    for (qsizetype i = 0; i < routes.size(); ++i) {
        const QJsonObject route = routes.at(i).toObject();
        const QString fault = resourceFault(u"routes"_s, route);
        if (!fault.isEmpty()) {
            errors.append(QJsonObject{{u"resource_id"_s, route["id"_L1]}, {u"resource_type"_s, u"routes"_s}, {u"error"_s, fault},
                                      {u"index"_s, qint64(i)}});
        }
    }
    if (errors.isEmpty())
        return unversioned(adminJson(200, {}));
    return unversioned(adminJson(400, {{u"error_msg"_s, u"Configuration validation failed"_s}, {u"errors"_s, errors}}));
}

} // namespace lineside
