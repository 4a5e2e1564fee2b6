// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The page and the history: which conversation is shown, and what becomes of the one that goes away.
#include "ui/chat/chatpage.h"

#include "chat/catalog.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationpanel.h"
#include "ui/chat/historysearchdialog.h"
#include "ui/chat/targets.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/banner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

void ChatPage::connectHistory()
{
    connect(m_panel, &ConversationPanel::openRequested, this, [this](ConversationId conversation) {
        goTo(conversation, MessageId::None);
    });
    connect(&m_conversations, &ConversationListModel::opened, this, &ChatPage::takeOpened);
    connect(&m_conversations, &ConversationListModel::openFailed, this, &ChatPage::sayNotOpened);
    connect(&m_conversations, &ConversationListModel::aboutToRemove, this, &ChatPage::letGo);
}

ConversationId ChatPage::shownConversation() const
{
    const bool isBlank = m_session->isEmpty() && m_session->draft().isEmpty() && m_session->draftAttachments().isEmpty();
    return isBlank ? ConversationId::None : m_session->id();
}

void ChatPage::reopen(ConversationId conversation)
{
    if (conversation == ConversationId::None)
        return;
    m_reopening = conversation;
    m_mayReopen = true;
    m_conversations.open(conversation);
}

void ChatPage::takeOpened(ChatSession *session)
{
    const bool isReopened = std::exchange(m_reopening, ConversationId::None) == session->id();
    // Whoever was quicker than the disk stays where they are.
    if (!isReopened || (m_mayReopen && m_session->isEmpty() && !m_composer->canSend()))
        present(session);
    if (const MessageId sought = std::exchange(m_sought, MessageId::None); session == m_session && sought != MessageId::None)
        m_transcript->showTurn(session->showMessage(sought));
}

void ChatPage::sayNotOpened(ConversationId conversation, const Error &error)
{
    const bool isReopened = std::exchange(m_reopening, ConversationId::None) == conversation;
    if (!isReopened || error.kind != Error::Kind::NotFound) // it was deleted elsewhere: nobody asked for it just now
        m_banner->showError(error);
    m_sought = MessageId::None;
    m_panel->select(m_session);
}

void ChatPage::goTo(ConversationId conversation, MessageId message)
{
    m_reopening = ConversationId::None; // this one was chosen
    m_sought = message;
    m_conversations.open(conversation);
}

void ChatPage::openSearch()
{
    if (!m_search) {
        m_search = new HistorySearchDialog(m_history, this);
        connect(m_search, &HistorySearchDialog::hitChosen, this, [this](ConversationId conversation, MessageId message) {
            m_search->hide();
            goTo(conversation, message);
        });
    }
    QStringList models;
    QStringList paths;
    for (const Target &target : targetsOf(m_catalog.workspace())) {
        models.append(requestedModel(target));
        paths.append(describePath(target));
    }
    models.removeAll(QString());
    models.removeDuplicates();
    paths.removeDuplicates();
    m_search->offer(models, paths);
    m_search->open();
}

void ChatPage::letGo(const ChatSession *session)
{
    if (session != m_session)
        return;
    ChatSession *next = nullptr;
    for (int row = 0; row < m_conversations.rowCount() && !next; ++row) {
        ChatSession *other = m_conversations.session(m_conversations.index(row));
        next = other != session ? other : nullptr;
    }
    present(next ? next : m_conversations.add(session));
}

} // namespace lineside
