// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace lineside::perf {

/// A model on loopback that answers with a short stream after a known time. Each connection has a thread that blocks, so that nothing but the
/// system stands between the time and the wire. The path tells the time: /after/MICROSECONDS, or /about/MICROSECONDS for a time that
/// varies as servers' times do, with that much on top.
class PacedServer
{
public:
    PacedServer();
    ~PacedServer();
    PacedServer(const PacedServer &) = delete;
    PacedServer &operator=(const PacedServer &) = delete;

    QUrl url(bool varies, std::chrono::microseconds time) const;

private:
    void accept();
    void serve(int socket);
    std::chrono::microseconds variation();

    int m_listener;
    std::atomic<bool> m_stopping = false;
    std::mutex m_lock; ///< for the next
    std::mt19937_64 m_random{42};
    std::vector<std::thread> m_connections; ///< of the acceptor's thread alone until it has ended
    std::thread m_acceptor;
};

} // namespace lineside::perf
