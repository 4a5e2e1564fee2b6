// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/demogateway.h"
#include "mock/mockmodel.h"
#include "support/wirerecording.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lineside::test {

/// What came back from the demo gateway.
struct BenchAnswer {
    HttpHead head;
    QByteArray body; ///< without framing
};

/// A demo gateway with the models behind it, set up as the recorded one was.
class GatewayBench : public QObject
{
public:
    GatewayBench();

    /// The routes and consumers that the recorded requests to the data plane need.
    void addRecordedRoutes();
    /// The routes list-01 to list-25 that the recorded lists show.
    void addListedRoutes();
    /// Sends the recorded bytes as they are, to the port they were for.
    std::optional<BenchAnswer> send(const WireRecording &recording);
    const ServerRequest &modelSaw() const { return m_modelSaw; }

private:
    void put(const QByteArray &resource, const QByteArray &json);
    void putChatRoute(const QByteArray &id, const QByteArray &uri, const QByteArray &furtherProxy = {}, const QByteArray &furtherPlugins = {},
                      const QByteArray &furtherRoute = {});
    std::optional<BenchAnswer> exchange(quint16 port, const QByteArray &bytes);

    MockModel m_model;
    MockModel m_overloadedModel;
    MockModel m_brokenModel;
    DemoGateway m_gateway;
    quint16 m_modelPort = 0;
    quint16 m_overloadedPort = 0;
    quint16 m_brokenPort = 0;
    quint16 m_adminPort = 0;
    quint16 m_dataPort = 0;
    ServerRequest m_modelSaw;
};

} // namespace lineside::test
