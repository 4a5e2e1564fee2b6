// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "support/fakechatbackend.h"

namespace lineside::perf {

/// A conversation whose replies come from this program itself.
class ConversationRig
{
public:
    ConversationRig();

    ChatSession &session() { return m_session; }
    /// A question is sent, and its reply has not begun.
    void ask(const QString &question) { m_session.send(question); }
    /// Deltas arrive together, as the network hands them over once a frame.
    void arrive(const QStringList &deltas);
    void complete();
    /// Makes it a conversation of that many messages, questions and answers by turns, of 1.1 kB on average, as it is taken from the history.
    void fill(int count);

private:
    test::FakeChatBackend m_backend;
    ChatSession m_session{m_backend};
};

} // namespace lineside::perf
