// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"
#include "core/historystore.h"

#include <memory>

namespace lineside {

/// Has a conversation's own model think of a title for it; only when the user asks. One at a time: who asks again gives up the one before.
/// Each ends with `made` or `failed`, unless it is cancelled.
class TitleMaker : public QObject
{
    Q_OBJECT
public:
    TitleMaker(HistoryStore &store, ChatBackend &backend, QObject *parent = nullptr);
    ~TitleMaker() override;

    void make(const ChatSession &session);
    void make(ConversationId conversation); ///< that is not open
    void cancel();
    bool isAsking() const { return m_reading || m_run; }

Q_SIGNALS:
    void made(lineside::ConversationId conversation, const QString &title);
    void failed(lineside::ConversationId conversation, const lineside::Error &error);

private:
    void read(const Conversation &conversation);
    void ask(const ChatSession &session);
    void take(const QList<ChatEvent> &events);
    void end(const std::optional<Error> &error);

    HistoryStore &m_store;
    ChatBackend &m_backend;
    ConversationId m_conversation = ConversationId::None;
    QString m_reply;
    std::unique_ptr<QObject> m_reading; ///< what is asked of the history; deleting it cancels
    std::unique_ptr<ChatRun> m_run;
};

/// The question for a title: the beginning of what was said, and no more of it than a title needs.
ChatCall titleCall(const Target &target, std::span<const ChatTurn> turns);
/// What a model answered as a title of at most sixty characters in one line; empty if there is none in it.
QString titleIn(const QString &reply);

} // namespace lineside
