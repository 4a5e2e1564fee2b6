// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

namespace lineside::test {

inline Provider makeProvider(const QString &id, const QString &name = {})
{
    Provider provider;
    provider.id = ProviderId(id);
    provider.name = name;
    return provider;
}

inline Gateway makeGateway(const QString &id, const QString &name = {})
{
    Gateway gateway;
    gateway.id = GatewayId(id);
    gateway.name = name;
    return gateway;
}

inline Route makeRoute(const QString &id)
{
    Route route;
    route.id = RouteId(id);
    return route;
}

/// A workspace in which every field has a value that is not its default.
inline Workspace sampleWorkspace()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    ConnectionSettings connection;
    connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    connection.proxy = QUrl(u"socks5://127.0.0.1:1080"_s);
    connection.caFile = u"/etc/ca.pem"_s;
    connection.clientCertificate = u"/etc/me.pem"_s;
    connection.clientKey = u"/etc/me.key"_s;
    connection.connectLimit = 1s;
    connection.firstByteLimit = 2s;
    connection.idleLimit = 3s;
    connection.totalLimit = 4s;
    Provider provider = makeProvider(u"p1"_s, u"Gemini, Arbeit"_s);
    provider.kind = u"gemini"_s;
    provider.baseUrl = u"https://example.org/v1?a=b"_s;
    provider.key = SecretRef::keychain(u"gemini-work"_s);
    provider.keyHeader = "x-api-key";
    provider.keyPrefix = u"Key "_s;
    provider.extraHeaders = {{"X-Title", ValueTemplate::literal(u"Größe"_s)}, {"X-Key", ValueTemplate::parse(u"a {env:KEY} b"_s)}};
    provider.model = u"gemini-2.5-flash"_s;
    provider.omits = {u"seed"_s, u"store"_s};
    provider.connection = connection;
    Gateway gateway = makeGateway(u"g1"_s, u"Edge"_s);
    gateway.adminUrl = QUrl(u"http://127.0.0.1:9180/apisix/admin"_s);
    gateway.adminKey = SecretRef::environment(u"ADMIN_KEY"_s);
    gateway.dataUrl = QUrl(u"http://127.0.0.1:9080"_s);
    gateway.consumerHeader = "x-consumer";
    gateway.consumerKey = SecretRef::keychain(u"consumer"_s);
    gateway.connection = connection;
    Route route = makeRoute(u"gemini-chat"_s);
    route.name = u"chat"_s;
    route.description = u"for all"_s;
    route.uris = {u"/anything"_s, u"/v1/*"_s};
    route.methods = {u"POST"_s};
    route.hosts = {u"ai.example.org"_s};
    route.enabled = false;
    route.aiProxy = AiProxy{.provider = u"gemini"_s,
                            .authHeader = {{"Authorization", ValueTemplate::parse(u"Bearer {keychain:gemini-work}"_s)}},
                            .authQuery = {{"key", ValueTemplate::parse(u"{env:KEY}"_s)}},
                            .model = u"gemini-2.5-flash"_s,
                            .options = R"({"temperature":0.5})",
                            .endpoint = u"https://example.org/v1/chat/completions"_s,
                            .timeoutMs = 30'000,
                            .rest = R"({"ssl_verify":true})"};
    AiProxy second = *route.aiProxy;
    second.timeoutMs.reset();
    route.aiProxyMulti = AiProxyMulti{.instances = {{u"main"_s, second, 3, 1, R"({"active":{"type":"http"}})"}, {u"spare"_s, second, 0, 0, {}}},
                                      .algorithm = u"chash"_s,
                                      .hashOn = u"header"_s,
                                      .hashKey = u"x-user"_s,
                                      .fallback = {u"http_5xx"_s},
                                      .fallbackIsText = true,
                                      .timeoutMs = 60'000,
                                      .rest = R"({"max_retries":2})"};
    route.plugins = R"({"limit-count":{"count":1,"time_window":60}})";
    route.rest = R"({"labels":{"team":"a"},"priority":9007199254740993})";
    const OwnPrice price{.model = u"gemini-*"_s, .currency = u"EUR"_s, .input = 250'000, .cached = 25'000, .cacheWrite = 300'000, .output = 2'000'000};
    const Prompt prompt{.id = PromptId(u"q1"_s), .name = u"Kürzer"_s, .use = Prompt::Use::System, .text = u"Answer in {{n|two}}\nlines."_s};
    const SuiteCase routed{.name = u"Grüße"_s,
                           .gateway = gateway.id,
                           .route = route.id,
                           .model = u"m"_s,
                           .question = u"Say\nhello."_s,
                           .stream = false,
                           .runs = 3,
                           .checks = {{SuiteCheck::Kind::Status, {}, u"200"_s},
                                      {SuiteCheck::Kind::Header, u"Server"_s, u"APISIX"_s},
                                      {SuiteCheck::Kind::Header, u"Server"_s, {}},
                                      {SuiteCheck::Kind::TextSchema, {}, uR"({"type":"object"})"_s},
                                      {SuiteCheck::Kind::TextSchema, {}, uR"({ "type": "object" })"_s},
                                      {SuiteCheck::Kind::Unknown, u"smell"_s, uR"({"kind":"smell","most":4})"_s}}};
    const SuiteCase direct{.name = u"Grüße"_s, .provider = provider.id, .model = {}, .question = u"q"_s, .checks = {{SuiteCheck::Kind::Complete}}};
    const Suite suite{.id = SuiteId(u"s1"_s), .name = u"Nightly"_s, .cases = {routed, direct}};
    return {.providers = {provider}, .gateways = {gateway}, .routes = {{gateway.id, route}}, .prices = {price}, .prompts = {prompt}, .suites = {suite}};
}

} // namespace lineside::test
