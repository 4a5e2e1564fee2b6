// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/chatmailbox.h"

#include <utility>

namespace lineside {

ChatMailbox::ChatMailbox(QObject *receiver, std::function<void()> wake)
    : m_address(receiver)
    , m_wake(std::move(wake))
{
}

void ChatMailbox::put(const QList<ChatEvent> &events, const ReplyFacts &facts)
{
    bool rings = false;
    {
        const QMutexLocker lock(&m_mutex);
        m_content.events += events;
        m_content.facts = facts;
        rings = !events.isEmpty() && std::exchange(m_armed, false);
    }
    if (rings)
        ring();
}

void ChatMailbox::putEnd(const Ending &ending, const ReplyFacts &facts)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_content.facts = facts;
        m_content.ending = ending;
        m_armed = false;
    }
    ring();
}

ChatMailbox::Content ChatMailbox::take()
{
    const QMutexLocker lock(&m_mutex);
    Content taken;
    taken.facts = m_content.facts;
    taken.events = std::exchange(m_content.events, {});
    taken.ending = std::exchange(m_content.ending, std::nullopt);
    m_armed = true;
    return taken;
}

bool ChatMailbox::hasEnded() const
{
    const QMutexLocker lock(&m_mutex);
    return m_content.ending.has_value();
}

void ChatMailbox::ring()
{
    m_address.post(m_wake);
}

} // namespace lineside
