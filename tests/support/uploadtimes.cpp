// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/uploadtimes.h"

#include "net/qnamhttpclient.h"
#include "support/fakesecretstore.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

constexpr int requests = 9;

// A server in a thread of its own, so that it answers at once whatever the client's thread does.
class ServerThread
{
public:
    explicit ServerThread(Connection connection)
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        const QByteArray further = connection == Connection::New ? "Connection: close\r\n" : "";
        QMetaObject::invokeMethod(
            &m_context,
            [this, further] {
                m_server = std::make_unique<ScriptedServer>();
                m_server->setClosesAfterAnswer(!further.isEmpty());
                m_server->setAnswer([further](const SeenRequest &) { return ScriptedServer::answer(200, "text/plain", "ok", further); });
                m_url = m_server->url();
            },
            Qt::BlockingQueuedConnection);
    }
    ~ServerThread()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ServerThread)
    QUrl url() const { return m_url; }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<ScriptedServer> m_server;
    QUrl m_url;
};

std::chrono::microseconds since(const QElapsedTimer &clock)
{
    return std::chrono::microseconds(clock.nsecsElapsed() / 1000);
}

// One connection, used for one request after the other.
class PlainSocket
{
public:
    std::chrono::microseconds ask(const QUrl &url, const QByteArray &body)
    {
        QElapsedTimer clock;
        clock.start();
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            m_socket.connectToHost(url.host(), quint16(url.port()));
            if (!m_socket.waitForConnected())
                return {};
            m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
        m_socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        if (!m_socket.waitForReadyRead(10'000))
            return {};
        const std::chrono::microseconds took = since(clock);
        m_socket.readAll();
        return took;
    }
    void close()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(1000);
    }

private:
    QTcpSocket m_socket;
};

std::chrono::microseconds askLineside(QnamHttpClient &client, const QUrl &url, const QByteArray &body)
{
    HttpRequest request;
    request.url = url;
    request.body = body;
    request.connection.proxyMode = ConnectionSettings::Proxy::None;
    QEventLoop loop;
    std::chrono::microseconds took{};
    QElapsedTimer clock;
    clock.start();
    client.send(request, &loop, [&](const Result<HttpResponse> &answer) {
        if (answer)
            took = since(clock);
        loop.quit();
    });
    loop.exec();
    return took;
}

} // namespace

std::chrono::microseconds medianFirstByte(Client client, Connection connection, qsizetype bodySize)
{
    const ServerThread server(connection);
    const QByteArray body(bodySize, 'x');
    FakeSecretStore secrets;
    QnamHttpClient lineside(secrets);
    PlainSocket plain;
    std::vector<std::chrono::microseconds> times;
    for (int i = 0; i <= requests; ++i) {
        const auto took = client == Client::Lineside ? askLineside(lineside, server.url(), body) : plain.ask(server.url(), body);
        if (took.count() == 0)
            return took;
        if (connection == Connection::New)
            plain.close();
        if (i > 0 || connection == Connection::New) // the first makes the connection that is kept
            times.push_back(took);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace lineside::test
