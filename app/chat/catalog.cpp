// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"

#include <QUuid>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

template<class Id>
Id newId()
{
    return Id(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

template<class T, class Id>
std::optional<T> find(const QList<T> &list, const Id &id)
{
    const auto found = std::ranges::find(list, id, &T::id);
    return found == list.end() ? std::nullopt : std::optional(*found);
}

template<class T>
void replaceOrAppend(QList<T> &list, const T &value)
{
    const auto found = std::ranges::find(list, value.id, &T::id);
    if (found == list.end())
        list.append(value);
    else
        *found = value;
}

bool isSame(const GatewayRoute &entry, const GatewayId &gateway, const RouteId &id)
{
    return entry.gateway == gateway && entry.route.id == id;
}

} // namespace

Catalog::Catalog(WorkspaceStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

Result<void> Catalog::load()
{
    const Result<Workspace> loaded = m_store.load();
    m_workspace = loaded.value_or(Workspace{});
    m_demoProviders.clear();
    m_beforeRemove.reset();
    Q_EMIT changed();
    if (!loaded)
        return failure(loaded.error());
    return {};
}

QString Catalog::fileName() const
{
    return m_store.fileName();
}

std::optional<Provider> Catalog::provider(const ProviderId &id) const
{
    return find(m_workspace.providers, id);
}

std::optional<Gateway> Catalog::gateway(const GatewayId &id) const
{
    return find(m_workspace.gateways, id);
}

QList<Route> Catalog::routesOf(const GatewayId &id) const
{
    QList<Route> routes;
    for (const GatewayRoute &entry : m_workspace.routes) {
        if (entry.gateway == id)
            routes.append(entry.route);
    }
    return routes;
}

std::optional<Route> Catalog::route(const GatewayId &gateway, const RouteId &id) const
{
    const auto found = std::ranges::find_if(m_workspace.routes, [&](const GatewayRoute &entry) { return isSame(entry, gateway, id); });
    return found == m_workspace.routes.end() ? std::nullopt : std::optional(found->route);
}

ProviderId Catalog::put(Provider provider, bool demo)
{
    if (provider.id.isEmpty())
        provider.id = newId<ProviderId>();
    replaceOrAppend(m_workspace.providers, provider);
    m_demoProviders.removeAll(provider.id);
    if (demo)
        m_demoProviders.append(provider.id);
    save();
    return provider.id;
}

GatewayId Catalog::put(Gateway gateway)
{
    if (gateway.id.isEmpty())
        gateway.id = newId<GatewayId>();
    replaceOrAppend(m_workspace.gateways, gateway);
    save();
    return gateway.id;
}

QList<GatewayRoute> Catalog::draftsOf(const GatewayId &id) const
{
    QList<GatewayRoute> drafts;
    std::ranges::copy_if(m_workspace.routes, std::back_inserter(drafts), [&id](const GatewayRoute &entry) { return entry.gateway == id; });
    return drafts;
}

std::optional<GatewayRoute> Catalog::draft(const GatewayId &gateway, const RouteId &id) const
{
    const auto found = std::ranges::find_if(m_workspace.routes, [&](const GatewayRoute &entry) { return isSame(entry, gateway, id); });
    return found == m_workspace.routes.end() ? std::nullopt : std::optional(*found);
}

void Catalog::put(const GatewayId &gateway, const Route &route)
{
    const std::optional<GatewayRoute> before = draft(gateway, route.id);
    put(GatewayRoute{gateway, route, before ? before->synced : std::nullopt});
}

void Catalog::put(const GatewayRoute &entry)
{
    put(QList<GatewayRoute>{entry});
}

void Catalog::put(const QList<GatewayRoute> &entries)
{
    if (entries.isEmpty())
        return;
    for (const GatewayRoute &entry : entries) {
        const auto found = std::ranges::find_if(m_workspace.routes,
                                                [&](const GatewayRoute &known) { return isSame(known, entry.gateway, entry.route.id); });
        if (found == m_workspace.routes.end())
            m_workspace.routes.append(entry);
        else
            *found = entry;
    }
    save();
}

std::optional<Prompt> Catalog::prompt(const PromptId &id) const
{
    return find(m_workspace.prompts, id);
}

PromptId Catalog::put(Prompt prompt)
{
    if (prompt.id.isEmpty())
        prompt.id = newId<PromptId>();
    replaceOrAppend(m_workspace.prompts, prompt);
    save();
    return prompt.id;
}

void Catalog::put(const QList<Prompt> &prompts)
{
    if (prompts.isEmpty())
        return;
    for (Prompt prompt : prompts) {
        if (prompt.id.isEmpty())
            prompt.id = newId<PromptId>();
        replaceOrAppend(m_workspace.prompts, prompt);
    }
    save();
}

std::optional<Suite> Catalog::suite(const SuiteId &id) const
{
    return find(m_workspace.suites, id);
}

SuiteId Catalog::put(Suite suite)
{
    if (suite.id.isEmpty())
        suite.id = newId<SuiteId>();
    replaceOrAppend(m_workspace.suites, suite);
    save();
    return suite.id;
}

void Catalog::setPrices(const QList<OwnPrice> &prices)
{
    if (prices == m_workspace.prices)
        return;
    m_workspace.prices = prices;
    save();
}

void Catalog::remove(const ProviderId &id)
{
    if (!provider(id))
        return;
    m_beforeRemove = m_workspace;
    m_workspace.providers.removeIf([&id](const Provider &entry) { return entry.id == id; });
    save();
}

void Catalog::remove(const GatewayId &id)
{
    if (!gateway(id))
        return;
    m_beforeRemove = m_workspace;
    m_workspace.gateways.removeIf([&id](const Gateway &entry) { return entry.id == id; });
    m_workspace.routes.removeIf([&id](const GatewayRoute &entry) { return entry.gateway == id; });
    save();
}

void Catalog::remove(const GatewayId &gateway, const RouteId &id)
{
    if (!route(gateway, id))
        return;
    m_beforeRemove = m_workspace;
    m_workspace.routes.removeIf([&](const GatewayRoute &entry) { return isSame(entry, gateway, id); });
    save();
}

void Catalog::remove(const QList<PromptId> &ids)
{
    const auto isMeant = [&ids](const Prompt &entry) { return ids.contains(entry.id); };
    if (std::ranges::none_of(m_workspace.prompts, isMeant))
        return;
    m_beforeRemove = m_workspace;
    m_workspace.prompts.removeIf(isMeant);
    save();
}

void Catalog::remove(const SuiteId &id)
{
    if (!suite(id))
        return;
    m_beforeRemove = m_workspace;
    m_workspace.suites.removeIf([&id](const Suite &entry) { return entry.id == id; });
    save();
}

bool Catalog::undoRemove()
{
    if (!m_beforeRemove)
        return false;
    // Only what the removal took comes back: what was put since then stays as it is.
    const Workspace before = *std::exchange(m_beforeRemove, std::nullopt);
    for (const Provider &entry : before.providers) {
        if (!provider(entry.id))
            m_workspace.providers.append(entry);
    }
    for (const Gateway &entry : before.gateways) {
        if (!gateway(entry.id))
            m_workspace.gateways.append(entry);
    }
    for (const GatewayRoute &entry : before.routes) {
        if (!route(entry.gateway, entry.route.id))
            m_workspace.routes.append(entry);
    }
    for (const Prompt &entry : before.prompts) {
        if (!prompt(entry.id))
            m_workspace.prompts.append(entry);
    }
    for (const Suite &entry : before.suites) {
        if (!suite(entry.id))
            m_workspace.suites.append(entry);
    }
    save();
    return true;
}

void Catalog::save()
{
    Workspace kept = m_workspace;
    QList<GatewayId> demoGateways;
    for (const Gateway &entry : std::as_const(m_workspace.gateways)) {
        if (entry.isDemo)
            demoGateways.append(entry.id);
    }
    kept.providers.removeIf([this](const Provider &entry) { return m_demoProviders.contains(entry.id); });
    kept.gateways.removeIf([](const Gateway &entry) { return entry.isDemo; });
    kept.routes.removeIf([&demoGateways](const GatewayRoute &entry) { return demoGateways.contains(entry.gateway); });
    m_store.save(kept, this, [this](const Result<void> &result) {
        if (result)
            Q_EMIT saved();
        else
            Q_EMIT saveFailed(result.error());
    });
    Q_EMIT changed();
}

} // namespace lineside
