// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace lineside {

/// Ends the process if its end takes too long: a disk that does not answer must not leave a program that nobody sees. Made first, it is
/// destroyed last; what runs in between has the time from `begin` on.
class ClosingLimit
{
public:
    explicit ClosingLimit(std::chrono::milliseconds most);
    ~ClosingLimit(); ///< all is done in time
    ClosingLimit(const ClosingLimit &) = delete;
    ClosingLimit &operator=(const ClosingLimit &) = delete;

    void begin();

    /// The process's exit code if it was ended.
    static constexpr int endedCode = 70;

private:
    void wait();

    const std::chrono::milliseconds m_most;
    std::mutex m_lock;
    std::condition_variable m_told;
    bool m_isDone = false; ///< guarded by m_lock
    std::thread m_thread;
};

} // namespace lineside
