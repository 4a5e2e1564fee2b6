// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/httpconnection.h"

#include <utility>

#include <QTcpSocket>

namespace lineside {

HttpConnection::HttpConnection(QTcpSocket &socket, Handler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
{
    m_socket.setParent(this);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); // a chunk must not wait for the one behind it
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        if (!m_exchange) // a request that comes early waits in the socket
            read(m_socket.readAll());
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &HttpConnection::leave);
    if (m_socket.bytesAvailable() > 0)
        QMetaObject::invokeMethod(&m_socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

void HttpConnection::read(const QByteArray &bytes)
{
    switch (m_parser.feed(bytes)) {
    case HttpRequestParser::State::Complete:
        open(m_parser.take());
        m_handler(*m_exchange);
        break;
    case HttpRequestParser::State::Failed:
        refuse(m_parser.failureStatus());
        break;
    case HttpRequestParser::State::NeedsMore:
        if (m_parser.takeContinueWish())
            m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
        break;
    }
}

void HttpConnection::open(ServerRequest request)
{
    m_exchange = new ServerExchange(std::move(request), m_socket, this);
    connect(m_exchange, &ServerExchange::ended, this, &HttpConnection::finishExchange);
}

void HttpConnection::refuse(int status)
{
    ServerRequest unread;
    unread.keepAlive = false;
    open(std::move(unread));
    m_exchange->reply(status, {}, {});
}

void HttpConnection::finishExchange(bool keepConnection)
{
    if (!m_exchange) // the connection went first
        return;
    m_exchange->deleteLater();
    m_exchange = nullptr;
    if (!keepConnection) {
        m_socket.disconnectFromHost();
        return;
    }
    // Not at once: the handler that ended the exchange is still on the stack.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_exchange)
                read(m_socket.readAll());
        },
        Qt::QueuedConnection);
}

void HttpConnection::leave()
{
    ServerExchange *unfinished = std::exchange(m_exchange, nullptr);
    if (unfinished && !unfinished->isEnded())
        Q_EMIT unfinished->clientGone();
    deleteLater();
}

} // namespace lineside
