// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixadmin.h"

#include "gateway/apisixerror.h"
#include "gateway/apisixroute.h"
#include "gateway/secretplaces.h"
#include "protocol/gatewaysigns.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

constexpr int pageSize = 500; // the most that APISIX gives
constexpr int mostPages = 40;

// Where requests go and with which key. Copied into each operation, so that none depends on the object that began it.
struct Api {
    Gateway gateway;
    QUrl url;
    HttpClient *client;

    HttpRequest request(const QByteArray &method, const QString &path, const QString &query = {}) const
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
};

Result<Api> apiOf(const Gateway &gateway, HttpClient &client)
{
    const QUrl &url = gateway.adminUrl;
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return failure(Error::Kind::Configuration, Tr::tr("The gateway %1 has no admin URL.").arg(gateway.name),
                       Tr::tr("Enter the address of its Admin API, such as http://127.0.0.1:9180/apisix/admin."));
    QUrl base = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (base.path().isEmpty() || base.path() == "/"_L1)
        base.setPath(u"/apisix/admin"_s);
    return Api{gateway, base, &client};
}

// An operation that cannot begin still answers later, as it promised.
template<class T>
void failLater(QObject *context, const Callback<T> &done, const Error &error)
{
    QMetaObject::invokeMethod(context, [done, error] { done(failure(error)); }, Qt::QueuedConnection);
}

// An id is also a part of a URL's path, where two dots would mean something else.
Result<QString> routePath(const RouteId &id)
{
    static const QRegularExpression allowed(QRegularExpression::anchoredPattern(u"[a-zA-Z0-9_.-]{1,64}"_s));
    const QString text = id.toString();
    if (!allowed.match(text).hasMatch() || text == "."_L1 || text == ".."_L1)
        return failure(Error::Kind::Configuration, Tr::tr("“%1” cannot be the id of a route.").arg(text),
                       Tr::tr("Use up to 64 of A-Z, a-z, 0-9, dash, underscore and dot."));
    return u"/routes/"_s + text;
}

// The JSON object of a successful answer, or why there is none.
Result<QJsonObject> objectOf(const Result<HttpResponse> &response, const Api &api)
{
    if (!response)
        return failure(response.error());
    if (response->bodyCut)
        return failure(Error::Kind::Protocol, Tr::tr("The gateway's answer is too long to be read."));
    if (response->head.status != 200 && response->head.status != 201)
        return failure(apisixError(*response, api.url));
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isObject())
        return failure(apisixError(*response, api.url));
    if (document.object().contains("node"_L1))
        return failure(Error::Kind::Protocol, Tr::tr("The gateway speaks version 2 of its Admin API."),
                       Tr::tr("Set deployment.admin.admin_api_version to v3 in its config.yaml."));
    return document.object();
}

Result<Route> routeOf(const QJsonObject &entry)
{
    if (!entry["value"_L1].isObject())
        return failure(Error::Kind::Protocol, Tr::tr("The gateway sent a route that is none."));
    Route route = fromApisix(withSecretsMasked(entry["value"_L1].toObject()));
    if (route.id.isEmpty())
        route.id = RouteId(entry["key"_L1].toString().section(u'/', -1));
    if (entry["modifiedIndex"_L1].isDouble())
        route.modifiedIndex = entry["modifiedIndex"_L1].toInteger();
    return route;
}

void fetch(const Api &api, const QString &path, QObject *context, const Callback<Route> &done)
{
    api.client->send(api.request("GET", path), context, [api, done](const Result<HttpResponse> &response) {
        done(objectOf(response, api).and_then(routeOf));
    });
}

// One page of the list; `total` counts all pages.
struct Page {
    QList<Route> routes;
    qsizetype entries = 0;
    qint64 total = 0;
};

