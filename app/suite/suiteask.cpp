// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suiteask.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Suites)
};

tl::unexpected<Error> misconfigured(const QString &message, const QString &hint = {})
{
    return failure(Error::Kind::Configuration, message, hint);
}

Result<Target> providerTarget(const SuiteCase &asked, const Workspace &workspace)
{
    const auto provider = std::ranges::find(workspace.providers, *asked.provider, &Provider::id);
    if (provider == workspace.providers.end())
        return misconfigured(Tr::tr("The workspace has no provider “%1”.").arg(asked.provider->toString()));
    return DirectTarget{*provider, asked.model.isEmpty() ? provider->model : asked.model};
}

Result<Target> routeTarget(const SuiteCase &asked, const Workspace &workspace)
{
    const auto isMeant = [&asked](const GatewayRoute &entry) {
        return entry.route.id == *asked.route && (!asked.gateway || entry.gateway == *asked.gateway);
    };
    const auto route = std::ranges::find_if(workspace.routes, isMeant);
    if (route == workspace.routes.end())
        return misconfigured(Tr::tr("The workspace has no route “%1”.").arg(asked.route->toString()));
    if (std::any_of(route + 1, workspace.routes.end(), isMeant))
        return misconfigured(Tr::tr("Several gateways have a route “%1”.").arg(asked.route->toString()), Tr::tr("Name the gateway in the case."));
    const auto gateway = std::ranges::find(workspace.gateways, route->gateway, &Gateway::id);
    if (gateway == workspace.gateways.end())
        return misconfigured(Tr::tr("The workspace has no gateway “%1”.").arg(route->gateway.toString()));
    return RouteTarget{*gateway, route->route, asked.model};
}

} // namespace

Result<Suite> suiteNamed(const QString &name, const Workspace &workspace)
{
    const auto byId = std::ranges::find(workspace.suites, SuiteId(name), &Suite::id);
    if (byId != workspace.suites.end())
        return *byId;
    const auto found = std::ranges::find(workspace.suites, name, &Suite::name);
    if (found == workspace.suites.end()) {
        QStringList names;
        for (const Suite &suite : workspace.suites)
            names.append(suite.name.isEmpty() ? suite.id.toString() : suite.name);
        return misconfigured(Tr::tr("The workspace has no suite “%1”.").arg(name),
                             names.isEmpty() ? Tr::tr("It has none at all.") : Tr::tr("It has %1.").arg(names.join(u", "_s)));
    }
    if (std::any_of(found + 1, workspace.suites.end(), [&name](const Suite &suite) { return suite.name == name; }))
        return misconfigured(Tr::tr("Several suites are called “%1”.").arg(name), Tr::tr("Name it by its id."));
    return *found;
}

Result<ChatCall> callOf(const SuiteCase &asked, const Workspace &workspace)
{
    if (asked.question.isEmpty())
        return misconfigured(Tr::tr("The case “%1” asks nothing.").arg(asked.name), Tr::tr("Give it a question."));
    if (asked.route.has_value() == asked.provider.has_value())
        return misconfigured(Tr::tr("The case “%1” must name a route or a provider.").arg(asked.name));
    const Result<Target> target = asked.route ? routeTarget(asked, workspace) : providerTarget(asked, workspace);
    if (!target)
        return failure(target.error());
    ChatCall call{*target, {}};
    call.request.model = requestedModel(*target);
    call.request.messages = {{.role = Role::User, .text = asked.question, .toolCalls = {}, .toolCallId = {}}};
    call.request.stream = asked.stream;
    return call;
}

CostEstimate costOfAnswer(const PriceTable &prices, const Target &target, const ProbeReport &report)
{
    if (report.usage.isEmpty())
        return tl::unexpected(NoCost::NotReported);
    return prices.estimate(report.usage, priceQuestion(target, report.answer.model, QDateTime::fromString(report.startedUtc, Qt::ISODateWithMs)));
}

} // namespace lineside
