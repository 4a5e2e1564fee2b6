// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/serverexchange.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

#include <sys/socket.h>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

QByteArray reasonPhrase(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 21> phrases{{
        {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {302, "Moved Temporarily"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Not Allowed"}, {408, "Request Time-out"},
        {413, "Request Entity Too Large"}, {415, "Unsupported Media Type"}, {422, "Unprocessable Entity"}, {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
        {503, "Service Temporarily Unavailable"}, {504, "Gateway Time-out"},
    }};
    for (const auto &[code, phrase] : phrases) {
        if (code == status)
            return phrase;
    }
    return "Unknown";
}

ServerExchange::ServerExchange(ServerRequest request, QTcpSocket &socket, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_socket(socket)
{
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (!m_ended && m_socket.bytesToWrite() == 0)
            Q_EMIT drained();
    });
}

qint64 ServerExchange::unsentBytes() const
{
    return m_socket.bytesToWrite();
}

void ServerExchange::writeHead(int status, const QList<RawHeader> &headers, const QByteArray &framing)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\nDate: " + httpDate() + "\r\n";
    bool namesConnection = false;
    for (const RawHeader &header : headers) {
        head += header.name + ": " + header.value + "\r\n";
        if (header.name.compare("Connection", Qt::CaseInsensitive) == 0) {
            namesConnection = true;
            m_closeAsked = header.value.compare("close", Qt::CaseInsensitive) == 0;
        }
    }
    if (!framing.isEmpty())
        head += framing + "\r\n";
    if (!namesConnection)
        head += m_request.keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
    m_socket.write(head + "\r\n");
}

void ServerExchange::reply(int status, const QList<RawHeader> &headers, const QByteArray &body)
{
    if (m_ended)
        return;
    writeHead(status, headers, "Content-Length: " + QByteArray::number(body.size()));
    if (wantsBody())
        m_socket.write(body);
    end(m_request.keepAlive && !m_closeAsked);
}

void ServerExchange::sendHead(int status, const QList<RawHeader> &headers)
{
    if (m_ended)
        return;
    m_closeAsked = m_closeAsked || !m_request.takesChunks; // then the end of the connection ends the body
    m_request.keepAlive = m_request.keepAlive && m_request.takesChunks;
    writeHead(status, headers, m_request.takesChunks ? "Transfer-Encoding: chunked" : QByteArray());
}

void ServerExchange::sendChunk(const QByteArray &bytes)
{
    if (m_ended || bytes.isEmpty() || !wantsBody()) // an empty chunk would be the last one
        return;
    m_socket.write(m_request.takesChunks ? QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n" : bytes);
}

void ServerExchange::finish()
{
    if (m_ended)
        return;
    if (wantsBody() && m_request.takesChunks)
        m_socket.write("0\r\n\r\n");
    end(m_request.keepAlive && !m_closeAsked);
}

void ServerExchange::sendPartial(int status, const QList<RawHeader> &headers, const QByteArray &part, qsizetype promised)
{
    if (m_ended)
        return;
    writeHead(status, headers, "Content-Length: " + QByteArray::number(promised));
    m_socket.write(part);
}

void ServerExchange::cut()
{
    if (!m_ended)
        end(false);
}

void ServerExchange::reset()
{
    if (m_ended)
        return;
    m_socket.flush();
    const ::linger abrupt{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    m_ended = true;
    m_socket.abort();
    Q_EMIT ended(false);
}

void ServerExchange::end(bool keepConnection)
{
    m_ended = true;
    Q_EMIT ended(keepConnection);
}

} // namespace lineside
