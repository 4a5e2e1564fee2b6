// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/serverrequest.h"

#include <QObject>

class QTcpSocket;

namespace lineside {

/// One request and the answer to it. Made and owned by the server's connection; lives until the answer is ended or the client
/// goes, whichever comes first. After `clientGone` and after an ending call nothing may be written.
class ServerExchange : public QObject
{
    Q_OBJECT
public:
    ServerExchange(ServerRequest request, QTcpSocket &socket, QObject *parent);

    const ServerRequest &request() const { return m_request; }
    bool isEnded() const { return m_ended; }
    qint64 unsentBytes() const;

    /// An answer of known length.
    void reply(int status, const QList<RawHeader> &headers, const QByteArray &body);
    /// An answer in chunks: head, then any number of chunks, then `finish`.
    void sendHead(int status, const QList<RawHeader> &headers);
    void sendChunk(const QByteArray &bytes);
    void finish();

    /// Head and part of a body that promises more than will come.
    void sendPartial(int status, const QList<RawHeader> &headers, const QByteArray &part, qsizetype promised);
    void cut();   ///< sends what is written and closes, whatever was promised
    void reset(); ///< sends what is written and ends the connection with a TCP reset

Q_SIGNALS:
    void ended(bool keepConnection);
    void clientGone();
    void drained(); ///< what was written has been handed to the system

private:
    void writeHead(int status, const QList<RawHeader> &headers, const QByteArray &framing);
    void end(bool keepConnection);
    bool wantsBody() const { return m_request.method != "HEAD"; }

    ServerRequest m_request;
    QTcpSocket &m_socket;
    bool m_closeAsked = false;
    bool m_ended = false;
};

/// The reason phrases that OpenResty uses.
QByteArray reasonPhrase(int status);

} // namespace lineside
