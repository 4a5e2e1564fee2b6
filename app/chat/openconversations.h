// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/conversationchange.h"
#include "chat/historykeeper.h"

#include <map>
#include <memory>
#include <vector>

namespace lineside {

/// The conversations that are in memory: new ones, and those that were opened. Owns them, has them kept, and closes those that were not
/// shown for long, so that a day's work does not fill the memory. What is busy, or nowhere else, is never closed.
class OpenConversations : public QObject
{
    Q_OBJECT
public:
    OpenConversations(HistoryStore &store, ChatBackend &backend, KeepingPace pace = {}, QObject *parent = nullptr);
    ~OpenConversations() override;

    ChatSession *add(); ///< a new one
    ChatSession *find(ConversationId id) const; ///< null if it is not open
    QList<ChatSession *> all() const;
    bool isKept(const ChatSession &session) const { return m_keeper.isKept(session); }
    /// Ends with `opened` or `failed`; at once if it is open. Whoever opens another does not wait for this one any more.
    void open(ConversationId id);
    void setShown(const ChatSession *session); ///< that one is not closed
    void change(const QList<ConversationId> &conversations, const ConversationChange &change);
    /// Stops and closes them; `restore` brings them back.
    void remove(const QList<ConversationId> &conversations);
    void restore(const QList<ConversationId> &conversations);
    void close(ChatSession *session); ///< for good where it was not kept
    void keepNow() { m_keeper.keepNow(); }

Q_SIGNALS:
    void added(lineside::ChatSession *session); ///< new, opened or brought back
    void opened(lineside::ChatSession *session);
    void failed(lineside::ConversationId conversation, const lineside::Error &error);
    /// Whoever shows it lets go.
    void aboutToClose(lineside::ChatSession *session);

private:
    using Sessions = std::vector<std::unique_ptr<ChatSession>>;
    /// What is read before a conversation can be opened or changed.
    struct Loading {
        std::unique_ptr<QObject> context;
        std::optional<Conversation> conversation;
        QList<ConversationChange> changes;
        bool isToOpen = false;
    };
    struct Removed {
        std::unique_ptr<ChatSession> session;
        bool wasKept = false;
    };
    ChatSession *take(std::unique_ptr<ChatSession> session, bool isKept);
    Loading &load(ConversationId id);
    void endLoading(ConversationId id);
    void takeConversation(ConversationId id, const Result<Conversation> &conversation);
    void takeMessages(ConversationId id, const Result<QList<StoredMessage>> &messages);
    void takeUpChanges(const QList<ConversationId> &conversations);
    void takeUp(ChatSession *session);
    void closeIdle();
    bool mayClose(const ChatSession &session) const;

    HistoryStore &m_store;
    ChatBackend &m_backend;
    HistoryKeeper m_keeper;
    Sessions m_sessions; ///< the one shown last comes last
    std::vector<Removed> m_removed;
    std::map<ConversationId, Loading> m_loading;
    ConversationId m_wanted = ConversationId::None; ///< to be opened
    const ChatSession *m_shown = nullptr;
};

} // namespace lineside
