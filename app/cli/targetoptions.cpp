// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/targetoptions.h"

#include "core/chatevent.h"
#include "store/literalkeys.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

tl::unexpected<Error> misconfigured(const QString &message, const QString &hint = {})
{
    return failure(Error::Kind::Configuration, message, hint);
}

// A provider that was not set up: a known kind, with its key in the variable that its own documents use.
Result<Provider> knownProvider(const QString &name)
{
    for (const ProviderKind &kind : knownProviderKinds()) {
        if (kind.id != name || kind.baseUrl.isEmpty())
            continue;
        Provider provider;
        provider.id = ProviderId(kind.id);
        provider.name = kind.name;
        provider.kind = kind.id;
        provider.baseUrl = kind.baseUrl;
        provider.keyHeader = kind.keyHeader;
        provider.keyPrefix = kind.keyPrefix;
        provider.model = kind.usualModel;
        if (!kind.keyVariable.isEmpty())
            provider.key = SecretRef::environment(kind.keyVariable);
        return provider;
    }
    return misconfigured(Tr::tr("There is no provider “%1”.").arg(name),
                         Tr::tr("Name one of the workspace, or gemini or openai, or give a --url."));
}

Result<Provider> providerNamed(const QString &name, const Workspace &workspace)
{
    const auto found = std::ranges::find_if(
        workspace.providers, [&name](const Provider &provider) { return provider.id.toString() == name || provider.name == name; });
    return found == workspace.providers.end() ? knownProvider(name) : Result<Provider>(*found);
}

Result<Target> routeTarget(const QString &name, const CommandLine &line, const Workspace &workspace)
{
    const QString gatewayName = line.value(u"gateway"_s);
    for (const GatewayRoute &entry : workspace.routes) {
        if (entry.route.id.toString() != name && entry.route.name != name)
            continue;
        const auto gateway = std::ranges::find(workspace.gateways, entry.gateway, &Gateway::id);
        if (gateway == workspace.gateways.end()
            || (!gatewayName.isEmpty() && gateway->id.toString() != gatewayName && gateway->name != gatewayName))
            continue;
        return RouteTarget{*gateway, entry.route, line.value(u"model"_s)};
    }
    return misconfigured(Tr::tr("The workspace has no route “%1”.").arg(name),
                         Tr::tr("See “lineside-cli route list”, and “lineside-cli route pull” to take it over."));
}

Result<Target> urlTarget(const CommandLine &line)
{
    const QUrl url(line.value(u"url"_s), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return misconfigured(Tr::tr("“%1” is not a URL.").arg(line.value(u"url"_s)),
                             Tr::tr("Give the whole URL that takes chat requests, such as http://127.0.0.1:9080/anything."));
    return UrlTarget{url, line.value(u"model"_s), {}, {}};
}

Result<Target> onlyTarget(const CommandLine &line, const Workspace &workspace)
{
    if (workspace.routes.isEmpty() && workspace.providers.size() == 1) {
        const Provider &provider = workspace.providers.constFirst();
        return DirectTarget{provider, line.has(u"model"_s) ? line.value(u"model"_s) : provider.model};
    }
    if (workspace.providers.isEmpty() && workspace.routes.size() == 1)
        return routeTarget(workspace.routes.constFirst().route.id.toString(), line, workspace);
    return misconfigured(Tr::tr("It is not clear whom to ask."), Tr::tr("Name a --provider, a --route or a --url."));
}

} // namespace

void addTargetOptions(CommandLine &line)
{
    line.addValue(u"provider"_s, u"P"_s,
                  Tr::tr("A provider of the workspace by id or name, or gemini or openai with the key in its usual variable."));
    line.addValue(u"route"_s, u"R"_s, Tr::tr("A route of the workspace by id or name."));
    line.addValue(u"gateway"_s, u"G"_s, Tr::tr("The gateway that the route is meant for, where several have one of that name."));
    line.addValue(u"url"_s, u"U"_s, Tr::tr("Any URL that takes OpenAI chat requests."));
    line.addValue(u"model"_s, u"M"_s, Tr::tr("The model; a route's own choice wins over it."));
    line.addValue(u"header"_s, u"N: V"_s,
                  Tr::tr("A further header; keys as references: 'Authorization: Bearer {env:NAME}' or {keychain:ID}."));
}

