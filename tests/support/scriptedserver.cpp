// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/scriptedserver.h"

#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QList<QByteArray> valuesOf(const QByteArray &head, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && QByteArrayView(line).first(colon).compare(name, Qt::CaseInsensitive) == 0)
            values.append(line.sliced(colon + 1).trimmed());
    }
    return values;
}

// The first whole request in the buffer, taken out of it.
std::optional<SeenRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    SeenRequest request;
    request.head = buffer.first(end + 4);
    const qsizetype length = request.header("content-length").value_or("0").toLongLong();
    if (buffer.size() < request.head.size() + length)
        return std::nullopt;
    request.body = buffer.sliced(request.head.size(), length);
    buffer = buffer.sliced(request.head.size() + length);
    return request;
}

} // namespace

std::optional<QByteArray> SeenRequest::header(QByteArrayView name) const
{
    const QList<QByteArray> values = valuesOf(head, name);
    return values.isEmpty() ? std::nullopt : std::optional(values.constFirst());
}

int SeenRequest::count(QByteArrayView name) const
{
    return int(valuesOf(head, name).size());
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QTcpServer(parent)
{
    setProxy(QNetworkProxy::NoProxy);
    listen(QHostAddress::LocalHost);
}

QUrl ScriptedServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(serverPort());
    url.setPath(path);
    return url;
}

void ScriptedServer::incomingConnection(qintptr handle)
{
    ++m_connections;
    ++m_open;
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        if (!socket->property("closedHere").toBool()) {
            ++m_closedByPeer;
            m_lastClose = m_clock.isValid() ? m_clock.elapsed() : -1;
            Q_EMIT peerClosed();
        }
        socket->deleteLater();
    });
    if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    m_socket = socket;
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
    while (const std::optional<SeenRequest> request = takeRequest(buffer)) {
        m_socket = socket;
        m_requests.append(*request);
        if (m_answer)
            send(m_answer(*request));
        if (m_answer && m_closesAfterAnswer)
            closeConnection();
        Q_EMIT requestArrived();
    }
    socket->setProperty("buffer", buffer);
}

void ScriptedServer::send(const QByteArray &bytes)
{
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
        return; // the peer has gone; its close was counted
    m_socket->write(bytes);
    m_socket->flush();
}

void ScriptedServer::sendHead(int status, const QByteArray &contentType, const QByteArray &furtherHeaders)
{
    send("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + contentType + "\r\nTransfer-Encoding: chunked\r\n" + furtherHeaders
         + "\r\n");
}

void ScriptedServer::sendChunk(const QByteArray &data)
{
    send(QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n");
}

void ScriptedServer::closeConnection()
{
    if (!m_socket)
        return;
    m_socket->setProperty("closedHere", true);
    m_socket->disconnectFromHost();
}

void ScriptedServer::resetConnection()
{
    if (!m_socket)
        return;
    m_socket->setProperty("closedHere", true);
    m_socket->abort();
}

QByteArray ScriptedServer::answer(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &furtherHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + furtherHeaders + "\r\n" + body;
}

QByteArray ScriptedServer::textEvent(const QByteArray &text)
{
    return "data: {\"id\":\"r1\",\"model\":\"mock\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}\n\n";
}

QByteArray ScriptedServer::finishEvent()
{
    return "data: {\"id\":\"r1\",\"model\":\"mock\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
}

} // namespace lineside::test
