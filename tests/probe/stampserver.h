// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace lineside::test {

/// When things happened at the server, by the clock of this process. What is sent is stamped right before it is handed to the system.
struct ServerStamps {
    using Time = std::chrono::steady_clock::time_point;
    Time accepted;
    Time requestRead;
    Time firstByte;
    Time firstToken;
    Time lastByte;
};

/// A server on loopback that streams a short answer at a known pace and notes the time of everything it does. Each connection has a
/// thread that blocks, so that nothing but the system stands between a stamp and the wire.
class StampServer
{
public:
    StampServer();
    ~StampServer();
    StampServer(const StampServer &) = delete;
    StampServer &operator=(const StampServer &) = delete;

    QUrl url() const;
    /// Of the request with that number in its header X-Probe; nothing before it is answered.
    std::optional<ServerStamps> stampsOf(int number) const;

private:
    void accept();
    void serve(int socket, ServerStamps::Time accepted);

    int m_listener;
    std::atomic<bool> m_stopping = false;
    mutable QMutex m_lock; ///< for the stamps
    QMap<int, ServerStamps> m_stamps;
    std::vector<std::thread> m_connections; ///< of the acceptor's thread alone until it has ended
    std::thread m_acceptor;
};

} // namespace lineside::test
