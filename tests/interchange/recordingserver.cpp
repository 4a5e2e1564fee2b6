// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "recordingserver.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace lineside::testing {

namespace {

RecordedRequest parseHead(const QByteArray &head)
{
    RecordedRequest request;
    QList<QByteArray> lines = head.split('\n');
    const QByteArray start = lines.takeFirst().trimmed();
    request.method = start.first(start.indexOf(' '));
    request.target = start.sliced(start.indexOf(' ') + 1, start.lastIndexOf(' ') - start.indexOf(' ') - 1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    return request;
}

} // namespace

QList<QByteArray> RecordedRequest::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            found.append(value);
    }
    return found;
}

RecordingServer::RecordingServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &RecordingServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void RecordingServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            socket->deleteLater();
        });
    }
}

void RecordingServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_open[socket];
    bytes += socket->readAll();
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    RecordedRequest request = parseHead(bytes.first(headEnd));
    const QList<QByteArray> lengths = request.values("Content-Length");
    const qsizetype length = lengths.isEmpty() ? 0 : lengths.constFirst().toLongLong();
    if (bytes.size() < headEnd + 4 + length)
        return;
    request.body = bytes.sliced(headEnd + 4);
    m_requests.append(request);
    m_open.remove(socket);
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket->disconnectFromHost();
}

} // namespace lineside::testing
