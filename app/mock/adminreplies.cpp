// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/adminreplies.h"

#include "mock/schemacheck.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype cipherBlock = 16;

const QList<RawHeader> crossOriginHeaders{{"Access-Control-Allow-Origin", "*"},
                                          {"Access-Control-Allow-Credentials", "true"},
                                          {"Access-Control-Expose-Headers", "*"},
                                          {"Access-Control-Max-Age", "3600"}};
const QByteArray versionHeader = "X-API-VERSION";

// Replaces the texts at that path ("instances.auth.header"), in arrays and objects alike.
QJsonValue encrypted(const QJsonValue &value, const QStringList &path)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : value.toArray())
            array.append(encrypted(entry, path));
        return array;
    }
    if (value.isString())
        return path.isEmpty() ? QJsonValue(cipherText(value.toString())) : value;
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &name : object.keys()) {
        if (path.isEmpty() || path.constFirst() == name)
            object.insert(name, encrypted(object.value(name), path.isEmpty() ? path : path.sliced(1)));
    }
    return object;
}

} // namespace

QString cipherText(const QString &plain)
{
    const QByteArray bytes = plain.toUtf8();
    const qsizetype size = (bytes.size() / cipherBlock + 1) * cipherBlock;
    QByteArray cipher;
    while (cipher.size() < size)
        cipher += QCryptographicHash::hash(bytes + QByteArray::number(cipher.size()), QCryptographicHash::Sha256);
    return QString::fromLatin1(cipher.first(size).toBase64());
}

GatewayReply adminText(int status, const QByteArray &body)
{
    GatewayReply reply{.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body, .chunked = true};
    reply.headers += crossOriginHeaders;
    reply.headers.append({versionHeader, "v3"});
    return reply;
}

GatewayReply adminJson(int status, const QJsonObject &object)
{
    return adminText(status, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

GatewayReply adminError(int status, const QString &message)
{
    return adminJson(status, {{u"error_msg"_s, message}});
}

GatewayReply adminPage(int status)
{
    return htmlReply(status, crossOriginHeaders);
}

GatewayReply keyNotFound()
{
    return adminJson(404, {{u"message"_s, u"Key not found"_s}});
}

GatewayReply unversioned(GatewayReply reply)
{
    reply.headers.removeIf([](const RawHeader &header) { return header.name == versionHeader; });
    return reply;
}

QJsonObject asEcho(const StoredResource &resource)
{
    QJsonObject value = resource.value;
    QJsonObject plugins = value.value("plugins"_L1).toObject();
    const bool ofConsumer = resource.key.startsWith("/consumers/"_L1);
    for (const QString &name : plugins.keys()) {
        const QJsonObject schema = ofConsumer ? consumerPluginSchema(name) : pluginSchema(name);
        for (const QJsonValue &field : schema["encrypt_fields"_L1].toArray())
            plugins.insert(name, encrypted(plugins.value(name), field.toString().split(u'.')));
    }
    if (!plugins.isEmpty())
        value.insert(u"plugins"_s, plugins);
    return {{u"key"_s, u"/apisix"_s + resource.key}, {u"value"_s, value}};
}

QJsonObject withIndexes(const StoredResource &resource)
{
    return {{u"key"_s, u"/apisix"_s + resource.key},
            {u"value"_s, resource.value},
            {u"createdIndex"_s, resource.createdIndex},
            {u"modifiedIndex"_s, resource.modifiedIndex}};
}

} // namespace lineside