Result<Target> targetFrom(const CommandLine &line, const Workspace &workspace, const QString &route)
{
    const QString routeName = route.isEmpty() ? line.value(u"route"_s) : route;
    const int ways = int(line.has(u"provider"_s)) + int(!routeName.isEmpty()) + int(line.has(u"url"_s));
    if (ways > 1)
        return misconfigured(Tr::tr("Only one of --provider, --route and --url can be asked."));
    if (!routeName.isEmpty())
        return routeTarget(routeName, line, workspace);
    if (line.has(u"url"_s))
        return urlTarget(line);
    if (!line.has(u"provider"_s))
        return onlyTarget(line, workspace);
    return providerNamed(line.value(u"provider"_s), workspace).map([&line](const Provider &provider) -> Target {
        return DirectTarget{provider, line.has(u"model"_s) ? line.value(u"model"_s) : provider.model};
    });
}

Result<QList<HttpHeader>> headersFrom(const CommandLine &line)
{
    QList<HttpHeader> headers;
    for (const QString &text : line.values(u"header"_s)) {
        const qsizetype colon = text.indexOf(u':');
        if (colon <= 0)
            return misconfigured(Tr::tr("A header has a name, a colon and a value."), Tr::tr("Such as --header 'X-Trace: 1'."));
        const QByteArray name = text.first(colon).trimmed().toUtf8();
        const ValueTemplate value = ValueTemplate::parse(text.sliced(colon + 1).trimmed());
        if (value.references().isEmpty() && looksLikeKey(name, value.toString()))
            return misconfigured(
                Tr::tr("The header %1 holds a key in plain text, which other users of this machine can see.").arg(QString::fromUtf8(name)),
                Tr::tr("Put the key into the environment or the keychain and write {env:NAME} or {keychain:ID}."));
        headers.append({name, value});
    }
    return headers;
}

Result<Target> withHeaders(const Target &target, const QList<HttpHeader> &headers)
{
    if (headers.isEmpty())
        return target;
    return std::visit(overloaded{
                          [&headers](DirectTarget direct) -> Result<Target> {
                              direct.provider.extraHeaders += headers;
                              return direct;
                          },
                          [&headers](const RouteTarget &routed) -> Result<Target> {
                              return routeUrl(routed.gateway, routed.route).map([&](const QUrl &url) -> Target {
                                  UrlTarget plain{url, requestedModel(routed), {}, routed.gateway.connection};
                                  if (routed.gateway.consumerKey)
                                      plain.headers.append({ routed.gateway.consumerHeader,
                                                             ValueTemplate::withKey(QString(), *routed.gateway.consumerKey) });
                                  plain.headers += headers;
                                  return plain;
                              });
                          },
                          [&headers](UrlTarget plain) -> Result<Target> {
                              plain.headers += headers;
                              return plain;
                          },
                      },
                      target);
}

Result<Gateway> gatewayNamed(const QString &name, const Workspace &workspace)
{
    if (name.isEmpty()) {
        if (workspace.gateways.size() == 1)
            return workspace.gateways.constFirst();
        return misconfigured(workspace.gateways.isEmpty() ? Tr::tr("The workspace has no gateway.")
                                                          : Tr::tr("The workspace has several gateways."),
                             Tr::tr("Name one with --gateway: its id or name, or the URL of its Admin API with --admin-key."));
    }
    const auto found = std::ranges::find_if(
        workspace.gateways, [&name](const Gateway &gateway) { return gateway.id.toString() == name || gateway.name == name; });
    if (found == workspace.gateways.end())
        return misconfigured(Tr::tr("The workspace has no gateway “%1”.").arg(name));
    return *found;
}

} // namespace lineside::cli
