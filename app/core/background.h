// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace lineside {

/// The way back from another thread to an object that may be deleted meanwhile.
class ContextPost
{
public:
    explicit ContextPost(QObject *context); ///< called in the context's thread
    /// From any thread: calls `call` in the context's thread, or never if the context is gone by then.
    void post(std::function<void()> call) const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

/// Runs in a thread of the pool that all of the program shares.
void startInPool(std::function<void()> work);

/// Calls `work()` in another thread and then `done` with what it gave in the context's thread; `done` is not called if the context is
/// deleted first. `work` must hold only values.
template<class Work, class Done>
void inBackground(QObject *context, Work work, Done done)
{
    startInPool([back = ContextPost(context), work = std::move(work), done = std::move(done)] {
        auto value = std::make_shared<decltype(work())>(work());
        back.post([done, value] { done(std::move(*value)); });
    });
}

} // namespace lineside
