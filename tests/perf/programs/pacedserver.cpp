// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/programs/pacedserver.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

constexpr int patience = 100; // ms between two looks at whether to stop

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray answerBytes()
{
    static const QByteArray whole = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        + chunk(R"(data: {"model":"mock","choices":[{"index":0,"delta":{"role":"assistant","content":"Paris"}}]})"
                "\n\n")
        + chunk(R"(data: {"model":"mock","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":1,"total_tokens":6}})"
                "\n\ndata: [DONE]\n\n")
        + "0\r\n\r\n";
    return whole;
}

// The next request as far as it must be known, its path; empty at the connection's end.
QByteArray nextPath(int socket, QByteArray &buffer, const std::atomic<bool> &stopping)
{
    while (!stopping) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd >= 0) {
            const QByteArray head = buffer.first(headEnd).toLower();
            const qsizetype at = head.indexOf("content-length:");
            const qsizetype length = at < 0 ? 0 : head.mid(at + 15, head.indexOf("\r\n", at) < 0 ? -1 : head.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
            if (buffer.size() >= headEnd + 4 + length) {
                buffer.remove(0, headEnd + 4 + length);
                return head.split(' ').value(1);
            }
        }
        pollfd waiting{socket, POLLIN, 0};
        if (::poll(&waiting, 1, patience) <= 0)
            continue;
        char bytes[4096];
        const ssize_t count = ::read(socket, bytes, sizeof bytes);
        if (count <= 0)
            return {};
        buffer.append(bytes, count);
    }
    return {};
}

} // namespace

PacedServer::PacedServer()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(m_listener, 128) != 0)
        qFatal("No port on loopback");
    m_acceptor = std::thread([this] { accept(); });
}

PacedServer::~PacedServer()
{
    m_stopping = true;
    m_acceptor.join();
    for (std::thread &connection : m_connections)
        connection.join();
    ::close(m_listener);
}

QUrl PacedServer::url(bool varies, std::chrono::microseconds time) const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    return QUrl(u"http://127.0.0.1:%1/%2/%3"_s.arg(ntohs(address.sin_port)).arg(varies ? u"about"_s : u"after"_s).arg(time.count()));
}

void PacedServer::accept()
{
    while (!m_stopping) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, patience) <= 0)
            continue;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            m_connections.emplace_back([this, socket] { serve(socket); });
    }
}

std::chrono::microseconds PacedServer::variation()
{
    const std::lock_guard lock(m_lock);
    const double usual = std::lognormal_distribution<double>(0.4, 0.6)(m_random);
    const bool stalls = std::uniform_real_distribution<double>(0, 1)(m_random) < 0.1;
    const double ms = 1 + usual + (stalls ? std::exponential_distribution<double>(0.2)(m_random) : 0);
    return std::chrono::microseconds(qint64(ms * 1000));
}

void PacedServer::serve(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    QByteArray buffer;
    for (QByteArray path = nextPath(socket, buffer, m_stopping); !path.isEmpty(); path = nextPath(socket, buffer, m_stopping)) {
        const auto asked = std::chrono::steady_clock::now();
        std::chrono::microseconds time(path.split('/').constLast().toLongLong());
        if (path.startsWith("/about/"))
            time += variation();
        std::this_thread::sleep_until(asked + time);
        const QByteArray bytes = answerBytes();
        if (::send(socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) < 0)
            break;
    }
    ::close(socket);
}

} // namespace lineside::perf
