// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/upstreamcall.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace lineside {

UpstreamCall::UpstreamCall(UpstreamRequest request, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_request.timeout);
    connect(&m_silence, &QTimer::timeout, this, [this] { end(Ending::TimedOut); });
    connect(&m_socket, &QSslSocket::readyRead, this, &UpstreamCall::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &UpstreamCall::close);
}

UpstreamCall::~UpstreamCall()
{
    m_ended = true;
    m_socket.disconnect(this);
    m_socket.abort();
}

void UpstreamCall::start()
{
    m_silence.start();
    const bool overTls = m_request.url.scheme() == "https"_L1;
    if (!m_request.verifyTls)
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (overTls) {
        connect(&m_socket, &QSslSocket::encrypted, this, &UpstreamCall::sendRequest);
        m_socket.connectToHostEncrypted(m_request.url.host(), quint16(m_request.url.port(443)));
    } else {
        connect(&m_socket, &QSslSocket::connected, this, &UpstreamCall::sendRequest);
        m_socket.connectToHost(m_request.url.host(), quint16(m_request.url.port(80)));
    }
}

void UpstreamCall::sendRequest()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QByteArray target = m_request.url.path(QUrl::FullyEncoded).toLatin1();
    if (m_request.url.hasQuery())
        target += '?' + m_request.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray bytes = m_request.method + ' ' + (target.isEmpty() ? QByteArray("/") : target) + " HTTP/1.1\r\n";
    for (const RawHeader &header : m_request.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    m_socket.write(bytes + "\r\n" + m_request.body);
}

void UpstreamCall::read()
{
    m_silence.start();
    const bool isHttp = m_parser.feed(m_socket.readAll());
    if (isHttp && m_parser.hasHead() && !m_headTold) {
        m_headTold = true;
        Q_EMIT headArrived(m_parser.head());
    }
    if (m_ended)
        return;
    if (m_headTold) {
        const QByteArray body = m_parser.takeBody();
        if (!body.isEmpty())
            Q_EMIT bodyArrived(body);
    }
    if (!isHttp)
        end(Ending::Cut);
    else if (m_parser.isComplete())
        end(Ending::Whole);
}

void UpstreamCall::close()
{
    if (m_ended)
        return;
    if (m_socket.bytesAvailable() > 0)
        read();
    end(m_parser.end() ? Ending::Whole : m_headTold ? Ending::Cut : Ending::Unreachable);
}

void UpstreamCall::end(Ending ending)
{
    if (m_ended)
        return;
    m_ended = true;
    m_silence.stop();
    Q_EMIT ended(ending);
}

} // namespace lineside
