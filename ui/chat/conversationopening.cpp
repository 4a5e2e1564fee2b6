// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationopening.h"

#include "chat/conversationlistmodel.h"
#include "ui/chat/conversationpanel.h"
#include "ui/chat/historysearchdialog.h"
#include "ui/chat/shownchat.h"
#include "ui/targets/targets.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

ConversationOpening::ConversationOpening(const Parts &parts, ActionRegistry &actions, QWidget *page)
    : QObject(page)
    , m_parts(parts)
    , m_page(page)
{
    connect(actions.add(u"chat.new"_s, tr("New chat"), QKeySequence::New, u"add"_s), &QAction::triggered, this, &ConversationOpening::newChat);
    connect(actions.add(u"chat.search"_s, tr("Search everything"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, u"search"_s), &QAction::triggered, this,
            &ConversationOpening::openSearch);
    connect(actions.add(u"chat.filter"_s, tr("Filter conversations"), {}, u"search"_s), &QAction::triggered, &parts.panel,
            &ConversationPanel::focusSearch);
    connect(&parts.panel, &ConversationPanel::newChatRequested, this, &ConversationOpening::newChat);
    connect(&parts.panel, &ConversationPanel::openRequested, this, [this](ConversationId conversation) { goTo(conversation); });
    connect(&parts.conversations, &ConversationListModel::opened, this, &ConversationOpening::takeOpened);
    connect(&parts.conversations, &ConversationListModel::openFailed, this, &ConversationOpening::sayNotOpened);
    connect(&parts.conversations, &ConversationListModel::aboutToRemove, this, &ConversationOpening::letGo);
    for (const auto change : {&ShownChat::shown, &ShownChat::turnsChanged, &ShownChat::draftChanged})
        connect(&parts.shown, change, this, &ConversationOpening::tellShown);
}

void ConversationOpening::newChat()
{
    m_mayReopen = false;
    const std::optional<Target> target = m_parts.shown.session().target();
    const QString systemPrompt = m_parts.shown.session().systemPrompt();
    ChatSession *session = m_parts.conversations.add();
    if (target && !session->target())
        session->setTarget(*target);
    if (session->systemPrompt().isEmpty())
        session->setSystemPrompt(systemPrompt);
    m_parts.shown.show(*session);
    Q_EMIT newChatShown();
}

void ConversationOpening::chooseTarget(const Target &target)
{
    m_mayReopen = false;
    if (!m_parts.shown.session().turns().isEmpty())
        newChat();
    m_parts.shown.session().setTarget(target);
}

void ConversationOpening::goOnWith(const Target &target)
{
    ChatSession &session = m_parts.shown.session();
    if (!isBlank() && session.target() && isSameWay(*session.target(), target))
        return;
    if (!isBlank() || m_reopening == ConversationId::None)
        return chooseTarget(target);
    m_wanted = target;
    session.setTarget(target);
}

bool ConversationOpening::isBlank() const
{
    const ChatSession &session = m_parts.shown.session();
    return session.isEmpty() && session.draft().isEmpty() && session.draftAttachments().isEmpty();
}

ConversationId ConversationOpening::shownConversation() const
{
    return isBlank() ? ConversationId::None : m_parts.shown.session().id();
}

void ConversationOpening::tellShown()
{
    const ConversationId shown = shownConversation();
    const bool isAwaited = shown == ConversationId::None && m_reopening != ConversationId::None;
    if (!isAwaited && std::exchange(m_told, shown) != shown)
        Q_EMIT conversationShown(shown);
}

void ConversationOpening::reopen(ConversationId conversation)
{
    if (conversation == ConversationId::None)
        return;
    m_reopening = conversation;
    m_told = conversation;
    m_mayReopen = true;
    m_parts.conversations.open(conversation);
}

void ConversationOpening::goTo(ConversationId conversation, MessageId message)
{
    m_reopening = ConversationId::None; // this one was chosen
    m_sought = message;
    m_parts.conversations.open(conversation);
}

void ConversationOpening::takeOpened(ChatSession *session)
{
    const bool isReopened = std::exchange(m_reopening, ConversationId::None) == session->id();
    // Whoever was quicker than the disk stays where they are.
    const std::optional<Target> wanted = std::exchange(m_wanted, std::nullopt);
    const bool isWanted = !wanted || (session->target() && isSameWay(*session->target(), *wanted));
    if (!isReopened || (m_mayReopen && isBlank() && isWanted)) {
        ChatSession &before = m_parts.shown.session();
        m_parts.shown.show(*session);
        if (isReopened && &before != session)
            m_parts.conversations.discardEmpty(&before); // nobody asked for it: it only stood there until the disk answered
    }
    if (const MessageId sought = std::exchange(m_sought, MessageId::None); m_parts.shown.is(session) && sought != MessageId::None)
        m_parts.transcript.showTurn(session->showMessage(sought));
}

void ConversationOpening::sayNotOpened(ConversationId conversation, const Error &error)
{
    const bool isReopened = std::exchange(m_reopening, ConversationId::None) == conversation;
    if (!isReopened || error.kind != Error::Kind::NotFound) // it was deleted elsewhere: nobody asked for it just now
        m_parts.banner.showError(error);
    m_sought = MessageId::None;
    tellShown();
    m_parts.panel.select(&m_parts.shown.session());
}

void ConversationOpening::letGo(const ChatSession *session)
{
    if (!m_parts.shown.is(session))
        return;
    ConversationListModel &conversations = m_parts.conversations;
    ChatSession *next = nullptr;
    for (int row = 0; row < conversations.rowCount() && !next; ++row) {
        ChatSession *other = conversations.session(conversations.index(row));
        next = other != session ? other : nullptr;
    }
    m_parts.shown.show(next ? *next : *conversations.add(session));
}

void ConversationOpening::openSearch()
{
    if (!m_search) {
        m_search = new HistorySearchDialog(m_parts.history, m_page);
        connect(m_search, &HistorySearchDialog::hitChosen, this, [this](ConversationId conversation, MessageId message) {
            m_search->hide();
            goTo(conversation, message);
        });
    }
    m_search->open();
}

} // namespace lineside
