// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/directway.h"

#include "cli/chatrequests.h"
#include "net/requestbuilder.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

// What the route asks first: ai-proxy, or the instance of the highest priority and the most weight.
AiProxy firstChoice(const Route &route)
{
    if (route.aiProxy)
        return *route.aiProxy;
    if (!route.aiProxyMulti || route.aiProxyMulti->instances.isEmpty())
        return {};
    const auto rank = [](const ProxyInstance &instance) { return std::pair(instance.priority, instance.weight); };
    return std::ranges::max_element(route.aiProxyMulti->instances, {}, rank)->proxy;
}

Result<QUrl> placeOf(const AiProxy &proxy)
{
    if (!proxy.endpoint.isEmpty())
        return chatUrl(proxy.endpoint);
    for (const ProviderKind &kind : knownProviderKinds()) {
        if (kind.id == proxy.provider && !kind.baseUrl.isEmpty())
            return chatUrl(kind.baseUrl);
    }
    return failure(Error::Kind::Configuration, Tr::tr("Where the route’s provider is asked directly is not known."),
                   Tr::tr("Give the route an endpoint, or set up its provider in the workspace."));
}

bool holdReferences(const QList<HttpHeader> &headers)
{
    return std::ranges::any_of(headers, [](const HttpHeader &header) { return !header.value.references().isEmpty(); });
}

} // namespace

Result<Target> directWayOf(const RouteTarget &routed, const Workspace &workspace)
{
    const AiProxy proxy = firstChoice(routed.route);
    const Result<QUrl> place = placeOf(proxy);
    if (!place)
        return failure(place.error());
    const QString model = proxy.model.isEmpty() ? routed.model : proxy.model;
    for (const Provider &provider : workspace.providers) {
        const Result<QUrl> url = chatUrl(provider.baseUrl);
        if (url && *url == *place)
            return DirectTarget{provider, model.isEmpty() ? provider.model : model};
    }
    if (!proxy.authQuery.isEmpty() || (!proxy.authHeader.isEmpty() && !holdReferences(proxy.authHeader)))
        return failure(Error::Kind::Configuration, Tr::tr("The key for asking the route’s provider directly is not known."),
                       Tr::tr("Set up a provider with the base URL %1 in the workspace.").arg(place->toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
    return UrlTarget{*place, model, proxy.authHeader, {}};
}

Result<HttpRequest> directRequest(const Target &direct, const RouteTarget &way, const HttpRequest &routed)
{
    ChatRequest question = exampleRequest(routed.expectsStream);
    question.model = requestedModel(direct);
    return buildChatRequest({direct, question}).map([&](HttpRequest request) {
        QJsonObject body = QJsonDocument::fromJson(routed.body).object();
        const QJsonObject set = QJsonDocument::fromJson(firstChoice(way.route).options).object();
        for (auto option = set.begin(); option != set.end(); ++option)
            body[option.key()] = option.value();
        if (!question.model.isEmpty())
            body["model"_L1] = question.model;
        request.body = QJsonDocument::fromJson(routed.body).isObject() ? QJsonDocument(body).toJson(QJsonDocument::Compact) : routed.body;
        request.bodyKind = routed.bodyKind;
        request.connection.totalLimit = routed.connection.totalLimit;
        return request;
    });
}

} // namespace lineside::cli
