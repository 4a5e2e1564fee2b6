// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <utility>

namespace lineside::testing {

/// A request as it came over the wire.
struct RecordedRequest {
    QByteArray method;
    QByteArray target; ///< path and query, or a whole URL where a proxy is asked
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// All values of that header, in the order they came; names in any case.
    QList<QByteArray> values(const QByteArray &name) const;
};

/// Listens on a free loopback port, answers every request with an empty 200 and keeps what was asked. Reads well-formed
/// HTTP/1.1 with a Content-Length, which is what curl sends; anything else is kept as far as it came.
class RecordingServer : public QObject
{
    Q_OBJECT
public:
    RecordingServer();

    quint16 port() const { return m_server.serverPort(); }
    QList<RecordedRequest> takeRequests() { return std::exchange(m_requests, {}); }

private:
    void accept();
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_open;
    QList<RecordedRequest> m_requests;
};

} // namespace lineside::testing
