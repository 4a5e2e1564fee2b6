// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/stampserver.h"

#include "support/scriptedserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside::test {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto thinking = 15ms; // before the head
constexpr auto pace = 8ms;
constexpr int tokens = 6;

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

void keepPace(std::chrono::milliseconds time)
{
    ::poll(nullptr, 0, int(time.count()));
}

ServerStamps::Time sendStamped(int socket, const QByteArray &bytes)
{
    const auto now = Clock::now();
    [[maybe_unused]] const ssize_t sent = ::send(socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
    return now;
}

QByteArray valueOf(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.indexOf(name + ": ");
    return at < 0 ? QByteArray() : head.mid(at + name.size() + 2, head.indexOf('\r', at) - at - name.size() - 2);
}

// The head of a request whose body has been read too; empty if the client went.
QByteArray readRequest(int socket)
{
    QByteArray bytes;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end >= 0 && bytes.size() >= end + 4 + valueOf(bytes.first(end + 2), "Content-Length").toInt())
            return bytes.first(end + 2);
        const ssize_t got = ::recv(socket, piece.data(), std::size_t(piece.size()), 0);
        if (got <= 0)
            return {};
        bytes += piece.first(got);
    }
}

} // namespace

StampServer::StampServer()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(m_listener, 64) != 0)
        qFatal("No port.");
    m_acceptor = std::thread([this] { accept(); });
}

StampServer::~StampServer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    for (std::thread &connection : m_connections)
        connection.join();
    ::close(m_listener);
}

QUrl StampServer::url() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    return QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(ntohs(address.sin_port)));
}

std::optional<ServerStamps> StampServer::stampsOf(int number) const
{
    const QMutexLocker lock(&m_lock);
    const auto found = m_stamps.find(number);
    return found == m_stamps.end() ? std::nullopt : std::optional(*found);
}

void StampServer::accept()
{
    while (!m_stopping) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const auto now = Clock::now();
        if (socket >= 0)
            m_connections.emplace_back([this, socket, now] { serve(socket, now); });
    }
}

void StampServer::serve(int socket, ServerStamps::Time accepted)
{
    const int atOnce = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
    if (const QByteArray head = readRequest(socket); !head.isEmpty()) {
        ServerStamps stamps{.accepted = accepted, .requestRead = Clock::now(), .firstByte = {}, .firstToken = {}, .lastByte = {}};
        keepPace(thinking);
        stamps.firstByte = sendStamped(
            socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        for (int i = 0; i < tokens; ++i) {
            keepPace(pace);
            const auto sent = sendStamped(socket, chunkOf(ScriptedServer::textEvent("word ")));
            if (i == 0)
                stamps.firstToken = sent;
        }
        keepPace(pace);
        const QByteArray last = chunkOf(ScriptedServer::finishEvent() + ScriptedServer::doneEvent()) + "0\r\n\r\n";
        stamps.lastByte = Clock::now();
        {
            const QMutexLocker lock(&m_lock); // before it is sent, for then the client may ask
            m_stamps.insert(valueOf(head, "X-Probe").toInt(), stamps);
        }
        sendStamped(socket, last);
    }
    ::close(socket);
}

} // namespace lineside::test