Result<Page> pageOf(const QJsonObject &answer)
{
    // Past the last page the list is an empty object.
    if (!answer["list"_L1].isArray() && !answer["list"_L1].isObject())
        return failure(Error::Kind::Protocol, Tr::tr("The gateway's list of routes is none."),
                       Tr::tr("Check the address of the Admin API."));
    const QJsonArray list = answer["list"_L1].toArray();
    Page page{{}, list.size(), answer["total"_L1].toInteger(list.size())};
    for (const QJsonValue &entry : list) {
        const Result<Route> route = routeOf(entry.toObject());
        if (!route)
            return failure(route.error());
        page.routes.append(*route);
    }
    return page;
}

// Asks for one page after the other. A route that moved to another page meanwhile is taken once.
void listFrom(const Api &api, int number, const QList<Route> &before, qsizetype entriesBefore, QObject *context,
              const Callback<QList<Route>> &done)
{
    const QString query = u"page=%1&page_size=%2"_s.arg(number).arg(pageSize);
    const auto take = [=](const Result<HttpResponse> &response) {
        const Result<Page> page = objectOf(response, api).and_then(pageOf);
        if (!page) {
            done(failure(page.error()));
            return;
        }
        QList<Route> routes = before;
        QSet<RouteId> known;
        for (const Route &route : before)
            known.insert(route.id);
        std::ranges::copy_if(page->routes, std::back_inserter(routes), [&known](const Route &route) { return !known.contains(route.id); });
        const qsizetype entries = entriesBefore + page->entries;
        if (page->entries == 0 || entries >= page->total)
            done(routes);
        else if (number >= mostPages)
            done(failure(Error::Kind::Protocol, Tr::tr("The gateway has more than %1 routes.").arg(routes.size()),
                         Tr::tr("Lineside does not list so many.")));
        else
            listFrom(api, number + 1, routes, entries, context, done);
    };
    api.client->send(api.request("GET", u"/routes"_s, query), context, take);
}

GatewayInfo infoFrom(const HttpHead &head, GatewayInfo::Mode mode)
{
    return {.mode = mode, .version = gatewaySigns(head).version, .keyAccepted = true, .readOnlyKey = false};
}

// A gateway without a store of its own has one resource: the whole configuration.
void inspectStandalone(const Api &api, const Error &otherwise, QObject *context, const Callback<GatewayInfo> &done)
{
    api.client->send(api.request("GET", u"/configs"_s), context, [=](const Result<HttpResponse> &response) {
        const Result<QJsonObject> configuration = objectOf(response, api);
        const auto isVersion = [](const QString &name) { return name.endsWith("_conf_version"_L1); };
        if (configuration && std::ranges::any_of(configuration->keys(), isVersion))
            done(infoFrom(response->head, GatewayInfo::Mode::StandaloneApi));
        else if (response && response->head.status == 401)
            done(failure(configuration.error()));
        else
            done(failure(otherwise));
    });
}

// A dry run changes nothing, but a key that may only read is not allowed even that. Versions that ask no key there tell nothing.
void inspectRole(const Api &api, const GatewayInfo &info, QObject *context, const Callback<GatewayInfo> &done)
{
    HttpRequest dryRun = api.request("POST", u"/schema/validate/routes"_s);
    dryRun.headers.append({"Content-Type", ValueTemplate::literal(u"application/json"_s)});
    dryRun.body = R"({"uri":"/","plugins":{}})";
    api.client->send(dryRun, context, [info, done](const Result<HttpResponse> &response) {
        GatewayInfo known = info;
        known.readOnlyKey = response && response->head.status == 401 && response->body.contains("role viewer");
        done(known);
    });
}

} // namespace

std::unique_ptr<GatewayAdmin> makeGatewayAdmin(const Gateway &gateway, HttpClient &client)
{
    return std::make_unique<ApisixAdmin>(gateway, client);
}

ApisixAdmin::ApisixAdmin(const Gateway &gateway, HttpClient &client)
    : m_gateway(gateway)
    , m_client(client)
{
}

