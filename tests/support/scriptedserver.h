// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QSslConfiguration>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <optional>

namespace lineside::test {

/// A request as it came.
struct SeenRequest {
    QByteArray head; ///< request line and headers, with the empty line
    QByteArray body;

    QByteArray line() const { return head.left(head.indexOf("\r\n")); }
    std::optional<QByteArray> header(QByteArrayView name) const;
    int count(QByteArrayView name) const; ///< how many headers of that name
};

/// An HTTP server on loopback that says exactly what the test tells it to, when the test tells it. Answers go to the connection that
/// asked last.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit ScriptedServer(QObject *parent = nullptr);

    /// From now on connections speak TLS.
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }
    /// Answers each request by itself. The bytes are the whole answer.
    void setAnswer(std::function<QByteArray(const SeenRequest &)> answer) { m_answer = std::move(answer); }
    void setClosesAfterAnswer(bool closes) { m_closesAfterAnswer = closes; }

    QUrl url(const QString &path = QStringLiteral("/v1/chat/completions")) const;

    /// Sends raw bytes at once.
    void send(const QByteArray &bytes);
    void sendHead(int status, const QByteArray &contentType, const QByteArray &furtherHeaders = {}); ///< of a chunked answer
    void sendChunk(const QByteArray &data);
    void sendLastChunk() { send("0\r\n\r\n"); }
    void closeConnection(); ///< politely: the peer sees the end
    void resetConnection(); ///< rudely

    const QList<SeenRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    int closedByPeer() const { return m_closedByPeer; }
    int open() const { return m_open; }
    /// When the peer's last close was seen, by the clock that `clock` starts.
    qint64 lastCloseAtMs() const { return m_lastClose; }
    void startClock() { m_clock.start(); }

    /// A whole answer with its length.
    static QByteArray answer(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &furtherHeaders = {});
    /// One server-sent event with a piece of text, in OpenAI's dialect.
    static QByteArray textEvent(const QByteArray &text);
    static QByteArray finishEvent();
    static QByteArray doneEvent() { return "data: [DONE]\n\n"; }

Q_SIGNALS:
    void requestArrived();
    void peerClosed();

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket *socket);

    std::optional<QSslConfiguration> m_tls;
    std::function<QByteArray(const SeenRequest &)> m_answer;
    QList<SeenRequest> m_requests;
    QPointer<QTcpSocket> m_socket;
    QElapsedTimer m_clock;
    qint64 m_lastClose = -1;
    bool m_closesAfterAnswer = false;
    int m_connections = 0;
    int m_closedByPeer = 0;
    int m_open = 0;
};

} // namespace lineside::test
