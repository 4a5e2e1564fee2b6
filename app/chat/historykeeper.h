// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/chatsession.h"

#include <QTimer>

#include <chrono>
#include <map>

namespace lineside {

/// How long something may wait before it is put into the history. Timers may be a twentieth late, and the history needs a moment of its own.
struct KeepingPace {
    std::chrono::milliseconds growth{800}; ///< what a reply grew by
    std::chrono::milliseconds draft{600};  ///< what was typed
};

/// Puts what happens in conversations into the history: messages when they are there and when they are whole, a growing reply now and then,
/// the conversation whenever something about it changed. Of a conversation in which nothing was said or written nothing is put.
class HistoryKeeper : public QObject
{
    Q_OBJECT
public:
    explicit HistoryKeeper(HistoryStore &store, KeepingPace pace = {}, QObject *parent = nullptr);
    ~HistoryKeeper() override;

    /// Follows the conversation until it is deleted or `leave` is called. `isKept`: the history has it as it is.
    void watch(ChatSession &session, bool isKept);
    /// Puts what waits, then follows it no more.
    void leave(ChatSession &session);
    bool isKept(const ChatSession &session) const; ///< the history was told of it
    void keepNow();
    /// The history has the conversation as it is now: it came from there. Call `keepNow` before taking it from there.
    void settle(const ChatSession &session);

private:
    struct Watched {
        bool isKept = false;
        bool isForgotten = false; ///< was kept, until there was nothing in it any more
        bool hasChanged = false;  ///< something about the conversation waits
        qint64 deltasPut = 0;     ///< of the reply that grows
        Conversation lastPut;
    };
    void putMessages(ChatSession &session, const QList<MessageId> &messages);
    void putConversation(ChatSession &session, Watched &watched);
    void putGrowth();
    void putChanges();

    HistoryStore &m_store;
    KeepingPace m_pace;
    std::map<ChatSession *, Watched> m_watched;
    QTimer m_growth;
    QTimer m_changes; ///< runs while something waits
};

} // namespace lineside
