// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/loopbackserver.h"

#include "mock/httpconnection.h"

#include <QCoreApplication>
#include <QTcpSocket>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Mock)
};

constexpr int connectionLimit = 200;

} // namespace

LoopbackServer::LoopbackServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_server(this)
    , m_handler(std::move(handler))
{
    m_server.setMaxPendingConnections(connectionLimit);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackServer::accept);
}

Result<quint16> LoopbackServer::listen(quint16 port)
{
    if (m_server.listen(QHostAddress::LocalHost, port))
        return m_server.serverPort();
    return failure(Error::Kind::Network, Tr::tr("Port %1 on 127.0.0.1 cannot be used: %2.").arg(port).arg(m_server.errorString()),
                   Tr::tr("Choose another port, or 0 for any free one."));
}

void LoopbackServer::close()
{
    m_server.close();
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        new HttpConnection(*socket, m_handler, this);
}

} // namespace lineside
