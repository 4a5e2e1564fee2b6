// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/faults/faultroute.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

void leadTo(AiProxy &proxy, const QUrl &modelUrl)
{
    QUrl url = modelUrl;
    url.setPath(url.path() + u"/chat/completions"_s);
    proxy.provider = u"openai-compatible"_s;
    proxy.endpoint = url.toString();
    proxy.authHeader = {{"Authorization", ValueTemplate::literal(u"Bearer lineside-fault-lab"_s)}};
    proxy.authQuery.clear();
}

} // namespace

Route faultRoute(const Route &route, int instance, const QUrl &modelUrl)
{
    Route copy = route;
    copy.id = RouteId(QString::fromLatin1(faultRouteId));
    copy.name = QString::fromLatin1(faultRouteId);
    copy.uris = {u'/' + QString::fromLatin1(faultRouteId)};
    copy.hosts.clear();
    copy.enabled = true;
    copy.modifiedIndex.reset();
    if (copy.aiProxy)
        leadTo(*copy.aiProxy, modelUrl);
    if (copy.aiProxyMulti && instance >= 0 && instance < copy.aiProxyMulti->instances.size())
        leadTo(copy.aiProxyMulti->instances[instance].proxy, modelUrl);
    return copy;
}

QStringList faultPlaces(const Route &route)
{
    QStringList places;
    if (route.aiProxyMulti) {
        for (const ProxyInstance &instance : route.aiProxyMulti->instances)
            places.append(instance.name);
    }
    return places.isEmpty() ? QStringList{QString()} : places;
}

} // namespace lineside
