// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/demogateway.h"

#include "mock/airelay.h"
#include "mock/routematch.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// The plugins in the order in which they run. What limits find out goes into the passage.
Refusal checkAll(Passage &passage, const ResourceStore &store, const QList<AiInstance> &instances, RateLimits &limits)
{
    Refusal refusal = checkKeyAuth(passage, store);
    if (!refusal)
        refusal = checkConsumerRestriction(passage);
    if (!refusal)
        refusal = checkPromptGuard(passage);
    if (!refusal && !instances.isEmpty()) {
        const AiInstance &first = instances.constFirst();
        refusal = checkAiRequest(passage, passage.plugins.value("ai-proxy"_L1).toObject(), first.config["provider"_L1].toString());
        if (!refusal)
            refusal = limits.checkTokens(passage, first.name);
    }
    if (!refusal)
        refusal = limits.countCall(passage);
    return refusal;
}

// What a route says itself wins over its plugin configuration, that over its service, and that over the rules for all routes.
QJsonObject pluginsFor(const QJsonObject &route, const ResourceStore &store)
{
    QJsonObject plugins;
    const auto lay = [&plugins](const QJsonObject &over) {
        for (auto plugin = over.begin(); plugin != over.end(); ++plugin)
            plugins.insert(plugin.key(), plugin.value());
    };
    const auto layFrom = [&](const QString &folder, const QJsonValue &id) {
        const QString name = id.isDouble() ? QString::number(id.toInteger()) : id.toString();
        if (const auto found = store.find(u'/' + folder + u'/' + name))
            lay(found->value["plugins"_L1].toObject());
    };
    for (const StoredResource &rule : store.list(u"/global_rules"_s))
        lay(rule.value["plugins"_L1].toObject());
    layFrom(u"services"_s, route["service_id"_L1]);
    layFrom(u"plugin_configs"_s, route["plugin_config_id"_L1]);
    lay(route["plugins"_L1].toObject());
    return plugins;
}

} // namespace

DemoGateway::DemoGateway(AdminKeys keys, QUrl modelUrl, QObject *parent, Mode mode)
    : QObject(parent)
    , m_admin(m_store, keys)
    , m_standalone(m_store, keys)
    , m_mode(mode)
    , m_keys(std::move(keys))
    , m_modelUrl(std::move(modelUrl))
    , m_adminServer([this](ServerExchange &exchange) { administer(exchange.request()).sendTo(exchange); }, this)
    , m_dataServer([this](ServerExchange &exchange) { serve(exchange); }, this)
{
}

GatewayReply DemoGateway::administer(const ServerRequest &request)
{
    return m_mode == Mode::Standalone ? m_standalone.answer(request) : m_admin.answer(request);
}

bool DemoGateway::put(const QByteArray &resource, const QByteArray &json)
{
    if (m_mode == Mode::Standalone)
        return m_standalone.put(QString::fromUtf8(resource), QJsonDocument::fromJson(json).object());
    ServerRequest request;
    request.method = "PUT";
    request.target = "/apisix/admin/" + resource;
    request.headers = {{"X-API-KEY", m_keys.admin}};
    request.body = json;
    return m_admin.answer(request).status < 300;
}

void DemoGateway::serve(ServerExchange &exchange)
{
    const std::optional<StoredResource> route = matchRoute(m_store, exchange.request());
    if (!route) {
        plainJsonReply(404, {{u"error_msg"_s, u"404 Route Not Found"_s}}).sendTo(exchange);
        return;
    }
    Passage passage{.request = exchange.request(), .routeId = route->key, .plugins = pluginsFor(route->value, m_store),
                    .consumer = {}, .credential = {}, .answerHeaders = {}};
    const QList<AiInstance> instances = m_turns.order(route->key, aiInstances(passage.plugins));
    if (const Refusal refusal = checkAll(passage, m_store, instances, m_limits)) {
        refusal->sendTo(exchange);
        return;
    }
    if (instances.isEmpty()) { // upstreams are not part of the demo
        htmlReply(503, passage.answerHeaders).sendTo(exchange);
        return;
    }
    (new AiRelay(exchange, passage, instances, m_modelUrl, m_limits))->start();
}

} // namespace lineside
