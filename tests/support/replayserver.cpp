// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/replayserver.h"

#include "mock/httpparser.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace lineside::test {

// One client's connection. Requests that come while a recording plays wait for its end.
class ReplayServer::Connection : public QObject
{
public:
    Connection(qintptr handle, ReplayServer &server)
        : QObject(&server)
        , m_server(server)
    {
        m_socket.setSocketDescriptor(handle);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { sendRead(); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
            if (!m_playing)
                take(m_parser.feed(m_socket.readAll()));
        });
        connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void take(HttpRequestParser::State state)
    {
        if (state == HttpRequestParser::State::Complete)
            play(m_parser.take());
        else if (state == HttpRequestParser::State::Failed)
            m_socket.disconnectFromHost();
        else if (m_parser.takeContinueWish())
            m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    }

    void play(const ServerRequest &request)
    {
        const QStringList path = QString::fromUtf8(request.path()).split(u'/', Qt::SkipEmptyParts);
        const QString name = path.value(1);
        if (path.value(0) != "replay"_L1 || !WireRecording::names().contains(name)) {
            m_socket.write("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 18\r\n\r\nno such recording\n");
            return;
        }
        ++m_server.m_played;
        m_playing = true;
        m_recording = WireRecording::load(name);
        m_next = 0;
        m_clockMs = 0;
        scheduleRead();
    }

    void scheduleRead()
    {
        if (m_next >= m_recording.reads.size()) {
            end();
            return;
        }
        const double wait = (m_recording.reads.at(m_next).ms - m_clockMs) * m_server.m_pace;
        m_clockMs = m_recording.reads.at(m_next).ms;
        m_timer.start(std::min(std::chrono::milliseconds(qint64(wait)), m_server.m_longestWait));
    }

    void sendRead()
    {
        const WireRecording::Read &read = m_recording.reads.at(m_next++);
        m_socket.write(m_recording.rawResponse.sliced(read.rawFrom, read.rawSize));
        m_socket.flush(); // so that the next read is not joined to it
        scheduleRead();
    }

    void end()
    {
        m_playing = false;
        if (m_recording.end == "complete"_L1 && m_recording.response.head.header("Connection") != QByteArray("close")) {
            take(m_parser.feed(m_socket.readAll())); // the next request may have come already
        } else if (m_recording.end == "reset"_L1) {
            const ::linger abrupt{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
            m_socket.abort();
        } else {
            m_socket.disconnectFromHost();
        }
    }

    ReplayServer &m_server;
    QTcpSocket m_socket;
    QTimer m_timer;
    HttpRequestParser m_parser;
    WireRecording m_recording;
    qsizetype m_next = 0;
    double m_clockMs = 0;
    bool m_playing = false;
};

ReplayServer::ReplayServer(double pace, std::chrono::milliseconds longestWait, QObject *parent)
    : QTcpServer(parent)
    , m_pace(pace)
    , m_longestWait(longestWait)
{
    setProxy(QNetworkProxy::NoProxy);
    if (!listen(QHostAddress::LocalHost))
        qFatal("No port for the replay server: %s", qPrintable(errorString()));
}

QUrl ReplayServer::url(const QString &name) const
{
    return QUrl(u"http://127.0.0.1:%1/replay/%2"_s.arg(serverPort()).arg(name));
}

void ReplayServer::incomingConnection(qintptr handle)
{
    new Connection(handle, *this);
}

} // namespace lineside::test
