// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupts.h"

#include <QEventLoop>
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace lineside::cli {

namespace {

int writeEnd = -1; // the only thing a signal handler may touch

void wakeUp(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
}

} // namespace

void Interrupts::arm()
{
    if (m_wakeUp[0] >= 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_wakeUp) != 0)
        return; // then Ctrl+C ends the program the usual way
    writeEnd = m_wakeUp[1];
    auto *notifier = new QSocketNotifier(m_wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (::read(m_wakeUp[0], bytes, sizeof bytes) > 0) { }
        m_happened = true;
        Q_EMIT interrupted();
    });
    std::signal(SIGINT, wakeUp);
    std::signal(SIGTERM, wakeUp);
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away shows as a failed write
}

void Interrupts::wait()
{
    QEventLoop loop;
    connect(this, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    if (!m_happened)
        loop.exec();
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (const int end : m_wakeUp) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace lineside::cli
