// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/adminapi.h"

#include "mock/adminreplies.h"
#include "mock/resourcelist.h"
#include "mock/schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype longestBody = 1'572'864; // as in APISIX

bool writes(const QByteArray &method)
{
    return method == "PUT" || method == "POST" || method == "PATCH";
}

// All that can be put and read. The metadata of plugins is called the same in the singular.
const QStringList folders{u"routes"_s,       u"services"_s,     u"upstreams"_s, u"consumers"_s,     u"consumer_groups"_s,
                          u"plugin_configs"_s, u"global_rules"_s, u"secrets"_s,   u"plugin_metadata"_s};

// Null removes, objects are merged, everything else replaces.
QJsonObject merged(QJsonObject object, const QJsonObject &change)
{
    for (auto field = change.begin(); field != change.end(); ++field) {
        if (field.value().isNull())
            object.remove(field.key());
        else if (field.value().isObject() && object.value(field.key()).isObject() && !object.value(field.key()).toObject().isEmpty())
            object.insert(field.key(), merged(object.value(field.key()).toObject(), field.value().toObject()));
        else
            object.insert(field.key(), field.value());
    }
    return object;
}

QString forbiddenTime(const QJsonObject &value)
{
    for (const QString &name : {u"create_time"_s, u"update_time"_s}) {
        if (value.contains(name))
            return u"the property is forbidden:  "_s + name;
    }
    return {};
}

QString idText(const QJsonValue &id)
{
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

// Who may refer to what, by which field.
struct Reference {
    QString user;
    QString field;
    QString used;
};
const QList<Reference> references{
    {u"routes"_s, u"service_id"_s, u"services"_s},
    {u"routes"_s, u"upstream_id"_s, u"upstreams"_s},
    {u"routes"_s, u"plugin_config_id"_s, u"plugin_configs"_s},
    {u"services"_s, u"upstream_id"_s, u"upstreams"_s},
    {u"consumers"_s, u"group_id"_s, u"consumer_groups"_s},
};

GatewayReply validateSchema(const QString &folder, const QJsonObject &value)
{
    const QString fault = schemaFault(resourceSchema(resourceSchemaName(folder)), value);
    return unversioned(fault.isEmpty() ? adminText(200, {}) : adminError(400, fault));
}

GatewayReply describePlugin(const QString &name, bool ofConsumer)
{
    if (name == "list"_L1)
        return unversioned(adminText(200, QJsonDocument(QJsonArray::fromStringList(knownPlugins())).toJson(QJsonDocument::Compact) + '\n'));
    const QJsonObject schema = ofConsumer ? consumerPluginSchema(name) : pluginSchema(name);
    return schema.isEmpty() ? adminError(404, u"plugin not found in subsystem http"_s) : adminJson(200, schema);
}

} // namespace

struct AdminApi::Call {
    QByteArray method;
    QStringList path; // below the prefix: "routes", "gemini-chat"
    QUrlQuery query;
    bool hasBody = false;
    QJsonObject body;

    QString folder() const { return path.value(0); }
    QString id() const { return path.value(1); }
};

AdminApi::AdminApi(ResourceStore &store, AdminKeys keys)
    : m_store(store)
    , m_keys(std::move(keys))
{
}

GatewayReply AdminApi::answer(const ServerRequest &request)
{
    const QByteArray path = request.path();
    if (path == adminPrefix && request.method == "HEAD")
        return unversioned(adminText(200, {}));
    if (!path.startsWith(adminPrefix + '/'))
        return adminPage(404);
    if (const QString fault = adminKeyFault(m_keys, request); !fault.isEmpty())
        return keyRefused(fault);
    Call call{.method = request.method,
              .path = QString::fromUtf8(path.sliced(adminPrefix.size() + 1)).split(u'/', Qt::SkipEmptyParts),
              .query = request.query(),
              .hasBody = writes(request.method) && !request.body.isEmpty(),
              .body = {}};
    if (request.body.size() > longestBody) {
        return unversioned(adminError(400, u"invalid request body: request size %1 is greater than the maximum size %2 allowed"_s
                                               .arg(request.body.size()).arg(longestBody)));
    }
    if (request.body.size() > longestBody) {
        return unversioned(adminError(400, u"invalid request body: request size %1 is greater than the maximum size %2 allowed"_s
                                               .arg(request.body.size())
                                               .arg(longestBody)));
    }
    if (call.hasBody) {
        if (const QString fault = jsonFault(request.body); !fault.isEmpty()) {
            return unversioned(adminJson(400, {{u"error_msg"_s, u"invalid request body: "_s + fault},
                                               {u"req_body"_s, QString::fromUtf8(request.body)}}));
        }
        call.body = QJsonDocument::fromJson(request.body).object();
    }
    return answerResource(call);
}

