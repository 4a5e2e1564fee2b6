// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/chatmailbox.h"
#include "net/httpstream.h"
#include "net/spokenkeys.h"
#include "net/wirerecorder.h"
#include "protocol/answerdecoder.h"

#include <optional>

namespace lineside {

/// Decodes the answer to a chat request in the network thread and puts what it says into the mailbox.
class ChatAnswer : public StreamSink
{
public:
    /// The order's keys are masked in whatever is told of errors.
    /// What comes is put into the recorder, if there is one. It is forgotten where the reply says a key in pieces.
    ChatAnswer(std::shared_ptr<ChatMailbox> mailbox, HttpStream::Order order, std::shared_ptr<WireRecorder> recorder = {});
    ~ChatAnswer() override;
    Q_DISABLE_COPY_MOVE(ChatAnswer)

    void takeSent(Moment at) override;
    Flow takeHead(const HttpHead &head, Moment at) override;
    Flow takeBytes(QByteArrayView bytes, Moment at) override;
    void takeEnd(const StreamEnd &end, Moment at) override;

private:
    void note(const QList<ChatEvent> &events, Moment at);
    std::optional<Error> verdict(const StreamEnd &end, Moment at);
    std::optional<Error> verdictOfAnswer(const AnswerEnd &answer) const;
    Error masked(Error error) const;

    std::shared_ptr<ChatMailbox> m_mailbox;
    HttpStream::Order m_order;
    std::shared_ptr<WireRecorder> m_recorder; ///< may be null
    SpokenKeys m_spokenKeys;
    QUrl m_url;
    std::optional<AnswerDecoder> m_decoder;
    std::optional<Error> m_refusal; ///< why we closed the connection ourselves
    ReplyFacts m_facts;
    qint64 m_bytes = 0;
    qint64 m_sinceEvent = 0;
    bool m_saidSomething = false;
};

} // namespace lineside
