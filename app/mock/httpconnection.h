// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mock/httpparser.h"
#include "mock/serverexchange.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace lineside {

/// A client's connection to a server of ours: reads one request after the other and hands each to the handler. Takes the socket
/// over and deletes itself when the connection ends.
class HttpConnection : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(ServerExchange &)>;
    HttpConnection(QTcpSocket &socket, Handler handler, QObject *parent);

private:
    void read(const QByteArray &bytes);
    void open(ServerRequest request);
    void refuse(int status);
    void finishExchange(bool keepConnection);
    void leave();

    QTcpSocket &m_socket;
    Handler m_handler;
    HttpRequestParser m_parser;
    ServerExchange *m_exchange = nullptr;
};

} // namespace lineside
