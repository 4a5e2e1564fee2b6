// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/loopbackserver.h"
#include "mock/mocksettings.h"

#include <QObject>

namespace lineside {

/// A model that does not exist: an OpenAI-compatible server on loopback (POST …/chat/completions, GET …/models) with known
/// answers, a settable pace, and failures on demand.
class MockModel : public QObject
{
    Q_OBJECT
public:
    explicit MockModel(MockSettings settings, QObject *parent = nullptr);

    /// Port 0: any free one. Gives the port.
    Result<quint16> listen(quint16 port = 0) { return m_server.listen(port); }
    void setSettings(MockSettings settings) { m_settings = std::move(settings); }

Q_SIGNALS:
    void requestReceived(const lineside::ServerRequest &request);
    void clientGone(); ///< a client left before it had its whole answer

private:
    void handle(ServerExchange &exchange);
    void answerModels(ServerExchange &exchange) const;
    void answerChat(ServerExchange &exchange) const;
    bool acceptsKey(const ServerRequest &request) const;

    MockSettings m_settings;
    LoopbackServer m_server;
};

} // namespace lineside
