// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/historyid.h"
#include "core/target.h"

#include <QObject>

namespace lineside {

class ActionRegistry;
class Banner;
class ChatSession;
class ConversationListModel;
class ConversationPanel;
class HistorySearchDialog;
class HistoryStore;
class ShownChat;
class TranscriptView;

/// Decides which conversation is shown: a new one, one that was chosen in the list or found, the one of the last time; and another when it goes
/// away.
class ConversationOpening : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        HistoryStore &history;
        ConversationListModel &conversations;
        ShownChat &shown;
        ConversationPanel &panel;
        TranscriptView &transcript;
        Banner &banner;
    };
    ConversationOpening(const Parts &parts, ActionRegistry &actions, QWidget *page);

    void newChat();
    /// Talks to that target from now on, in this conversation if it is empty, otherwise in a new one.
    void chooseTarget(const Target &target);
    /// The same, but stays with the conversation that is shown, or comes back, if it talks to that one already.
    void goOnWith(const Target &target);
    ConversationId shownConversation() const; ///< None while nothing was said or written in it
    /// Shows it as soon as it was read, unless the user has begun something else by then.
    void reopen(ConversationId conversation);
    void goTo(ConversationId conversation, MessageId message = MessageId::None);

Q_SIGNALS:
    void newChatShown();
    /// `shownConversation` is another. Not told while the one of the last time is still awaited.
    void conversationShown(lineside::ConversationId conversation);

private:
    bool isBlank() const;
    void tellShown();
    void takeOpened(ChatSession *session);
    void sayNotOpened(ConversationId conversation, const Error &error);
    void letGo(const ChatSession *session);
    void openSearch();

    Parts m_parts;
    QWidget *m_page;
    ConversationId m_reopening = ConversationId::None;
    ConversationId m_told = ConversationId::None; ///< the last one that was told
    std::optional<Target> m_wanted; ///< of the one that comes back
    bool m_mayReopen = false; ///< the user has not chosen anything since
    MessageId m_sought = MessageId::None; ///< to be shown in what is being opened
    HistorySearchDialog *m_search = nullptr; ///< null until it is needed
};

} // namespace lineside
