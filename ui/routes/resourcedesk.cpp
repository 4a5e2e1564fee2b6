// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/resourcedesk.h"

namespace lineside {

namespace {

constexpr qsizetype mostConsumers = 200; ///< whose credentials are read without being asked for

} // namespace

ResourceDesk::ResourceDesk(Catalog &catalog, HttpClient &http, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_http(http)
{
}

ResourceDesk::~ResourceDesk() = default;

bool ResourceDesk::begin(const GatewayId &gateway)
{
    const std::optional<Gateway> known = m_catalog.gateway(gateway);
    if (isBusy() || !known)
        return false;
    m_admin = makeGatewayAdmin(*known, m_http);
    m_context = std::make_unique<QObject>();
    Q_EMIT busyChanged(true);
    return true;
}

void ResourceDesk::end()
{
    m_context.release()->deleteLater(); // the answer that ends it may come from inside of it
    m_steps.clear();
    Q_EMIT busyChanged(false);
}

void ResourceDesk::cancel()
{
    if (!isBusy())
        return;
    m_context.reset();
    m_steps.clear();
    Q_EMIT busyChanged(false);
}

void ResourceDesk::readAll(const GatewayId &gateway)
{
    if (!begin(gateway))
        return;
    for (const ResourceKind kind : { ResourceKind::Service, ResourceKind::Upstream, ResourceKind::Consumer, ResourceKind::PluginConfig,
                                     ResourceKind::GlobalRule, ResourceKind::SecretManager })
        m_steps.append({ kind, {} });
    readNext();
}

void ResourceDesk::readNext()
{
    if (m_steps.isEmpty()) {
        end();
        Q_EMIT readThrough();
        return;
    }
    const Step step = m_steps.takeFirst();
    m_admin->listResources(step.kind, step.within, m_context.get(), {}, [this, step](const Result<QList<GatewayResource>> &list) {
        if (!list) {
            end();
            Q_EMIT failed(list.error());
            return;
        }
        if (step.kind == ResourceKind::Consumer) {
            for (const GatewayResource &consumer : list->first(std::min(mostConsumers, list->size())))
                m_steps.prepend({ ResourceKind::Credential, consumer.key.id });
        }
        Q_EMIT arrived(*list);
        readNext();
    });
}

void ResourceDesk::push(const GatewayId &gateway, const GatewayResource &resource, PushMode mode)
{
    if (!begin(gateway))
        return;
    m_admin->pushResource(resource, mode, m_context.get(), [this](const Result<ResourcePushAttempt> &attempt) {
        end();
        if (!attempt)
            Q_EMIT failed(attempt.error());
        else if (const auto *conflict = std::get_if<ResourceConflict>(&*attempt))
            Q_EMIT conflicted(*conflict);
        else
            Q_EMIT pushed(std::get<ResourcePushOutcome>(*attempt));
    });
}

void ResourceDesk::remove(const GatewayId &gateway, const ResourceKey &key, bool force)
{
    if (!begin(gateway))
        return;
    m_admin->deleteResource(key, force, m_context.get(), [this, key](const Result<ResourceDeletion> &deletion) {
        end();
        if (!deletion)
            Q_EMIT failed(deletion.error());
        else if (!deletion->usedBy.isEmpty())
            Q_EMIT inUse(key, deletion->usedBy);
        else
            Q_EMIT removed(key);
    });
}

} // namespace lineside
