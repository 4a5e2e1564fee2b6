// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/standaloneadmin.h"

#include "mock/adminreplies.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QStringList types{u"routes"_s,       u"services"_s,     u"upstreams"_s, u"consumers"_s, u"consumer_groups"_s,
                        u"plugin_configs"_s, u"global_rules"_s, u"secrets"_s,   u"plugin_metadata"_s};

QString versionOf(const QString &type)
{
    return type + u"_conf_version"_s;
}

QString itemId(const QJsonObject &item)
{
    const QJsonValue id = item["id"_L1];
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString(item["username"_L1].toString());
}

// Does the configuration say anything of that kind? One of the version that is there already does not.
bool isTouched(const QString &type, const QJsonObject &wanted, const QJsonObject &current)
{
    return !wanted.contains(versionOf(type)) || wanted[versionOf(type)] != current[versionOf(type)];
}

QString itemsFault(const QString &type, const QJsonArray &items)
{
    QStringList ids;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items.at(i).toObject();
        const QString id = itemId(item);
        if (id.isEmpty())
            return u"%1[%2]: missing id"_s.arg(type).arg(i);
        if (ids.contains(id))
            return u"found duplicate id %1 in %2"_s.arg(id, type);
        ids.append(id);
        const bool isCredential = type == "consumers"_L1 && id.contains("/credentials/"_L1);
        if (const QString fault = resourceFault(isCredential ? u"credentials"_s : type, item); !fault.isEmpty())
            return u"failed to check item data of [%1] err: %2"_s.arg(type, fault);
    }
    return {};
}

} // namespace

StandaloneAdmin::StandaloneAdmin(ResourceStore &store, AdminKeys keys)
    : m_store(store)
    , m_keys(std::move(keys))
{
    for (const QString &type : types)
        m_configuration[versionOf(type)] = 0;
}

GatewayReply StandaloneAdmin::stamped(GatewayReply reply) const
{
    if (!m_digest.isEmpty())
        reply.headers.append({{"X-Digest", m_digest}, {"X-Last-Modified", m_lastModified}});
    return reply;
}

GatewayReply StandaloneAdmin::answer(const ServerRequest &request)
{
    const QByteArray path = request.path();
    if (path == adminPrefix && request.method == "HEAD")
        return unversioned(adminText(200, {}));
    const bool isConfigs = path == adminPrefix + "/configs";
    const bool isDryRun = path == adminPrefix + "/configs/validate" && request.method == "POST";
    if (!isDryRun && !(isConfigs && (request.method == "GET" || request.method == "HEAD" || request.method == "PUT")))
        return adminPage(404);
    if (const QString fault = adminKeyFault(m_keys, request); !fault.isEmpty())
        return keyRefused(fault);
    if (isDryRun)
        return validateConfigs(QJsonDocument::fromJson(request.body).object());
    if (request.method == "PUT")
        return putAll(request);
    return stamped(unversioned(adminJson(200, m_configuration)));
}

GatewayReply StandaloneAdmin::putAll(const ServerRequest &request)
{
    const QByteArray digest = request.header("X-Digest");
    if (digest.isEmpty())
        return unversioned(adminError(400, u"missing digest header"_s));
    if (digest == m_digest)
        return stamped({.status = 204, .headers = {}, .body = {}, .chunked = false}); // it has that already
    if (const QString wrong = jsonFault(request.body); request.body.isEmpty() || !wrong.isEmpty())
        return unversioned(adminError(400, u"invalid request body: "_s + wrong));
    const QJsonObject wanted = QJsonDocument::fromJson(request.body).object();
    if (const QString wrong = fault(wanted); !wrong.isEmpty())
        return unversioned(adminError(400, wrong));
    take(wanted, digest);
    return stamped(unversioned(adminText(202, {})));
}

QString StandaloneAdmin::fault(const QJsonObject &wanted) const
{
    for (const QString &type : types) {
        const QJsonValue version = wanted[versionOf(type)];
        if (!version.isUndefined() && !version.isDouble())
            return versionOf(type) + u" must be a number"_s;
        if (version.toInteger(m_configuration[versionOf(type)].toInteger()) < m_configuration[versionOf(type)].toInteger())
            return u"%1 must be greater than or equal to (%2)"_s.arg(versionOf(type)).arg(m_configuration[versionOf(type)].toInteger());
        if (!isTouched(type, wanted, m_configuration))
            continue;
        if (const QString wrong = itemsFault(type, wanted[type].toArray()); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

void StandaloneAdmin::take(const QJsonObject &wanted, const QByteArray &digest)
{
    for (const QString &type : types) {
        if (!isTouched(type, wanted, m_configuration))
            continue;
        m_configuration[versionOf(type)] = wanted[versionOf(type)].toInteger(m_configuration[versionOf(type)].toInteger() + 1);
        m_configuration[type] = wanted[type].toArray();
        store(type);
    }
    m_digest = digest;
    m_lastModified = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

// What the routes are served from.
void StandaloneAdmin::store(const QString &type)
{
    for (const StoredResource &resource : m_store.listBelow(u'/' + type))
        m_store.remove(resource.key);
    for (const QJsonValue &item : m_configuration[type].toArray())
        m_store.put(u'/' + type + u'/' + itemId(item.toObject()), item.toObject());
}

bool StandaloneAdmin::put(const QString &resource, const QJsonObject &value)
{
    const QString type = resource.section(u'/', 0, 0);
    QJsonObject wanted = m_configuration;
    QJsonArray items;
    QJsonObject item = value;
    if (const QString id = resource.section(u'/', 1); !id.isEmpty() && (type != "consumers"_L1 || id.contains(u'/')))
        item["id"_L1] = id;
    for (const QJsonValue &each : wanted[type].toArray()) {
        if (itemId(each.toObject()) != itemId(item))
            items.append(each);
    }
    items.append(item);
    wanted[type] = items;
    wanted.remove(versionOf(type));
    if (!fault(wanted).isEmpty())
        return false;
    take(wanted, QCryptographicHash::hash(QJsonDocument(wanted).toJson(), QCryptographicHash::Sha256).toHex());
    return true;
}

} // namespace lineside
