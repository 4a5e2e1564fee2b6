// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/faultserver.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace lineside::test {

FaultServer::FaultServer(const QByteArray &bytes, Ending ending, bool atOnce)
    : m_bytes(bytes)
    , m_ending(ending)
    , m_atOnce(atOnce)
{
    setProxy(QNetworkProxy::NoProxy);
    if (!listen(QHostAddress::LocalHost))
        qFatal("No port: %s", qPrintable(errorString()));
}

QUrl FaultServer::url(const QString &scheme) const
{
    return QUrl(u"%1://127.0.0.1:%2/v1/chat/completions"_s.arg(scheme).arg(serverPort()));
}

void FaultServer::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    ++m_open;
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        socket->deleteLater();
    });
    const auto speak = [this, socket] {
        ++m_requests;
        m_seen += socket->readAll();
        socket->write(m_bytes);
        socket->flush();
        if (m_ending == Ending::Closes) {
            socket->disconnectFromHost();
        } else if (m_ending == Ending::Resets) {
            const ::linger abrupt{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
            socket->abort();
        }
    };
    connect(socket, &QTcpSocket::readyRead, this, speak, Qt::SingleShotConnection);
    socket->setSocketDescriptor(handle);
    if (m_atOnce)
        speak();
}

quint16 unusedPort()
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace lineside::test
