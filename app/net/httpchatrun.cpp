// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/httpchatrun.h"

#include "core/resolve.h"
#include "net/chatanswer.h"

#include <QPointer>

#include <chrono>
#include <utility>

namespace lineside {

HttpChatRun::HttpChatRun(std::shared_ptr<NetThread> thread, SecretStore &secrets, const Result<HttpRequest> &request)
    : m_thread(std::move(thread))
    , m_mailbox(std::make_shared<ChatMailbox>(this, [this] { wake(); }))
{
    m_sinceStart.start();
    m_handover.setSingleShot(true);
    m_handover.setTimerType(Qt::PreciseTimer);
    connect(&m_handover, &QTimer::timeout, this, &HttpChatRun::deliver);
    if (!request) {
        concludeLater(request.error());
        return;
    }
    m_connection = request->connection;
    m_recorder = std::make_shared<WireRecorder>(*request);
    resolve(*request, secrets, this, [this](Result<ResolvedRequest> resolved) { takeResolved(std::move(resolved)); });
}

HttpChatRun::~HttpChatRun()
{
    m_mailbox->close();
}

void HttpChatRun::takeResolved(Result<ResolvedRequest> resolved)
{
    if (m_stopping)
        return;
    if (!resolved) {
        concludeLater(resolved.error());
        return;
    }
    const auto order = std::make_shared<ResolvedRequest>(std::move(*resolved));
    m_recorder->expectKeys(order->keys);
    m_stream.reset(new HttpStream(std::make_unique<ChatAnswer>(m_mailbox, order, m_recorder)));
    m_thread->adopt(m_stream.get());
    QMetaObject::invokeMethod(
        m_stream.get(),
        [stream = m_stream.get(), thread = m_thread.get(), order, connection = m_connection] { stream->start(thread->lanes(), order, connection); },
        Qt::QueuedConnection);
}

void HttpChatRun::stop()
{
    if (m_stopping || m_ended)
        return;
    m_stream.reset(); // closes the connection
    concludeLater({.kind = Error::Kind::Cancelled, .message = tr("Stopped."), .hint = {}, .details = {}, .httpStatus = 0});
}

void HttpChatRun::concludeLater(const Error &error)
{
    m_stopping = true;
    m_handover.stop();
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            const ChatMailbox::Content content = m_mailbox->take();
            const QPointer<HttpChatRun> self(this);
            if (!content.events.isEmpty())
                Q_EMIT eventsArrived(content.events);
            if (self)
                conclude(error, content.facts);
        },
        Qt::QueuedConnection);
}

HandoverPace::Time HttpChatRun::sinceStart() const
{
    return HandoverPace::Time(m_sinceStart.nsecsElapsed());
}

void HttpChatRun::wake()
{
    if (m_stopping || m_ended)
        return;
    const HandoverPace::Time wait = m_pace.waitBefore(sinceStart());
    if (wait == HandoverPace::Time::zero() || m_mailbox->hasEnded())
        deliver();
    else if (!m_handover.isActive())
        m_handover.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

void HttpChatRun::deliver()
{
    m_handover.stop();
    if (m_stopping || m_ended)
        return;
    m_pace.handedOver(sinceStart());
    const ChatMailbox::Content content = m_mailbox->take();
    const QPointer<HttpChatRun> self(this);
    if (!content.events.isEmpty())
        Q_EMIT eventsArrived(content.events);
    if (self && content.ending && !m_stopping)
        conclude(content.ending->error, content.facts);
}

void HttpChatRun::conclude(const std::optional<Error> &error, ReplyFacts facts)
{
    if (std::exchange(m_ended, true))
        return;
    m_stream.reset();
    if (m_recorder && facts.head.status == 0)
        m_recorder->putEnd(std::nullopt); // it may never have reached the network
    if (!facts.times.total)
        facts.times.total = std::chrono::duration_cast<std::chrono::microseconds>(sinceStart());
    if (error)
        Q_EMIT failed(*error, facts);
    else
        Q_EMIT completed(facts);
}

} // namespace lineside
