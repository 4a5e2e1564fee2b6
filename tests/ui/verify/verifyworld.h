// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "mock/demogateway.h"
#include "mock/mockmodel.h"
#include "net/httpchatbackend.h"
#include "net/qnamhttpclient.h"
#include "probe/prober.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "ui/verify/verifypage.h"
#include "ui/widgets/actionregistry.h"

#include <QTcpServer>

#include <memory>

namespace lineside::test {

/// Stands before a server and holds every answer back until it is whole, as a reverse proxy with default settings does.
class HoldingProxy : public QTcpServer
{
public:
    explicit HoldingProxy(quint16 upstreamPort);

protected:
    void incomingConnection(qintptr handle) override;

private:
    quint16 m_upstreamPort;
};

/// The workspace page with real things behind it: the prober on libcurl, a demo gateway, and models that behave well or badly.
/// Each route is named after what happens on it.
class VerifyWorld
{
public:
    VerifyWorld();

    template<class T>
    T *child(const QString &name) const
    {
        T *found = page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void choose(const QString &route) const; ///< by keys
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    /// For looking at: a picture of the page in the folder that LINESIDE_SHOTS names, if it names one.
    void keepShot(const QString &name) const;
    Gateway gateway;
    bool gatewayHas(const QByteArray &route); ///< by its Admin API

private:
    MockModel m_model;
    MockModel m_second;
    MockModel m_keyed;
    MockModel m_cutting;
    MockModel m_overloaded;
    DemoGateway m_demo;
    std::unique_ptr<HoldingProxy> m_holding;
    FakeWorkspaceStore m_store;

public:
    FakeSecretStore secrets;
    Catalog catalog;
    HttpChatBackend backend;
    QnamHttpClient http;
    std::unique_ptr<Prober> prober;
    ActionRegistry actions;
    std::unique_ptr<VerifyPage> page;

private:
    void putRoute(const GatewayId &where, const QString &id, quint16 model, const QByteArray &plugins = {});
    void putMulti(const QString &id, const QList<ProxyInstance> &instances, const QStringList &fallback);
    ProxyInstance instance(const QString &name, quint16 port, int weight, int priority) const;
};

} // namespace lineside::test