GatewayReply AdminApi::answerResource(const Call &call)
{
    const QString folder = call.folder();
    if (folder == "plugins"_L1 && call.method == "GET")
        return describePlugin(call.id(), call.query.queryItemValue(u"schema_type"_s) == "consumer"_L1);
    if (folder == "schema"_L1 && call.method == "GET" && call.id() == "plugins"_L1)
        return describePlugin(call.path.value(2), call.query.queryItemValue(u"schema_type"_s) == "consumer"_L1);
    if (folder == "schema"_L1 && call.method == "GET") {
        const QJsonObject schema = resourceSchema(call.id());
        return schema.isEmpty() ? adminError(400, u"not found schema: "_s + call.id()) : adminJson(200, schema);
    }
    if (folder == "schema"_L1 && call.method == "POST" && call.id() == "validate"_L1)
        return validateSchema(call.path.value(2), call.body);
    if (folder == "configs"_L1 && call.method == "POST" && call.id() == "validate"_L1)
        return validateConfigs(call.body);
    if (!folders.contains(folder))
        return adminError(404, u"Unsupported resource type: "_s + folder);
    if (call.method == "GET")
        return list(call);
    if (call.method == "PUT")
        return put(call);
    if (call.method == "POST")
        return post(call);
    if (call.method == "PATCH")
        return patch(call);
    if (call.method == "DELETE")
        return erase(call);
    return adminError(404, u"not found"_s);
}

GatewayReply AdminApi::list(const Call &call) const
{
    const QString key = u'/' + call.path.join(u'/');
    if (call.path == QStringList{u"secrets"_s})
        return listReply(m_store.listBelow(key), call.query);
    if (call.path.size() == 1 || (call.path.size() == 3 && call.path.at(2) == "credentials"_L1))
        return listReply(m_store.list(key), call.query);
    const auto found = m_store.find(key);
    return found ? adminJson(200, withIndexes(*found)) : keyNotFound();
}

GatewayReply AdminApi::store(const Call &call, const QString &id, const QJsonObject &value)
{
    const bool isCredential = call.path.size() == 4;
    const QString folder = isCredential ? u"credentials"_s : call.folder();
    if (const QString fault = resourceFault(folder, value); !fault.isEmpty())
        return adminError(400, fault);
    if (const QString fault = referenceFault(folder, value); !fault.isEmpty())
        return adminError(400, fault);
    const QString key = isCredential ? u'/' + call.path.first(3).join(u'/') + u'/' + id : u'/' + folder + u'/' + id;
    const bool isNew = m_store.put(key, value);
    return adminJson(isNew ? 201 : 200, asEcho(*m_store.find(key)));
}

