// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "process/closinglimit.h"

#include <cstdio>
#include <cstdlib>

namespace lineside {

ClosingLimit::ClosingLimit(std::chrono::milliseconds most)
    : m_most(most)
{
}

ClosingLimit::~ClosingLimit()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_lock);
        m_isDone = true;
    }
    m_told.notify_one();
    m_thread.join();
}

void ClosingLimit::begin()
{
    if (!m_thread.joinable())
        m_thread = std::thread(&ClosingLimit::wait, this);
}

// Nothing that could wait itself may be used here: no logging, no destructor, nothing at exit.
void ClosingLimit::wait()
{
    std::unique_lock lock(m_lock);
    if (m_told.wait_for(lock, m_most, [this] { return m_isDone; }))
        return;
    std::fputs("lineside: a disk or a connection did not answer; the program ends without what could not be saved.\n", stderr);
    std::_Exit(endedCode);
}

} // namespace lineside
