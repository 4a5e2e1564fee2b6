// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/resourcejson.h"

#include "gateway/apisixroute.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::GatewayResource)
};

QString idOf(ResourceKind kind, const ApisixEntry &entry)
{
    const QStringList parts = entry.key.split(u'/', Qt::SkipEmptyParts);
    const QString last = parts.isEmpty() ? QString() : parts.constLast();
    if (kind == ResourceKind::Credential && parts.size() >= 3) // …/alice/credentials/key-1
        return parts.at(parts.size() - 3) + u'/' + last;
    if (kind == ResourceKind::SecretManager && parts.size() >= 2)
        return parts.at(parts.size() - 2) + u'/' + last;
    if (!last.isEmpty())
        return last;
    const QJsonValue id = entry.value["id"_L1];
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString(entry.value["username"_L1].toString());
}

} // namespace

Result<Route> routeOfEntry(const ApisixEntry &entry)
{
    Route route = fromApisix(withSecretsMasked(entry.value));
    if (route.id.isEmpty())
        route.id = RouteId(entry.key.section(u'/', -1));
    route.modifiedIndex = entry.modifiedIndex;
    return route;
}

GatewayResource resourceOfEntry(ResourceKind kind, const ApisixEntry &entry)
{
    QJsonObject value = withSecretsMasked(entry.value);
    for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
        value.remove(time);
    return {{kind, idOf(kind, entry)}, QJsonDocument(value).toJson(QJsonDocument::Indented), entry.modifiedIndex};
}

Result<QJsonObject> objectOfResource(const GatewayResource &resource)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(resource.json, &problem);
    if (!document.isObject())
        return failure(Error::Kind::BadRequest, Tr::tr("The JSON of the %1 %2 is damaged at byte %3.")
                           .arg(describeKind(resource.key.kind), resource.key.id).arg(problem.offset),
                       Tr::tr("It must be a JSON object."));
    QJsonObject object = document.object();
    for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
        object.remove(time);
    const ResourceKind kind = resource.key.kind;
    if (kind == ResourceKind::Consumer)
        object["username"_L1] = resource.key.id;
    else if (kind == ResourceKind::PluginMetadata || kind == ResourceKind::SecretManager || kind == ResourceKind::Credential)
        object.remove("id"_L1); // the path says it
    else if (!object.value("id"_L1).isDouble() || QString::number(object.value("id"_L1).toInteger()) != resource.key.id)
        object["id"_L1] = resource.key.id;
    return object;
}

} // namespace lineside
