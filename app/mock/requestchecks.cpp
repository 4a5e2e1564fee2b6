// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/requestchecks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qint64 usualBodyLimit = 67'108'864;

GatewayReply message(int status, const QString &text)
{
    return plainJsonReply(status, {{u"message"_s, text}});
}

GatewayReply keyRefusal(const QString &text, const QString &realm)
{
    GatewayReply reply = message(401, text);
    reply.headers.append({"WWW-Authenticate", "apikey realm=\"" + realm.toUtf8() + '"'});
    return reply;
}

bool holdsKey(const QJsonObject &value, const QString &key)
{
    const QJsonValue own = value["plugins"_L1]["key-auth"_L1]["key"_L1];
    return own.isString() && own.toString() == key;
}

// Sets whose key it is. False if nobody's.
bool findOwner(Passage &passage, const ResourceStore &store, const QString &key)
{
    for (const StoredResource &consumer : store.list(u"/consumers"_s)) {
        const QString name = consumer.value["username"_L1].toString();
        if (holdsKey(consumer.value, key)) {
            passage.consumer = name;
            return true;
        }
        for (const StoredResource &credential : store.list(consumer.key + u"/credentials"_s)) {
            if (holdsKey(credential.value, key)) {
                passage.consumer = name;
                passage.credential = credential.value["id"_L1].toString();
                return true;
            }
        }
    }
    return false;
}

void removeHeader(ServerRequest &request, QByteArrayView name)
{
    request.headers.removeIf([name](const RawHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

bool matchesAny(const QJsonArray &patterns, const QString &text)
{
    return std::ranges::any_of(patterns, [&text](const QJsonValue &pattern) {
        return QRegularExpression(pattern.toString()).match(text).hasMatch();
    });
}

// The text that the guard looks at; nothing if there is no message of a user's to look at.
std::optional<QString> guardedText(const QJsonArray &messages, const QJsonObject &config)
{
    const bool allRoles = config["match_all_roles"_L1].toBool();
    QStringList texts;
    if (config["match_all_conversation_history"_L1].toBool()) {
        for (const QJsonValue &entry : messages) {
            if (allRoles || entry["role"_L1].toString() == "user"_L1)
                texts.append(entry["content"_L1].toString());
        }
    } else if (!messages.isEmpty() && (allRoles || messages.last()["role"_L1].toString() == "user"_L1)) {
        texts.append(messages.last()["content"_L1].toString());
    }
    return texts.isEmpty() ? std::nullopt : std::optional(texts.join(u' '));
}

} // namespace

Refusal checkKeyAuth(Passage &passage, const ResourceStore &store)
{
    if (!passage.plugins.contains("key-auth"_L1))
        return {};
    const QJsonObject config = passage.plugins.value("key-auth"_L1).toObject();
    const QByteArray header = config["header"_L1].toString(u"apikey"_s).toLatin1();
    const QString realm = config["realm"_L1].toString(u"key"_s);
    QByteArray key = passage.request.header(header);
    if (key.isNull()) {
        const QString parameter = config["query"_L1].toString(u"apikey"_s);
        key = passage.request.query().queryItemValue(parameter, QUrl::FullyDecoded).toUtf8();
    }
    if (key.isEmpty())
        return keyRefusal(u"Missing API key in request"_s, realm);
    if (!findOwner(passage, store, QString::fromUtf8(key)))
        return keyRefusal(u"Invalid API key in request"_s, realm);
    if (config["hide_credentials"_L1].toBool())
        removeHeader(passage.request, header);
    return {};
}

Refusal checkConsumerRestriction(const Passage &passage)
{
    if (!passage.plugins.contains("consumer-restriction"_L1))
        return {};
    const QJsonObject config = passage.plugins["consumer-restriction"_L1].toObject();
    const QJsonArray allowed = config["whitelist"_L1].toArray();
    const bool denied = config["blacklist"_L1].toArray().contains(passage.consumer)
        || (!allowed.isEmpty() && !allowed.contains(passage.consumer));
    if (!denied)
        return {};
    return message(config["rejected_code"_L1].toInt(403), config["rejected_msg"_L1].toString(u"The consumer_name is forbidden."_s));
}

Refusal checkPromptGuard(const Passage &passage)
{
    if (!passage.plugins.contains("ai-prompt-guard"_L1))
        return {};
    const QJsonObject config = passage.plugins["ai-prompt-guard"_L1].toObject();
    const QJsonArray messages = QJsonDocument::fromJson(passage.request.body).object()["messages"_L1].toArray();
    const std::optional<QString> text = guardedText(messages, config);
    if (!text) // as measured: the request ends here, with nothing said
        return textReply(200, {});
    const QJsonArray allowed = config["allow_patterns"_L1].toArray();
    if (!allowed.isEmpty() && !matchesAny(allowed, *text))
        return message(400, u"Request doesn't match allow patterns"_s);
    if (matchesAny(config["deny_patterns"_L1].toArray(), *text))
        return message(400, u"Request contains prohibited content"_s);
    return {};
}

Refusal checkAiRequest(const Passage &passage, const QJsonObject &proxy, const QString &provider)
{
    const ServerRequest &request = passage.request;
    const QByteArray type = request.header("Content-Type");
    if (!type.isEmpty() && !type.startsWith("application/json"))
        return textReply(400, "unsupported content-type: " + type + ", only application/json is supported");
    if (request.body.isEmpty())
        return message(400, u"could not get body: request body is empty"_s);
    const qint64 limit = proxy["max_req_body_size"_L1].toInteger(usualBodyLimit);
    if (request.body.size() > limit) {
        return message(413, u"could not get body: request size %1 is greater than the maximum size %2 allowed"_s.arg(request.body.size()).arg(limit));
    }
    if (const QString fault = jsonFault(request.body); !fault.isEmpty())
        return message(400, u"could not parse JSON request body: "_s + fault);
    if (const QJsonDocument json = QJsonDocument::fromJson(request.body); json.object().isEmpty() && json.array().isEmpty())
        return textReply(400, "no matching AI protocol for the request");
    const QByteArray path = request.path();
    const QByteArray protocol = path.endsWith("/v1/responses") ? "openai-responses" : path.endsWith("/v1/messages") ? "anthropic-messages" : "";
    if (!protocol.isEmpty())
        return textReply(400, "provider " + provider.toUtf8() + " does not support " + protocol + " protocol (supported: openai-chat)");
    return {};
}

} // namespace lineside
