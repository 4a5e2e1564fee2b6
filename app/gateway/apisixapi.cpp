// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixapi.h"

#include "gateway/apisixerror.h"
#include "gateway/apisixwhole.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

// An id is also a part of a URL's path, where two dots would mean something else.
bool canBeId(const QString &text)
{
    static const QRegularExpression allowed(QRegularExpression::anchoredPattern(u"[a-zA-Z0-9_.-]{1,64}"_s));
    return allowed.match(text).hasMatch() && text != "."_L1 && text != ".."_L1;
}

} // namespace

Result<ApisixApi> ApisixApi::of(const Gateway &gateway, HttpClient &client)
{
    const QUrl &url = gateway.adminUrl;
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(Error::Kind::Configuration, Tr::tr("The gateway %1 has no admin URL.").arg(gateway.name),
                       Tr::tr("Enter the address of its Admin API, such as http://127.0.0.1:9180/apisix/admin."));
    QUrl base = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (base.path().isEmpty() || base.path() == "/"_L1)
        base.setPath(u"/apisix/admin"_s);
    return ApisixApi{gateway, base, &client};
}

HttpRequest ApisixApi::request(const QByteArray &method, const QString &path, const QString &query) const
{
    HttpRequest made;
    made.method = method;
    made.url = url;
    made.url.setPath(url.path() + path);
    if (!query.isEmpty())
        made.url.setQuery(query);
    made.connection = gateway.connection;
    made.headers.append({"Accept", ValueTemplate::literal(u"application/json"_s)});
    if (gateway.adminKey)
        made.headers.append({"X-API-KEY", ValueTemplate::withKey({}, *gateway.adminKey)});
    return made;
}

HttpRequest ApisixApi::writing(const QByteArray &method, const QString &path, const QByteArray &body, HttpRequest::Body kind) const
{
    HttpRequest made = request(method, path);
    made.headers.append({"Content-Type", ValueTemplate::literal(u"application/json"_s)});
    made.body = body;
    made.bodyKind = kind;
    return made;
}

Result<QString> apisixPath(const ResourceKey &key)
{
    const QStringList parts = key.id.split(u'/');
    const bool isNested = key.kind == ResourceKind::Credential || key.kind == ResourceKind::SecretManager;
    if (parts.size() != (isNested ? 2 : 1) || !std::ranges::all_of(parts, canBeId))
        return failure(Error::Kind::Configuration, Tr::tr("“%1” cannot be the id of a %2.").arg(key.id, describeKind(key.kind)),
                       Tr::tr("Use up to 64 of A-Z, a-z, 0-9, dash, underscore and dot."));
    if (key.kind == ResourceKind::Credential)
        return u"/consumers/%1/credentials/%2"_s.arg(parts.at(0), parts.at(1));
    return u'/' + resourceFolder(key.kind) + u'/' + key.id;
}

Result<QJsonObject> answerObject(const Result<HttpResponse> &response, const ApisixApi &api)
{
    if (!response)
        return failure(response.error());
    if (response->bodyCut)
        return failure(Error::Kind::Protocol, Tr::tr("The gateway's answer is too long to be read."));
    if (response->head.status != 200 && response->head.status != 201)
        return failure(apisixError(*response, api.url));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(response->body, &problem);
    const bool beganAsJson = response->body.trimmed().startsWith('{');
    if (!document.isObject() && beganAsJson)
        return failure(Error::Kind::Protocol, Tr::tr("The gateway's answer is damaged: its JSON ends or breaks at byte %1.").arg(problem.offset),
                       Tr::tr("Try again. If it stays so, something between here and the gateway cuts answers off."));
    if (!document.isObject())
        return failure(apisixError(*response, api.url));
    if (document.object().contains("node"_L1))
        return failure(Error::Kind::Protocol, Tr::tr("The gateway speaks version 2 of its Admin API."),
                       Tr::tr("Set deployment.admin.admin_api_version to v3 in its config.yaml."));
    return document.object();
}

Result<ApisixEntry> entryOf(const QJsonObject &object)
{
    if (!object["value"_L1].isObject())
        return failure(Error::Kind::Protocol, Tr::tr("The gateway sent an entry that is none."));
    ApisixEntry entry{object["key"_L1].toString(), object["value"_L1].toObject(), {}};
    if (object["modifiedIndex"_L1].isDouble())
        entry.modifiedIndex = object["modifiedIndex"_L1].toInteger();
    return entry;
}

void fetchEntry(const ApisixApi &api, const QString &path, QObject *context, Callback<ApisixEntry> done)
{
    api.client->send(api.request("GET", path), context, [api, done = std::move(done)](const Result<HttpResponse> &response) {
        done(answerObject(response, api).and_then(entryOf));
    });
}

void fetchEntry(const ApisixApi &api, const ResourceKey &key, QObject *context, Callback<ApisixEntry> done)
{
    const Result<QString> path = apisixPath(key);
    if (!path)
        return failLater(context, done, path.error());
    api.client->send(api.request("GET", *path), context, [api, key, context, done = std::move(done)](const Result<HttpResponse> &response) {
        if (response && isUnsupported(*response))
            fetchFromWhole(api, key, *response, context, done);
        else
            done(answerObject(response, api).and_then(entryOf));
    });
}

bool isMissing(const HttpResponse &response)
{
    return response.head.status == 404
        && (response.body.contains("Key not found") || response.body.contains("\"deleted\":\"0\"") || response.body.contains("consumer not found"));
}

bool isUnsupported(const HttpResponse &response)
{
    return response.head.status == 404 && !isMissing(response) && !isDataPlaneAnswer(response);
}

} // namespace lineside