void ApisixAdmin::inspect(QObject *context, Callback<GatewayInfo> done)
{
    const Result<Api> api = apiOf(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    const HttpRequest list = api->request("GET", u"/routes"_s, u"page=1&page_size=10"_s);
    m_client.send(list, context, [api = *api, context, done](const Result<HttpResponse> &response) {
        const Result<Page> page = objectOf(response, api).and_then(pageOf);
        if (page)
            inspectRole(api, infoFrom(response->head, GatewayInfo::Mode::Traditional), context, done);
        else if (response && response->head.status == 404 && !isDataPlaneAnswer(*response))
            inspectStandalone(api, page.error(), context, done);
        else
            done(failure(page.error()));
    });
}

void ApisixAdmin::listRoutes(QObject *context, Callback<QList<Route>> done)
{
    const Result<Api> api = apiOf(m_gateway, m_client);
    if (!api)
        return failLater(context, done, api.error());
    listFrom(*api, 1, {}, 0, context, done);
}

void ApisixAdmin::fetchRoute(const RouteId &id, QObject *context, Callback<Route> done)
{
    const Result<Api> api = apiOf(m_gateway, m_client);
    const Result<QString> path = routePath(id);
    if (!api || !path)
        return failLater(context, done, api ? path.error() : api.error());
    fetch(*api, *path, context, done);
}

Result<HttpRequest> ApisixAdmin::describePush(const Route &route) const
{
    const Result<Api> api = apiOf(m_gateway, m_client);
    const Result<QString> path = routePath(route.id);
    if (!api || !path)
        return failure(api ? path.error() : api.error());
    const ApisixRoute written = toApisix(route);
    if (!written.broken.isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The JSON of %1 is damaged.").arg(written.broken.constFirst()),
                       Tr::tr("It must be a JSON object."));
    if (const QStringList masked = maskedPlaces(written.json); !masked.isEmpty())
        return failure(Error::Kind::Configuration,
                       Tr::tr("The field %1 holds a masked key, which the gateway would take for the key itself.").arg(masked.constFirst()),
                       Tr::tr("Put a reference to the key there, such as {keychain:NAME} or {env:NAME}."));
    HttpRequest request = api->request("PUT", *path);
    request.headers.append({"Content-Type", ValueTemplate::literal(u"application/json"_s)});
    request.body = toJsonTemplate(written.json);
    request.bodyKind = HttpRequest::Body::JsonTemplate;
    return request;
}

void ApisixAdmin::pushRoute(const Route &route, QObject *context, Callback<PushOutcome> done)
{
    const Result<HttpRequest> request = describePush(route);
    if (!request)
        return failLater(context, done, request.error());
    const Api api = apiOf(m_gateway, m_client).value();
    const QString path = routePath(route.id).value();
    m_client.send(*request, context, [=](const Result<HttpResponse> &response) {
        const Result<QJsonObject> echo = objectOf(response, api);
        if (!echo) {
            done(failure(echo.error()));
            return;
        }
        // The echo holds cipher text in place of keys, so what is stored is read afresh.
        const bool created = response->head.status == 201;
        fetch(api, path, context, [created, done](Result<Route> stored) {
            if (stored) {
                done(PushOutcome{created, *stored});
                return;
            }
            Error error = stored.error();
            error.message = Tr::tr("The route was pushed, but could not be read back: %1").arg(error.message);
            done(failure(error));
        });
    });
}

void ApisixAdmin::deleteRoute(const RouteId &id, QObject *context, Callback<bool> done)
{
    const Result<Api> api = apiOf(m_gateway, m_client);
    const Result<QString> path = routePath(id);
    if (!api || !path)
        return failLater(context, done, api ? path.error() : api.error());
    m_client.send(api->request("DELETE", *path), context, [api = *api, done](const Result<HttpResponse> &response) {
        const Result<QJsonObject> answer = objectOf(response, api);
        const bool wasNotThere = response && response->head.status == 404
            && (response->body.contains("Key not found") || response->body.contains("\"deleted\":\"0\""));
        if (wasNotThere)
            done(false);
        else if (!answer)
            done(failure(answer.error()));
        else
            done(true);
    });
}

} // namespace lineside
