// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "gateway/gatewayadmin.h"

#include <QObject>

#include <memory>

namespace lineside {

/// What is asked of a gateway's other resources, one thing at a time. Each ends with exactly one signal: what it did, or `failed`.
class ResourceDesk : public QObject
{
    Q_OBJECT
public:
    ResourceDesk(Catalog &catalog, HttpClient &http, QObject *parent);
    ~ResourceDesk() override;

    bool isBusy() const { return m_context != nullptr; }
    /// All kinds but routes, one after the other, with the credentials of each consumer.
    void readAll(const GatewayId &gateway);
    void push(const GatewayId &gateway, const GatewayResource &resource, PushMode mode);
    /// With `force` also what is in use.
    void remove(const GatewayId &gateway, const ResourceKey &key, bool force = false);
    void cancel();

Q_SIGNALS:
    void busyChanged(bool busy);
    void arrived(const QList<lineside::GatewayResource> &resources); ///< a part of what is read
    void readThrough();
    void pushed(const lineside::ResourcePushOutcome &outcome);
    void conflicted(const lineside::ResourceConflict &conflict);
    void removed(const lineside::ResourceKey &key);
    void inUse(const lineside::ResourceKey &key, const QList<lineside::ResourceKey> &users);
    void failed(const lineside::Error &error);

private:
    struct Step {
        ResourceKind kind;
        QString within;
    };
    bool begin(const GatewayId &gateway);
    void end();
    void readNext();

    Catalog &m_catalog;
    HttpClient &m_http;
    std::unique_ptr<GatewayAdmin> m_admin;
    std::unique_ptr<QObject> m_context; ///< of what is under way; deleting it cancels
    QList<Step> m_steps; ///< that are still to be read
};

} // namespace lineside
