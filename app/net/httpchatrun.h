// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/secretstore.h"
#include "net/chatmailbox.h"
#include "net/handoverpace.h"
#include "net/httpstream.h"
#include "net/wirerecorder.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace lineside {

/// A reply that comes over the network. The connection and the decoding live in the network thread; this is their end in the
/// window thread, woken at once after quiet and otherwise at most once an interval of its pace.
class HttpChatRun : public ChatRun
{
    Q_OBJECT
public:
    HttpChatRun(std::shared_ptr<NetThread> thread, SecretStore &secrets, const Result<HttpRequest> &request);
    ~HttpChatRun() override;
    void stop() override;
    std::shared_ptr<const WireLog> wireLog() const override { return m_recorder; }
    const std::shared_ptr<WireRecorder> &recorder() const { return m_recorder; } ///< null where there is no request

private:
    void takeResolved(Result<ResolvedRequest> resolved);
    void wake();
    void deliver();
    HandoverPace::Time sinceStart() const;
    void conclude(const std::optional<Error> &error, ReplyFacts facts);
    void concludeLater(const Error &error);

    std::shared_ptr<NetThread> m_thread; ///< outlives the stream
    std::shared_ptr<ChatMailbox> m_mailbox;
    std::shared_ptr<WireRecorder> m_recorder;
    std::unique_ptr<HttpStream, DeleteLater> m_stream;
    ConnectionSettings m_connection;
    QElapsedTimer m_sinceStart;
    HandoverPace m_pace;
    QTimer m_handover;
    bool m_stopping = false; ///< stopped, or failed before anything was sent: what the network says no longer counts
    bool m_ended = false;
};

} // namespace lineside
