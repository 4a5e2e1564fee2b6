// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QObject>

#include <optional>

namespace lineside {

/// What the user has set up, in memory: the one place that changes it, and tells of each change. Every change is saved at once
/// through the store. Demo entries are never saved.
class Catalog : public QObject
{
    Q_OBJECT
public:
    explicit Catalog(WorkspaceStore &store, QObject *parent = nullptr);

    /// Reads the file. On failure the catalog is empty and usable, and the error says where the damaged file went.
    Result<void> load();
    const Workspace &workspace() const { return m_workspace; }
    QString fileName() const;

    std::optional<Provider> provider(const ProviderId &id) const;
    std::optional<Gateway> gateway(const GatewayId &id) const;
    QList<Route> routesOf(const GatewayId &id) const;
    std::optional<Route> route(const GatewayId &gateway, const RouteId &id) const;
    /// The same with what draft and gateway last had in common.
    QList<GatewayRoute> draftsOf(const GatewayId &id) const;
    std::optional<GatewayRoute> draft(const GatewayId &gateway, const RouteId &id) const;

    /// Adds, or replaces the one with that id. An empty id gets a new one; returns the id.
    ProviderId put(Provider provider, bool demo = false);
    bool isDemo(const ProviderId &id) const { return m_demoProviders.contains(id); }
    GatewayId put(Gateway gateway);
    void put(const GatewayId &gateway, const Route &route); ///< what was last in common stays noted as it is
    void put(const GatewayRoute &entry);
    void put(const QList<GatewayRoute> &entries); ///< in one change
    std::optional<Prompt> prompt(const PromptId &id) const;
    PromptId put(Prompt prompt);
    void put(const QList<Prompt> &prompts); ///< in one change

    std::optional<Suite> suite(const SuiteId &id) const;
    SuiteId put(Suite suite);

    void setPrices(const QList<OwnPrice> &prices); ///< the user's own

    void remove(const ProviderId &id);
    void remove(const GatewayId &id); ///< with its routes
    void remove(const GatewayId &gateway, const RouteId &id);
    void remove(const QList<PromptId> &ids);
    void remove(const SuiteId &id);
    /// Takes back the last removal; false if there is none.
    bool undoRemove();
    bool canUndoRemove() const { return m_beforeRemove.has_value(); }

Q_SIGNALS:
    void changed();
    void saveFailed(const lineside::Error &error);
    void saved();

private:
    void save();

    WorkspaceStore &m_store;
    Workspace m_workspace;
    QList<ProviderId> m_demoProviders;
    std::optional<Workspace> m_beforeRemove;
};

} // namespace lineside
