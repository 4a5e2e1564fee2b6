// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/wholejson.h"

#include "gateway/apisixerror.h"
#include "gateway/jsondifference.h"
#include "gateway/secretplaces.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

// Lets `change` alter every resource of the configuration.
template<class Alter>
QJsonObject withItems(QJsonObject configuration, Alter alter)
{
    for (auto type = configuration.begin(); type != configuration.end(); ++type) {
        if (!type.value().isArray())
            continue;
        QJsonArray items;
        for (const QJsonValue &item : type.value().toArray())
            items.append(item.isObject() ? QJsonValue(alter(type.key(), item.toObject())) : item);
        type.value() = items;
    }
    return configuration;
}

// The template of each resource, one after the other: what counts as a reference is told by the place within the resource.
QByteArray templateOf(const QJsonObject &configuration)
{
    QByteArrayList members;
    for (auto type = configuration.begin(); type != configuration.end(); ++type) {
        QByteArray value = jsonText(type.value());
        if (type.value().isArray()) {
            QByteArrayList items;
            for (const QJsonValue &item : type.value().toArray())
                items.append(item.isObject() ? toJsonTemplate(item.toObject()) : jsonText(item));
            value = '[' + items.join(',') + ']';
        }
        members.append(jsonText(type.key()) + ':' + value);
    }
    return '{' + members.join(',') + '}';
}

// The gateway's own keys in the places of their masks, and no times.
Result<QByteArray> bodyFor(const QByteArray &configuration, const QJsonObject &current)
{
    QString left;
    const QJsonObject filled = withItems(QJsonDocument::fromJson(configuration).object(), [&](const QString &type, const QJsonObject &item) {
        QJsonObject whole = withMasksFilled(item, wholeItem(current[type].toArray(), wholeItemId(item)), FilledWith::Keys);
        for (const QLatin1StringView time : {"create_time"_L1, "update_time"_L1})
            whole.remove(time);
        if (const QStringList places = maskedPlaces(whole); !places.isEmpty())
            left = wholeItemId(item) + u": "_s + places.constFirst();
        return whole;
    });
    if (!left.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("A key is masked that the gateway does not have (%1).").arg(left),
                       Tr::tr("Put a reference to the key there, such as {keychain:NAME} or {env:NAME}."));
    return templateOf(filled);
}

} // namespace

Result<WholeJson> wholeOf(const Result<HttpResponse> &response, const ApisixApi &api)
{
    return answerObject(response, api).map([&response](const QJsonObject &json) {
        const QByteArray told = response->head.header("X-Digest").value_or(QByteArray());
        return WholeJson{json, told.isEmpty() ? QCryptographicHash::hash(response->body, QCryptographicHash::Sha256).toHex() : told};
    });
}

void readWhole(const ApisixApi &api, const HttpResponse &refusal, QObject *context, Callback<WholeJson> done)
{
    const Error refused = answerObject(refusal, api).error();
    api.client->send(api.request("GET", u"/configs"_s), context, [api, refused, done = std::move(done)](const Result<HttpResponse> &response) {
        const Result<WholeJson> whole = wholeOf(response, api);
        const auto isVersion = [](const QString &name) { return name.endsWith("_conf_version"_L1); };
        done(whole && std::ranges::any_of(whole->json.keys(), isVersion) ? whole : Result<WholeJson>(failure(refused)));
    });
}

void putWhole(const ApisixApi &api, const QByteArray &configuration, const QJsonObject &current, QObject *context, Callback<void> done)
{
    const Result<QByteArray> body = bodyFor(configuration, current);
    if (!body)
        return failLater(context, done, body.error());
    HttpRequest put = api.writing("PUT", u"/configs"_s, *body, HttpRequest::Body::JsonTemplate);
    const QByteArray digest = QCryptographicHash::hash(configuration, QCryptographicHash::Sha256).toHex();
    put.headers.append({"X-Digest", ValueTemplate::literal(QString::fromLatin1(digest))});
    api.client->send(put, context, [api, done = std::move(done)](const Result<HttpResponse> &answer) {
        if (!answer)
            done(failure(answer.error()));
        else if (answer->head.status >= 200 && answer->head.status < 300)
            done({});
        else
            done(failure(apisixError(*answer, api.url)));
    });
}

QString wholeItemId(const QJsonValue &item)
{
    const QJsonValue id = item["id"_L1];
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString(item["username"_L1].toString());
}

QJsonObject wholeItem(const QJsonArray &items, const QString &id)
{
    const auto found = std::ranges::find_if(items, [&id](const QJsonValue &item) { return wholeItemId(item) == id; });
    return found == items.end() ? QJsonObject() : QJsonValue(*found).toObject();
}

QJsonObject withAllMasked(const QJsonObject &configuration)
{
    return withItems(configuration, [](const QString &, const QJsonObject &item) { return withSecretsMasked(item); });
}

} // namespace lineside
