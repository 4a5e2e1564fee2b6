// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/target.h"

#include "core/chatevent.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Target)
};

QString withModel(const QString &model, const QString &path)
{
    return model.isEmpty() ? path : model + u" · "_s + path;
}

} // namespace

QString describePath(const Target &target)
{
    return std::visit(
        overloaded{
            //: The way to a model without a gateway. %1 is the provider's name.
            [](const DirectTarget &direct) { return Tr::tr("direct · %1").arg(direct.provider.name); },
            //: The way to a model through a gateway. %1 is the route's name, %2 the gateway's.
            [](const RouteTarget &routed) { return Tr::tr("route %1 · %2").arg(routed.route.label(), routed.gateway.name); },
            [](const UrlTarget &url) { return url.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery); },
        },
        target);
}

QString describe(const Target &target)
{
    return withModel(requestedModel(target), describePath(target));
}

QString requestedModel(const Target &target)
{
    return std::visit(
        overloaded{
            [](const DirectTarget &direct) { return direct.model; },
            [](const RouteTarget &routed) {
                const QList<AiProxy> proxies = routed.route.proxies();
                return routed.model.isEmpty() && !proxies.isEmpty() ? proxies.constFirst().model : routed.model;
            },
            [](const UrlTarget &url) { return url.model; },
        },
        target);
}

Result<QUrl> routeUrl(const Gateway &gateway, const Route &route)
{
    if (!gateway.dataUrl.isValid() || gateway.dataUrl.host().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The gateway %1 has no data-plane URL.").arg(gateway.name),
                       Tr::tr("Enter the address its routes are served at, such as http://127.0.0.1:9080."));
    if (route.uris.isEmpty() || route.uris.constFirst().isEmpty())
        return failure(Error::Kind::Configuration, Tr::tr("The route %1 has no uri.").arg(route.label()),
                       Tr::tr("Give the route a path, such as /chat."));
    QString path = route.uris.constFirst();
    if (path.endsWith(u'*'))
        path.chop(1);
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    QUrl url = gateway.dataUrl;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    return url;
}

} // namespace lineside
