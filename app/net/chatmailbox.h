// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "net/netthread.h"

#include <QMutex>

#include <functional>
#include <optional>

namespace lineside {

/// Where a reply's events wait for the window thread. The network thread fills it and rings once; it rings again only after the
/// window thread has emptied it, or to tell of the end.
class ChatMailbox
{
public:
    struct Ending {
        std::optional<Error> error; ///< absent: completed
    };
    struct Content {
        QList<ChatEvent> events;
        ReplyFacts facts;
        std::optional<Ending> ending;
    };

    /// `wake` is called in the receiver's thread.
    ChatMailbox(QObject *receiver, std::function<void()> wake);

    void put(const QList<ChatEvent> &events, const ReplyFacts &facts);
    void putEnd(const Ending &ending, const ReplyFacts &facts);
    /// Empties the box; the facts stay.
    Content take();
    bool hasEnded() const;
    /// By the receiver, before it goes.
    void close() { m_address.revoke(); }

private:
    void ring();

    ReturnAddress m_address;
    std::function<void()> m_wake;
    mutable QMutex m_mutex;
    Content m_content;
    bool m_armed = true; ///< the receiver may be rung
};

} // namespace lineside
