// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "mock/serverexchange.h"

#include <QObject>
#include <QTcpServer>

#include <functional>

namespace lineside {

/// An HTTP/1.1 server for this machine alone: it listens on 127.0.0.1, keeps connections alive, writes chunks as they are given,
/// and tells when a client goes. Lives in the thread it is in; every exchange is handled there.
class LoopbackServer : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(ServerExchange &)>;
    explicit LoopbackServer(Handler handler, QObject *parent = nullptr);

    /// Port 0: any free one. Gives the port. Kind::Network if it cannot be had.
    Result<quint16> listen(quint16 port = 0);
    void close();

private:
    void accept();

    QTcpServer m_server;
    Handler m_handler;
};

} // namespace lineside