GatewayReply AdminApi::put(const Call &call)
{
    if (!call.hasBody)
        return adminError(400, u"missing configurations"_s);
    QJsonObject value = call.body;
    if (const QString fault = forbiddenTime(value); !fault.isEmpty())
        return adminError(400, fault);
    if (call.folder() == "consumers"_L1 && call.path.size() < 3) {
        const QString name = value.value("username"_L1).toString();
        return !call.id().isEmpty() && call.id() != name ? adminError(400, u"wrong username"_s) : store(call, name, value);
    }
    if (call.folder() == "secrets"_L1 && call.path.size() == 3) {
        value.insert(u"id"_s, call.path.at(1) + u'/' + call.path.at(2));
        return store(call, value.value("id"_L1).toString(), value);
    }
    if (call.path.size() == 4 && !m_store.find(u"/consumers/"_s + call.id()))
        return adminError(404, u"consumer not found"_s);
    const QString pathId = call.path.size() == 4 ? call.path.at(3) : call.id();
    const QString bodyId = idText(value.value("id"_L1));
    const QString what = call.path.size() == 4 ? u"credential"_s : resourceSchemaName(call.folder());
    if (pathId.isEmpty() && bodyId.isEmpty())
        return adminError(400, u"missing %1 id"_s.arg(what));
    if (!pathId.isEmpty() && !bodyId.isEmpty() && pathId != bodyId)
        return adminError(400, u"wrong %1 id"_s.arg(what));
    if (bodyId.isEmpty())
        value.insert(u"id"_s, pathId);
    return store(call, pathId.isEmpty() ? bodyId : pathId, value);
}

GatewayReply AdminApi::post(const Call &call)
{
    const QString what = resourceSchemaName(call.folder());
    if (call.folder() == "consumers"_L1)
        return adminError(405, u"not supported `POST` method for "_s + what);
    if (!call.hasBody)
        return adminError(400, u"missing configurations"_s);
    QJsonObject value = call.body;
    if (const QString fault = forbiddenTime(value); !fault.isEmpty())
        return adminError(400, fault);
    if (value.contains("id"_L1))
        return adminError(400, u"wrong %1 id, do not need it"_s.arg(what));
    const QString id = QString::number(m_store.nextIndex()).rightJustified(20, u'0');
    value.insert(u"id"_s, id);
    return store(call, id, value);
}

GatewayReply AdminApi::patch(const Call &call)
{
    if (call.folder() == "consumers"_L1)
        return adminError(405, u"not supported `PATCH` method for "_s + resourceSchemaName(call.folder()));
    if (call.id().isEmpty())
        return adminError(400, u"missing %1 id"_s.arg(resourceSchemaName(call.folder())));
    const auto before = m_store.find(u'/' + call.folder() + u'/' + call.id());
    if (!before)
        return keyNotFound();
    if (!call.hasBody)
        return adminError(400, u"missing configurations"_s);
    return store(call, call.id(), merged(before->value, call.body));
}

// What a resource refers to has to be there when it is put.
QString AdminApi::referenceFault(const QString &folder, const QJsonObject &value) const
{
    for (const Reference &reference : references) {
        const QJsonValue id = value.value(reference.field);
        if (reference.user == folder && !id.isUndefined() && !m_store.find(u'/' + reference.used + u'/' + idText(id))) {
            const QString what = resourceSchemaName(reference.used);
            return u"failed to fetch %1 info by %2 id [%3], response code: 404"_s.arg(what, QString(what).replace(u'_', u' '), idText(id));
        }
    }
    return {};
}

QString AdminApi::userFault(const QString &folder, const QString &id) const
{
    for (const Reference &reference : references) {
        if (reference.used != folder)
            continue;
        for (const StoredResource &user : m_store.list(u'/' + reference.user)) {
            if (idText(user.value.value(reference.field)) == id)
                return u"can not delete this %1 directly, %2 [%3] is still using it now"_s.arg(resourceSchemaName(folder).replace(u'_', u' '), resourceSchemaName(reference.user),
                                                                                              user.key.section(u'/', -1));
        }
    }
    return {};
}

GatewayReply AdminApi::erase(const Call &call)
{
    const QString key = u'/' + call.path.join(u'/');
    const bool force = call.query.queryItemValue(u"force"_s) == "true"_L1;
    if (const QString fault = userFault(call.folder(), call.id()); !force && !fault.isEmpty() && m_store.find(key))
        return adminError(400, fault);
    if (!m_store.remove(key))
        return keyNotFound();
    for (const StoredResource &credential : m_store.list(key + u"/credentials"_s))
        m_store.remove(credential.key);
    return adminJson(200, {{u"key"_s, u"/apisix"_s + key}, {u"deleted"_s, u"1"_s}});
}

} // namespace lineside
