// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/textimport.h"

#include "interchange/collectionimport.h"
#include "interchange/keyfinder.h"
#include "interchange/requestmeaning.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::TextImport)
};

constexpr qsizetype longestText = 16 * 1024 * 1024;

bool namesCurl(const QString &text)
{
    static const QRegularExpression curl(u"\\bcurl(?:\\.exe)?\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return curl.match(text).hasMatch();
}

bool isCollection(const QByteArray &text)
{
    static const QRegularExpression bruno(u"^\\s*(?:meta|get|post|put|patch|delete|head|options|http)\\s*\\{\\s*$"_s, QRegularExpression::MultilineOption);
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    return json.contains("item"_L1) || json["info"_L1].isObject() || bruno.match(QString::fromUtf8(text)).hasMatch();
}

bool isSameText(const QUrl &a, const QUrl &b)
{
    constexpr auto plain = QUrl::RemoveFragment | QUrl::NormalizePathSegments | QUrl::StripTrailingSlash;
    return a.adjusted(plain) == b.adjusted(plain);
}

void renameIn(ValueTemplate &value, const SecretRef &from, const SecretRef &to)
{
    WordParts parts = value.parts();
    for (ValueTemplate::Part &part : parts) {
        if (const auto *reference = std::get_if<SecretRef>(&part); reference && *reference == from)
            part = to;
    }
    value = templateOf(parts);
}

QByteArray renamedIn(const QByteArray &jsonTemplate, const SecretRef &from, const SecretRef &to)
{
    ValueTemplate body = ValueTemplate::parse(QString::fromUtf8(jsonTemplate));
    renameIn(body, from, to);
    return body.toString().toUtf8();
}

// In a URL the braces are escaped, but where it is shown.
QString renamedInUrl(QString url, const SecretRef &from, const SecretRef &to)
{
    url.replace(u'{' + from.toString() + u'}', u'{' + to.toString() + u'}');
    return url.replace(u"%7B"_s + from.toString() + u"%7D"_s, u"%7B"_s + to.toString() + u"%7D"_s);
}

void takeKeysOut(ImportedText &made)
{
    KeyFinder finder{QUrl()};
    for (QByteArray &route : made.routes.routes) {
        HttpRequest request;
        request.body = route;
        request.bodyKind = HttpRequest::Body::JsonTemplate;
        finder.clean(request);
        route = request.body;
    }
    made.routeKeys = finder.takeKeys();
}

bool hasOtherParts(const QByteArray &body)
{
    for (const QJsonValue &message : QJsonDocument::fromJson(body)["messages"_L1].toArray()) {
        for (const QJsonValue &part : message["content"_L1].toArray()) {
            if (!part["text"_L1].isString())
                return true;
        }
    }
    return false;
}

} // namespace

Result<ImportedText> importText(const QByteArray &text, const BodyFiles &files)
{
    ImportedText made;
    if (text.size() > longestText)
        return failure(Error::Kind::BadRequest, Tr::tr("The text is too long to be a request."));
    const QString readable = QString::fromUtf8(text);
    std::optional<Error> refused;
    if (isCollection(text)) {
        Result<std::vector<ImportedRequest>> requests = importCollection(text);
        if (!requests)
            return failure(requests.error());
        made.requests = std::move(*requests);
        return made;
    }
    if (namesCurl(readable)) {
        Result<std::vector<ImportedRequest>> requests = importCurl(readable, {}, files);
        if (requests) {
            made.requests = std::move(*requests);
            return made;
        }
        refused = requests.error();
    }
    if (Result<ImportedRoutes> routes = importRoutes(text)) {
        made.routes = std::move(*routes);
        takeKeysOut(made);
        return made;
    }
    return failure(refused.value_or(Error{.kind = Error::Kind::BadRequest,
                                          .message = Tr::tr("There is no request in this text that Lineside can read."),
                                          .hint = Tr::tr("It reads curl commands, Postman and Bruno collections, and routes of ADC, apisix.yaml or the Admin API."),
                                          .details = {}}));
}

Result<ImportedRoutes> routeIn(const ImportedRequest &made)
{
    static const QRegularExpression routeId(u"/admin/routes/([^/]+)/?$"_s);
    QJsonObject route = QJsonDocument::fromJson(made.request.body).object();
    const QRegularExpressionMatch id = routeId.match(made.request.url.path());
    if (id.hasMatch())
        route["id"_L1] = id.captured(1);
    return importRoutes(QJsonDocument(route).toJson(QJsonDocument::Compact));
}

QList<Target> targetsOf(const ImportedRequest &made, const Workspace &workspace)
{
    const std::optional<ImportedChat> chat = chatIn(made);
    if (!chat)
        return {};
    QList<Target> targets;
    for (const Gateway &gateway : workspace.gateways) {
        for (const GatewayRoute &entry : workspace.routes) {
            const Result<QUrl> url = entry.gateway == gateway.id ? routeUrl(gateway, entry.route) : Result<QUrl>(QUrl());
            if (url && isSameText(*url, made.request.url))
                targets.append(RouteTarget{.gateway = gateway, .route = entry.route, .model = chat->request.model});
        }
    }
    for (const Provider &provider : workspace.providers) {
        if (const Result<QUrl> url = chatUrl(provider.baseUrl); url && isSameText(*url, made.request.url))
            targets.append(DirectTarget{.provider = provider, .model = chat->request.model.isEmpty() ? provider.model : chat->request.model});
    }
    targets.append(UrlTarget{.url = made.request.url, .model = chat->request.model, .headers = made.request.headers, .connection = made.request.connection});
    return targets;
}

std::optional<ImportedChat> chatIn(const ImportedRequest &made)
{
    if (made.kind != ImportedRequest::Kind::Chat || made.dialect != "openai"_L1 || !made.request.url.isValid() || made.request.url.isEmpty())
        return std::nullopt;
    std::optional<ChatRequest> request = readChatRequest(made.request.body);
    if (!request)
        return std::nullopt;
    ImportedChat chat{std::move(*request), {}};
    if (hasOtherParts(made.request.body))
        chat.warnings.append(Tr::tr("Parts of messages that are no text, such as images, are left out."));
    if (made.request.bodyKind == HttpRequest::Body::JsonTemplate)
        chat.warnings.append(Tr::tr("The body refers to keys or variables. A chat sends such a reference as plain text."));
    return chat;
}

void renameKey(ImportedRequest &made, std::size_t key, const SecretRef &reference)
{
    const SecretRef from = std::exchange(made.keys.at(key).reference, reference);
    for (HttpHeader &header : made.request.headers)
        renameIn(header.value, from, reference);
    if (made.request.bodyKind == HttpRequest::Body::JsonTemplate)
        made.request.body = renamedIn(made.request.body, from, reference);
    made.url = renamedInUrl(made.url, from, reference);
    made.request.url = QUrl::fromEncoded(renamedInUrl(QString::fromLatin1(made.request.url.toEncoded()), from, reference).toLatin1());
}

void renameRouteKey(ImportedText &made, std::size_t key, const SecretRef &reference)
{
    const SecretRef from = std::exchange(made.routeKeys.at(key).reference, reference);
    for (QByteArray &route : made.routes.routes)
        route = renamedIn(route, from, reference);
}

} // namespace lineside
